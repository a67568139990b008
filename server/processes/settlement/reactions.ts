import { on, type Reaction } from '#server/kernel/signals.ts'
import { paymentKnown } from '#server/mechanisms/outside/signals.ts'
import { applyPayment, failPayment } from './take-payment.ts'

export const settlementReactions: readonly Reaction[] = [
  on(paymentKnown, async (ctx, { paymentId, state, ref }) => {
    if (state === 'succeeded') await applyPayment(ctx, paymentId, ref)
    else await failPayment(ctx, paymentId)
  }),
]
