import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { statementPaper } from '#domain/processes/settlement/papers/statement.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper, signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { billOf } from './bill.ts'
import { invoiceOf, paymentsOf, type StatementRow } from './queries.ts'
import { explanationOf, oldPartsOnBill } from './queries-final.ts'

/**
 * FRM-05: the statement as it ended, with what was received and what stays owed, who explained it and where the old
 * parts went. Made anew until the customer has signed it, and never after.
 */
export async function finishStatement(ctx: Ctx, statement: StatementRow): Promise<string | undefined> {
  const before = await currentPaper(ctx, statementPaper.kind, statement.id)
  if (!before || (await signedRoles(ctx, before.id)).has('customer')) return before?.id
  const { paidFen, arrearsFen } = await billOf(ctx, statement)
  const invoice = await invoiceOf(ctx, statement.id)
  const content = statementPaper.content.parse(before.content)
  const paid = (await paymentsOf(ctx, statement.id)).filter(payment => payment.state === 'succeeded')
  const { id } = await issuePaper(ctx, statementPaper, {
    subject: { kind: 'statement', id: statement.id },
    threadId: before.threadId,
    vehicleId: before.vehicleId,
    personId: before.personId,
    finder: before.finder.replace(` ${before.number}`, ''),
    content: {
      ...content,
      receivedFen: paidFen,
      arrearsFen,
      payments: paid.map(({ way, amountFen }) => ({ name: billWayTexts[way][0], amountFen })),
      invoiceNumber: invoice?.state === 'issued' ? invoice.number : null,
      oldParts: (await oldPartsOnBill(ctx, statement.id)) ?? content.oldParts,
      ...(await explanationOf(ctx, statement.orderId)),
    },
  })
  const signed = await signedRoles(ctx, id)
  const staff = { adviser: statement.checkedBy, cashier: statement.totalledBy }
  for (const [role, staffId] of Object.entries(staff))
    if (staffId !== null && !signed.has(role))
      await signPaper(ctx, { paperId: id, role, method: 'staff', signerName: await nameOfStaff(ctx, staffId) })
  return id
}

type Signature = { signerName: string; image: string; personId: string | null }

/** The customer's name under the bill, with the receipt of the car, unless it stands there already. */
export async function signFinished(ctx: Ctx, statement: StatementRow, signature: Signature): Promise<void> {
  const paperId = await finishStatement(ctx, statement)
  if (paperId === undefined || (await signedRoles(ctx, paperId)).has('customer')) return
  await signPaper(ctx, { paperId, role: 'customer', method: 'drawn', ...signature })
}

async function signedRoles(ctx: Ctx, paperId: string): Promise<Set<string>> {
  const standing = (await signaturesOn(ctx, paperId)).filter(row => row.voidedAt === null)
  return new Set(standing.map(row => row.role))
}
