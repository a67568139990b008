import type { dutiesContract } from '#domain/mechanisms/duties/contract.ts'
import { dutyRefusals } from '#domain/mechanisms/duties/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { actingFor, holds } from './acting.ts'
import { finish } from './duties.ts'
import type { DutyKinds } from './present.ts'
import { lockDuty } from './queries.ts'

type Input = Parameters<Handlers<typeof dutiesContract>['finish']>[1]

/** Ticks a duty off by hand, where its definition allows that nothing else shows it was done. */
export async function finishDuty(ctx: Ctx, kinds: DutyKinds, input: Input) {
  const duty = found(await lockDuty(ctx, input.id))
  if (!holds(await actingFor(ctx), duty)) throw refuse(dutyRefusals.notHolder)
  if (duty.state !== 'open') throw refuse(dutyRefusals.notOpen)
  if (kinds.get(duty.kind)?.byHand !== true) throw refuse(dutyRefusals.notByHand)
  await checkVersion(ctx, duty, input.version)
  await finish(ctx, duty, 'done', input.note ? { note: input.note } : undefined)
  return { id: duty.id, version: duty.version + 1 }
}
