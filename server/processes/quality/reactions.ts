import { on, type Reaction } from '#server/kernel/signals.ts'
import { jobFinished } from '../workshop/signals.ts'
import { closeReworks } from './queries.ts'

export const qualityReactions: readonly Reaction[] = [
  on(jobFinished, (ctx, { orderId, lineId }) => closeReworks(ctx, orderId, [lineId])),
]
