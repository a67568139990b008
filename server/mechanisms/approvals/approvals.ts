import { newId } from '#domain/kernel/id.ts'
import type { TextParams } from '#domain/kernel/texts.ts'
import { isRole, type Role } from '#domain/mechanisms/access/roles.ts'
import { type Ctx, type Subject, staffId } from '#server/kernel/context.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { notify } from '../duties/notify.ts'
import {
  type ApprovalRow,
  closeApproval,
  insertApproval,
  lastGranted,
  lockAsked,
  type NewApprovalRow,
  namesOfGranters,
} from './queries.ts'

export type NewApproval = {
  kind: string
  subject: Subject
  threadId?: string | null | undefined
  amountFen?: number | null | undefined
  approverRole: Role
  /** Offices that must grant after that one, each by another person. */
  nextRoles?: readonly Role[]
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
    nextRoles: [...(input.nextRoles ?? [])],
    askedBy: staffId(ctx),
    askedAt: ctx.now,
  }
  await putQuestion(ctx, row, input.params ?? {})
  return row.id
}

/** The next office of the chain hears of a question the one before it granted. */
export async function passOn(ctx: Ctx, granted: ApprovalRow): Promise<void> {
  const [approverRole, ...nextRoles] = granted.nextRoles
  if (approverRole === undefined || !isRole(approverRole)) throw new Error('There is no office to ask after this one')
  const { storeId, kind, subjectKind, subjectId, threadId, amountFen, reason, askedBy } = granted
  const params = textParams(granted.params)
  const row = {
    ...{ id: newId(), storeId, kind, subjectKind, subjectId, threadId, amountFen, params: JSON.stringify(params) },
    ...{ approverRole, nextRoles, reason, askedBy, askedAt: ctx.now },
    ...{ firstId: granted.firstId ?? granted.id, step: granted.step + 1 },
  }
  await putQuestion(ctx, row, params)
}

async function putQuestion(ctx: Ctx, row: NewApprovalRow & { approverRole: Role }, params: TextParams): Promise<void> {
  await insertApproval(ctx, row)
  await notify(ctx, {
    to: { role: row.approverRole },
    kind: 'approval.asked',
    subject: { kind: 'approval', id: row.id },
    params: { ...params, approval: row.kind },
  })
  const { amountFen, approverRole, reason } = row
  recordApproval(ctx, row, 'approval.asked', { amountFen, approverRole, step: row.step ?? 1 }, reason)
}

/** The newest grant of that kind for the record, by all offices it passes; what it allows is for the caller to compare. */
export async function grantedApproval(ctx: Ctx, kind: string, subjectId: string) {
  return lastGranted(ctx, kind, subjectId)
}

/** Who has granted so far, by name and in order. */
export async function grantersOf(ctx: Ctx, kind: string, subjectId: string): Promise<string[]> {
  return namesOfGranters(ctx, kind, subjectId)
}

/** Takes back an open question that no longer stands: the amount changed, the record was closed. */
export async function withdrawApproval(ctx: Ctx, kind: string, subjectId: string): Promise<boolean> {
  const asked = await lockAsked(ctx, kind, subjectId)
  if (!asked) return false
  await endApproval(ctx, asked, 'withdrawn', '')
  return true
}

/** Ends a locked approval and tells the one who asked, unless another office decides after it. */
export async function endApproval(
  ctx: Ctx,
  asked: ApprovalRow,
  state: 'granted' | 'refused' | 'withdrawn',
  note: string,
): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await closeApproval(ctx, asked.id, { state, by, note, version: asked.version + 1 })
  recordApproval(ctx, asked, `approval.${state}`, { amountFen: asked.amountFen, step: asked.step }, note)
  if (state === 'withdrawn' || (state === 'granted' && asked.nextRoles.length > 0)) return
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
