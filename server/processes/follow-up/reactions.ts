import { on, type Reaction } from '#server/kernel/signals.ts'
import { orderLeft } from '../delivery/signals.ts'
import { visitClosed } from '../reception/signals.ts'
import { planAfterConsultation, planAfterOrder } from './plan-visit.ts'

export const followUpReactions: readonly Reaction[] = [
  on(orderLeft, (ctx, { orderId, visitId }) => planAfterOrder(ctx, visitId, orderId)),
  on(visitClosed, async (ctx, { visitId, outcome }) => {
    if (outcome === 'consulted' || outcome === 'declined' || outcome === 'diagnosedOnly')
      await planAfterConsultation(ctx, visitId)
  }),
]
