import type { activeBookingContract } from '#domain/processes/active-booking/contract.ts'
import { activeBookingRefusals } from '#domain/processes/active-booking/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { endProgrammeNow, insertProgramme, lockProgramme, programmesOf } from './queries-programmes.ts'
import { REFRESH_CANDIDATES } from './refresh-candidates.ts'

type Api = Handlers<typeof activeBookingContract>

export const listProgrammes: Api['programmes'] = async ctx => ({ rows: await programmesOf(ctx) })

/** Its cars are looked for at once; those of a later season come onto the list two weeks before it begins. */
export const saveProgramme: Api['saveProgramme'] = async (ctx, input) => {
  if (input.fromOn > input.toOn) throw refuse(activeBookingRefusals.period)
  const { id, name, fromOn, toOn, content, brands, powers, minAgeMonths } = input
  const columns = { id, name, fromOn, toOn, content, brands, powers, minAgeMonths }
  await insertProgramme(ctx, { ...columns, storeId: ctx.store.id, createdAt: ctx.now, createdBy: staffId(ctx) })
  await enqueue(ctx, REFRESH_CANDIDATES, ctx.store.id)
  ctx.record({ event: 'programme.saved', subject: { kind: 'programme', id }, data: { name, fromOn, toOn } })
  return { id, version: 1 }
}

export const endProgramme: Api['endProgramme'] = async (ctx, input) => {
  const programme = found(await lockProgramme(ctx, input.id))
  await checkVersion(ctx, programme, input.version)
  if (programme.endedAt !== null) throw refuse(activeBookingRefusals.programmeEnded)
  const version = await endProgrammeNow(ctx, programme.id)
  await enqueue(ctx, REFRESH_CANDIDATES, ctx.store.id)
  ctx.record({
    event: 'programme.ended',
    subject: { kind: 'programme', id: programme.id },
    reason: input.reason ?? undefined,
  })
  return { id: programme.id, version }
}
