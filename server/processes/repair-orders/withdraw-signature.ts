import type { Ctx } from '#server/kernel/context.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import type { OrderRecord } from './queries.ts'

/** A change after presenting takes order and contract out of force: the customer has to be asked again (SYS-03). */
export async function withdrawSignature(ctx: Ctx, order: OrderRecord, reason: string): Promise<void> {
  if (order.authorisation === 'draft') return
  for (const kind of ['FRM-01', 'FRM-18']) {
    const paper = await currentPaper(ctx, kind, order.id)
    if (paper) await voidPaper(ctx, paper.id, reason)
  }
  await ctx.db
    .updateTable('repairOrders')
    .set({ authorisation: 'draft', signedAt: null })
    .where('id', '=', order.id)
    .execute()
  await ctx.db
    .updateTable('orderLines')
    .set({ approvedAt: null, agreedFen: null, state: 'proposed' })
    .where('orderId', '=', order.id)
    .where('state', '=', 'approved')
    .execute()
  ctx.record({
    event: 'order.signatureWithdrawn',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    reason,
  })
}
