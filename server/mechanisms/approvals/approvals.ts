import { newId } from '#domain/kernel/id.ts'
import type { TextParams } from '#domain/kernel/texts.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import { type Ctx, type Subject, staffId } from '#server/kernel/context.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { notify } from '../duties/notify.ts'
import { type ApprovalRow, closeApproval, insertApproval, lastGranted, lockAsked } from './queries.ts'

export type NewApproval = {
  kind: string
  subject: Subject
  threadId?: string | null | undefined
  amountFen?: number | null | undefined
  approverRole: Role
  reason: string
  /** What the inbox shows with it; no personal data. */
  params?: TextParams
}

/** Asks whoever holds the role; one question of a kind may be open for a record. Returns its id. */
export async function askApproval(ctx: Ctx, input: NewApproval): Promise<string> {
  const row = {
    id: newId(),
    storeId: ctx.store.id,
    kind: input.kind,
    subjectKind: input.subject.kind,
    subjectId: input.subject.id,
    threadId: input.threadId ?? null,
    amountFen: input.amountFen ?? null,
    params: JSON.stringify(input.params ?? {}),
    approverRole: input.approverRole,
    reason: input.reason,
    askedBy: staffId(ctx),
    askedAt: ctx.now,
  }
  await insertApproval(ctx, row)
  await notify(ctx, {
    to: { role: input.approverRole },
    kind: 'approval.asked',
    subject: { kind: 'approval', id: row.id },
    params: { ...input.params, approval: input.kind },
  })
  recordApproval(ctx, row, 'approval.asked', { amountFen: row.amountFen, approverRole: row.approverRole }, input.reason)
  return row.id
}

/** The newest grant of that kind for the record; what it allows is for the caller to compare. */
export async function grantedApproval(ctx: Ctx, kind: string, subjectId: string) {
  return lastGranted(ctx, kind, subjectId)
}

/** Takes back an open question that no longer stands: the amount changed, the record was closed. */
export async function withdrawApproval(ctx: Ctx, kind: string, subjectId: string): Promise<boolean> {
  const asked = await lockAsked(ctx, kind, subjectId)
  if (!asked) return false
  await endApproval(ctx, asked, 'withdrawn', '')
  return true
}

/** Ends a locked approval and tells the one who asked. */
export async function endApproval(
  ctx: Ctx,
  asked: ApprovalRow,
  state: 'granted' | 'refused' | 'withdrawn',
  note: string,
): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await closeApproval(ctx, asked.id, { state, by, note, version: asked.version + 1 })
  recordApproval(ctx, asked, `approval.${state}`, { amountFen: asked.amountFen }, note)
  if (state === 'withdrawn') return
  await notify(ctx, {
    to: { staffId: asked.askedBy },
    kind: `approval.${state}`,
    subject: { kind: 'approval', id: asked.id },
    params: { ...textParams(asked.params), approval: asked.kind },
  })
}

type Recorded = { id: string; kind: string; threadId: string | null; subjectKind: string; subjectId: string }

function recordApproval(ctx: Ctx, row: Recorded, event: string, data: Record<string, unknown>, reason: string): void {
  ctx.record({
    event,
    subject: { kind: 'approval', id: row.id },
    threadId: row.threadId,
    data: { approval: row.kind, subjectKind: row.subjectKind, subjectId: row.subjectId, ...data },
    reason: reason === '' ? undefined : reason,
  })
}
