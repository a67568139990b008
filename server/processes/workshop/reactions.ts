import { on, type Reaction } from '#server/kernel/signals.ts'
import { orderAuthorised } from '../repair-orders/signals.ts'
import { askWashAfterSigning } from './wash.ts'

export const workshopReactions: readonly Reaction[] = [
  on(orderAuthorised, (ctx, { orderId, visitId }) => askWashAfterSigning(ctx, orderId, visitId)),
]
