import { addDaysOn } from '#domain/kernel/time.ts'
import { differenceApproval, reopenApproval } from '#domain/processes/drawer/approvals.ts'
import type { drawerContract } from '#domain/processes/drawer/contract.ts'
import { drawerClosingPaper } from '#domain/processes/drawer/papers/drawer-closing.ts'
import { drawerApprover } from '#domain/processes/drawer/policies.ts'
import { drawerRefusals } from '#domain/processes/drawer/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval, withdrawApproval } from '#server/mechanisms/approvals/approvals.ts'
import type { ApprovalSignal } from '#server/mechanisms/approvals/signals.ts'
import { holdDrawer, sealDrawer } from '#server/mechanisms/ledgers/seal-drawer.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { bookClosing } from './book-closing.ts'
import { cashDifference } from './close-drawer.ts'
import { type ClosingRecord, countsOf, lastInForce, lockClosing, reasonAsked, saveClosing } from './queries.ts'

type Api = Handlers<typeof drawerContract>

const subjectOf = (closing: ClosingRecord) => ({ kind: 'drawerClosing', id: closing.id })

/** A closed day is opened again only when somebody else allows it. */
export const askReopen: Api['askReopen'] = async (ctx, input) => {
  const closing = found(await lockClosing(ctx, input.id))
  await checkVersion(ctx, closing, input.version)
  if (closing.state === 'asked') throw refuse(drawerRefusals.undecided)
  await checkLast(ctx, closing)
  const approvalId = await askApproval(ctx, {
    kind: reopenApproval.kind,
    subject: subjectOf(closing),
    amountFen: null,
    approverRole: await policy(ctx, drawerApprover),
    reason: input.reason,
    params: { number: closing.number },
  })
  ctx.record({ event: 'drawer.reopenAsked', subject: subjectOf(closing), reason: input.reason })
  return { approvalId }
}

/** Nobody has stood for the count yet, so the cashier may still take it back and count again. */
export const withdrawCount: Api['withdraw'] = async (ctx, input) => {
  const asked = found(await lockClosing(ctx, input.id))
  if (asked.cashierId !== staffId(ctx)) throw refuse(drawerRefusals.notYours)
  await checkVersion(ctx, asked, input.version)
  if (asked.state !== 'asked') throw refuse(drawerRefusals.decided)
  await withdrawApproval(ctx, differenceApproval.kind, asked.id)
  const version = await openAgain(ctx, asked, { state: 'withdrawn' })
  ctx.record({ event: 'drawer.withdrawn', subject: subjectOf(asked) })
  return { id: asked.id, version }
}

/** The decision about a difference, or about opening a day again. */
export async function drawerDecided(
  ctx: Ctx,
  { kind, subject, granted, by, approvalId }: ApprovalSignal,
): Promise<void> {
  if (kind !== differenceApproval.kind && kind !== reopenApproval.kind) return
  const closing = found(await lockClosing(ctx, subject.id))
  if (kind === differenceApproval.kind) await differenceDecided(ctx, closing, granted, by)
  else await reopeningDecided(ctx, closing, granted, { by, approvalId })
}

async function differenceDecided(ctx: Ctx, closing: ClosingRecord, granted: boolean, by: string): Promise<void> {
  if (closing.state !== 'asked') return
  const decided = { decidedBy: by, decidedAt: ctx.now }
  if (!granted) {
    await openAgain(ctx, closing, { state: 'refused', ...decided })
    ctx.record({ event: 'drawer.refused', subject: subjectOf(closing) })
    return
  }
  await saveClosing(ctx, closing, { state: 'closed', ...decided })
  const paper = await currentPaper(ctx, drawerClosingPaper.kind, closing.id)
  if (paper) await signPaper(ctx, { paperId: paper.id, role: 'approver', method: 'staff', signerName: ctx.actor.name })
  ctx.record({ event: 'drawer.agreed', subject: subjectOf(closing), data: { offFen: closing.offFen } })
}

type Decision = { by: string; approvalId: string }

async function reopeningDecided(ctx: Ctx, closing: ClosingRecord, granted: boolean, decision: Decision): Promise<void> {
  if (!granted) {
    ctx.record({ event: 'drawer.reopenRefused', subject: subjectOf(closing) })
    return
  }
  await checkLast(ctx, closing)
  const reason = await reasonAsked(ctx, decision.approvalId)
  await openAgain(ctx, closing, {
    state: 'reopened',
    reopenedBy: decision.by,
    reopenedAt: ctx.now,
    reopenReason: reason,
  })
  ctx.record({ event: 'drawer.reopened', subject: subjectOf(closing), data: { throughOn: closing.throughOn }, reason })
}

/** Days are opened from the last one back: what a later closing started from must not change under it. */
async function checkLast(ctx: Ctx, closing: ClosingRecord): Promise<void> {
  if (closing.state !== 'closed') throw refuse(drawerRefusals.notInForce)
  const last = await lastInForce(ctx, closing.cashierId)
  if (last && last.id !== closing.id) throw refuse(drawerRefusals.laterClosing, { number: last.number })
}

/** The days are open again and the till stands as it did before the count. */
async function openAgain(
  ctx: Ctx,
  closing: ClosingRecord,
  columns: Parameters<typeof saveClosing>[2],
): Promise<number> {
  await holdDrawer(ctx, closing.cashierId)
  const before = addDaysOn(closing.fromOn, -1)
  await sealDrawer(ctx, closing.cashierId, before)
  await bookClosing(ctx, closing, cashDifference(await countsOf(ctx, closing.id)), -1)
  const paper = await currentPaper(ctx, drawerClosingPaper.kind, closing.id)
  if (paper) await voidPaper(ctx, paper.id, '日结已撤销')
  return saveClosing(ctx, closing, columns)
}
