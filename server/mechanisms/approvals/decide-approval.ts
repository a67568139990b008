import type { approvalsContract } from '#domain/mechanisms/approvals/contract.ts'
import { mayDecide, mayWithdraw } from '#domain/mechanisms/approvals/decision.ts'
import { approvalRefusals } from '#domain/mechanisms/approvals/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { actingFor } from '../duties/acting.ts'
import { endApproval, passOn } from './approvals.ts'
import { grantersBefore, lockApproval } from './queries.ts'
import { approvalDecided, approvalWithdrawn } from './signals.ts'

type Inputs = { [K in 'decide' | 'withdraw']: Parameters<Handlers<typeof approvalsContract>[K]>[1] }

/** Grants or refuses; the process that asked hears of the last word in the same transaction. */
export async function decideApproval(ctx: Ctx, input: Inputs['decide']) {
  const asked = found(await lockApproval(ctx, input.id))
  ruled(mayDecide({ ...asked, grantedBy: await grantersBefore(ctx, asked) }, await actingFor(ctx)))
  await checkVersion(ctx, asked, input.version)
  const note = input.note ?? ''
  if (!input.granted && note === '') throw refuse(approvalRefusals.noteMissing)
  await endApproval(ctx, asked, input.granted ? 'granted' : 'refused', note)
  const saved = { id: asked.id, version: asked.version + 1 }
  if (input.granted && asked.nextRoles.length > 0) {
    await passOn(ctx, asked)
    return saved
  }
  await emit(ctx, approvalDecided, {
    approvalId: asked.id,
    kind: asked.kind,
    subject: { kind: asked.subjectKind, id: asked.subjectId },
    threadId: asked.threadId,
    granted: input.granted,
    amountFen: asked.amountFen,
    by: staffId(ctx),
    note,
  })
  return saved
}

/** Takes back one's own question. */
export async function withdrawOwn(ctx: Ctx, input: Inputs['withdraw']) {
  const asked = found(await lockApproval(ctx, input.id))
  ruled(mayWithdraw(asked, staffId(ctx)))
  await checkVersion(ctx, asked, input.version)
  await endApproval(ctx, asked, 'withdrawn', '')
  const subject = { kind: asked.subjectKind, id: asked.subjectId }
  await emit(ctx, approvalWithdrawn, { approvalId: asked.id, kind: asked.kind, subject })
  return { id: asked.id, version: asked.version + 1 }
}
