import { isRole } from '#domain/mechanisms/access/roles.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { notify } from './notify.ts'

export type NoticedDuty = {
  id: string
  kind: string
  subjectKind: string
  subjectId: string
  threadId: string | null
  ownerRole: string
  ownerId: string | null
  standInId: string | null
  params: unknown
}

/** A notice to whoever must do it now: the stand-in, else the owner, else everyone of the role. Nobody is told of what they do themselves. */
export async function tellHolder(ctx: Ctx, duty: NoticedDuty, kind: string): Promise<void> {
  const holder = duty.standInId ?? duty.ownerId
  if (holder !== null && holder === staffIdOrNull(ctx)) return
  if (holder !== null) await notify(ctx, { to: { staffId: holder }, ...noticeOf(duty, kind) })
  else await tellRole(ctx, duty, duty.ownerRole, kind)
}

export async function tellRole(ctx: Ctx, duty: NoticedDuty, role: string, kind: string): Promise<void> {
  if (isRole(role)) await notify(ctx, { to: { role }, ...noticeOf(duty, kind) })
}

function noticeOf(duty: NoticedDuty, kind: string) {
  const threadId = duty.threadId ?? duty.subjectId
  return {
    kind,
    subject: { kind: duty.subjectKind, id: duty.subjectId },
    params: { ...textParams(duty.params), duty: duty.kind, dutyId: duty.id, threadId },
  }
}
