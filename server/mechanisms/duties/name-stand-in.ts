import { standInRefusals } from '#domain/mechanisms/duties/refusals.ts'
import { mayStandIn } from '#domain/mechanisms/duties/stand-in-rule.ts'
import type { standInsContract } from '#domain/mechanisms/duties/stand-ins-contract.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { schedule } from '#server/kernel/timers.ts'
import { nameOfStaff, rolesOfStaff } from '../access/queries.ts'
import { rehold } from './stand-in-moves.ts'
import { cutStandIn, insertStandIn, lockStandIn } from './stand-ins.ts'

type Inputs = { [K in 'name' | 'end']: Parameters<Handlers<typeof standInsContract>[K]>[1] }

/** Names who works for an absent person; what is due in that time moves at once or when the absence begins. */
export async function nameStandIn(ctx: Ctx, input: Inputs['name']) {
  const { id, absentId, standInId, fromAt, toAt } = input
  const [absent, standIn] = [await person(ctx, absentId), await person(ctx, standInId)]
  ruled(mayStandIn(absent, standIn, { fromAt, toAt }, ctx.now))
  await insertStandIn(ctx, { id, absentId, standInId, fromAt, toAt, namedBy: staffId(ctx) })
  ctx.record({
    event: 'standIn.named',
    subject: { kind: 'standIn', id },
    data: { absent: absent.name, standIn: standIn.name, fromAt, toAt },
  })
  if (fromAt <= ctx.now) await rehold(ctx, absentId)
  else await schedule(ctx, 'duties.absent', absentId, fromAt)
  await schedule(ctx, 'duties.present', absentId, toAt)
  return { id }
}

/** Ends an absence before its time. */
export async function endStandIn(ctx: Ctx, input: Inputs['end']) {
  const period = found(await lockStandIn(ctx, input.id))
  if (period.toAt <= ctx.now) throw refuse(standInRefusals.over)
  await cutStandIn(ctx, input.id)
  ctx.record({
    event: 'standIn.ended',
    subject: { kind: 'standIn', id: input.id },
    data: { changed: { toAt: { from: period.toAt, to: ctx.now } } },
  })
  await rehold(ctx, period.absentId)
  return { id: input.id }
}

async function person(ctx: Ctx, id: string) {
  const roles = await rolesOfStaff(ctx, id)
  // Somebody without a role in this store does not exist for it.
  found(roles[0])
  return { id, name: await nameOfStaff(ctx, id), roles }
}
