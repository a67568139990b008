import type { resourcesContract } from '#domain/mechanisms/resources/contract.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { bookingsOf, bookResource, moveBooking, releaseBooking } from './bookings.ts'
import { lockResource } from './queries.ts'

type Api = Handlers<typeof resourcesContract>

const CLOSURE = 'closure'

/** The same span that bookings take: the database refuses it while a car is expected there, and names which. */
export const closeResource: Api['close'] = async (ctx, input) => {
  if (input.to <= ctx.now) throw refuse(resourceRefusals.past)
  const resource = found(await lockResource(ctx, input.id))
  const { from, to, purpose, reason, closureId } = input
  const subject = { kind: CLOSURE, id: closureId }
  await bookResource(ctx, { resourceId: resource.id, from, to, purpose, subject, label: reason })
  ctx.record({
    event: 'resource.closed',
    subject: { kind: 'resource', id: resource.id },
    data: { name: resource.name, from, to, purpose },
    reason,
  })
  return { id: closureId }
}

/** One that has begun ends now, one to come is off; what was stays to be read. */
export const reopenResource: Api['reopen'] = async (ctx, input) => {
  const resource = found(await lockResource(ctx, input.id))
  const spans = await bookingsOf(ctx, input.closureId)
  const span = found(spans.find(item => item.resourceId === resource.id && item.subjectKind === CLOSURE))
  if (span.endAt <= ctx.now) throw refuse(resourceRefusals.past)
  if (span.startAt < ctx.now) await moveBooking(ctx, { id: span.id, from: span.startAt, to: ctx.now })
  else await releaseBooking(ctx, span.id)
  ctx.record({
    event: 'resource.reopened',
    subject: { kind: 'resource', id: resource.id },
    data: { name: resource.name, from: span.startAt, to: span.endAt },
  })
  return { id: input.closureId }
}
