import { on, type Reaction } from '#server/kernel/signals.ts'
import { askVerdict } from '../diagnosis/ask-verdict.ts'
import { jobFinished } from '../workshop/signals.ts'
import { closeReworks } from './queries.ts'
import { orderPassed } from './signals.ts'

export const qualityReactions: readonly Reaction[] = [
  on(orderPassed, (ctx, { orderId }) => askVerdict(ctx, orderId)),
  on(jobFinished, (ctx, { orderId, lineId }) => closeReworks(ctx, orderId, [lineId])),
]
