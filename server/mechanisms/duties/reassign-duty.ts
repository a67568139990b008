import type { dutiesContract } from '#domain/mechanisms/duties/contract.ts'
import { dutyRefusals } from '#domain/mechanisms/duties/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff, rolesOfStaff } from '../access/queries.ts'
import { tellHolder } from './holder.ts'
import { lockDuty, setHolder } from './queries.ts'
import { standInOf } from './stand-ins.ts'

type Input = Parameters<Handlers<typeof dutiesContract>['reassign']>[1]

/** Gives an open duty to another person of the store, with a reason. */
export async function reassignDuty(ctx: Ctx, input: Input) {
  const duty = found(await lockDuty(ctx, input.id))
  if (duty.state !== 'open') throw refuse(dutyRefusals.notOpen)
  await checkVersion(ctx, duty, input.version)
  const roles = await rolesOfStaff(ctx, input.ownerId)
  if (roles.length === 0) throw refuse(dutyRefusals.notHere, { name: (await nameOfStaff(ctx, input.ownerId)) || '—' })
  const holder = { ownerId: input.ownerId, standInId: await standInOf(ctx, input.ownerId) }
  await setHolder(ctx, duty.id, holder)
  await tellHolder(ctx, { ...duty, ...holder }, 'duty.reassigned')
  ctx.record({
    event: 'duty.reassigned',
    subject: { kind: 'duty', id: duty.id },
    threadId: duty.threadId,
    data: { duty: duty.kind, changed: { ownerId: { from: duty.ownerId, to: input.ownerId } } },
    reason: input.reason,
  })
  return { id: duty.id, version: duty.version + 1 }
}
