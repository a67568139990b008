import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { refundApprovalKind } from '#domain/processes/settlement/approvals.ts'
import { refundReceiptPaper } from '#domain/processes/settlement/papers/refund-receipt.ts'
import { refundKindTexts } from '#domain/processes/settlement/states.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { grantersOf } from '#server/mechanisms/approvals/approvals.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder } from '../repair-orders/queries.ts'
import type { StatementRow } from './queries.ts'
import type { RefundRow } from './queries-refunds.ts'

/** The customer's paper for what went back; scanned payments have nobody at the till who could sign it. */
export async function issueRefundReceipt(
  ctx: Ctx,
  statement: StatementRow,
  refund: RefundRow,
  providerRef: string | null,
): Promise<void> {
  const order = found(await findOrder(ctx, statement.orderId))
  const { customer, vehicle, finder, ownerId } = await partiesOfOrder(ctx, order)
  const cashierId = staffIdOrNull(ctx)
  const cashier = cashierId === null ? null : await nameOfStaff(ctx, cashierId)
  const paper = await issuePaper(ctx, refundReceiptPaper, {
    subject: { kind: 'refund', id: refund.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: ownerId,
    finder,
    content: {
      kind: refundKindTexts[refund.kind][0],
      orderNumber: order.number,
      statementNumber: statement.number,
      customer,
      vehicle,
      amountFen: refund.amountFen,
      payWay: billWayTexts[refund.way][0],
      providerRef,
      paidAt: ctx.now,
      reason: refund.reason,
      approvedBy: (await grantersOf(ctx, refundApprovalKind.kind, refund.id)).join('、'),
      cashier,
    },
  })
  if (cashier !== null)
    await signPaper(ctx, { paperId: paper.id, role: 'cashier', method: 'staff', signerName: cashier })
}
