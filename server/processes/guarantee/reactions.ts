import { on, type Reaction } from '#server/kernel/signals.ts'
import { gateOpened } from '../gate/signals.ts'
import { orderAuthorised, orderOpened, presentationAsked } from '../repair-orders/signals.ts'
import { workFinished } from '../workshop/signals.ts'
import { watchOrder } from './clocks.ts'
import { recordCost } from './decide.ts'
import { askAboutFaults, nameBlocker } from './early.ts'
import { findComebacks } from './find-comebacks.ts'

export const guaranteeReactions: readonly Reaction[] = [
  on(orderOpened, async (ctx, { orderId }) => {
    await findComebacks(ctx, orderId)
    await askAboutFaults(ctx, orderId)
  }),
  on(presentationAsked, (ctx, { order, blockers }) => nameBlocker(ctx, order, blockers)),
  on(orderAuthorised, async (ctx, { orderId }) => {
    await findComebacks(ctx, orderId)
    await watchOrder(ctx, orderId)
  }),
  // Add-ons came to it meanwhile.
  on(workFinished, (ctx, { orderId }) => findComebacks(ctx, orderId)),
  on(gateOpened, async (ctx, { orderId }) => {
    if (orderId !== null) await recordCost(ctx, orderId)
  }),
]
