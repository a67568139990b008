import { enqueue } from '#server/kernel/jobs.ts'
import { on, type Reaction } from '#server/kernel/signals.ts'
import { approvalDecided, approvalWithdrawn } from '#server/mechanisms/approvals/signals.ts'
import { partyBack, paymentKnown } from '#server/mechanisms/outside/signals.ts'
import { demandDecided, demandWithdrawn } from './demands.ts'
import { ISSUE_INVOICE } from './invoices.ts'
import { askedInvoices, waitingPayments } from './queries.ts'
import { askAgain } from './reconcile.ts'
import { refundDecided, refundWithdrawn } from './refunds.ts'
import { applyPayment, failPayment } from './take-payment.ts'

export const settlementReactions: readonly Reaction[] = [
  on(approvalDecided, refundDecided),
  on(approvalWithdrawn, refundWithdrawn),
  on(approvalDecided, demandDecided),
  on(approvalWithdrawn, demandWithdrawn),
  on(paymentKnown, async (ctx, { paymentId, state, ref }) => {
    if (state === 'succeeded') await applyPayment(ctx, paymentId, ref)
    else await failPayment(ctx, paymentId)
  }),
  // A customer stands at the counter: what waits goes on at once and not after the queue's patience.
  on(partyBack, async (ctx, { party }) => {
    if (party === 'payment') for (const payment of await waitingPayments(ctx)) await askAgain(ctx, payment)
    if (party === 'invoice') for (const id of await askedInvoices(ctx)) await enqueue(ctx, ISSUE_INVOICE, id)
  }),
]
