import { on, type Reaction } from '#server/kernel/signals.ts'
import { approvalDecided } from '#server/mechanisms/approvals/signals.ts'
import { orderAuthorised } from '../repair-orders/signals.ts'
import { overtimeDecided } from './overtime.ts'
import { askWashAfterSigning } from './wash.ts'

export const workshopReactions: readonly Reaction[] = [
  on(approvalDecided, overtimeDecided),
  on(orderAuthorised, (ctx, { orderId, visitId }) => askWashAfterSigning(ctx, orderId, visitId)),
]
