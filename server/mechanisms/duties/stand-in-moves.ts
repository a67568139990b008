import type { Ctx } from '#server/kernel/context.ts'
import { recordDuty } from './duties.ts'
import { tellHolder } from './holder.ts'
import { type DutyRow, lockDutiesOfOwners, setHolder } from './queries.ts'
import { absentBehind, standInOf } from './stand-ins.ts'

/**
 * At the start and at the end of an absence: the person's open duties, and those the person holds for others, go to
 * whoever must do them now. The owner stays named.
 */
export async function rehold(ctx: Ctx, staffId: string): Promise<void> {
  const owners = [staffId, ...(await absentBehind(ctx, staffId))]
  for (const duty of await lockDutiesOfOwners(ctx, owners)) {
    const moved = await holdRightly(ctx, duty)
    if (moved !== duty) await tellHolder(ctx, moved, 'duty.handedOver')
  }
}

/** Gives an owner's duty to whoever must do it now. */
export async function holdRightly(ctx: Ctx, duty: DutyRow): Promise<DutyRow> {
  const standInId = duty.ownerId === null ? null : await standInOf(ctx, duty.ownerId)
  if (standInId === duty.standInId) return duty
  await setHolder(ctx, duty.id, { ownerId: duty.ownerId, standInId })
  recordDuty(ctx, duty, standInId === null ? 'duty.handedBack' : 'duty.handedOver', {
    changed: { standInId: { from: duty.standInId, to: standInId } },
  })
  return { ...duty, standInId }
}
