import { on, type Reaction } from '#server/kernel/signals.ts'
import { paperSigned } from '#server/mechanisms/papers/signals.ts'
import { partsBooked } from '#server/processes/stock/signals.ts'
import { addOnAgreed } from './answer-add-on.ts'
import { bookParts } from './book-parts.ts'
import { orderSigned } from './order-signed.ts'

/** What an order does when a paper of its own is signed, on the tablet or behind a link, and when parts go onto it. */
export const repairOrderReactions: readonly Reaction[] = [
  on(paperSigned, async (ctx, { kind, subject, role }) => {
    if (role !== 'customer') return
    const channel = ctx.actor.kind === 'customer' ? 'link' : 'tablet'
    if (kind === 'FRM-01') await orderSigned(ctx, subject.id, channel)
    if (kind === 'FRM-02') await addOnAgreed(ctx, subject.id, channel)
  }),
  on(partsBooked, bookParts),
]
