import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { draftPdf } from '#server/mechanisms/papers/print-paper.ts'
import { orderContent } from './paper-contents.ts'
import { partiesOfOrder } from './parties.ts'
import { findOrder, linesOf, liveLines } from './queries.ts'

/** APT-16: the order paper before anybody signs. It is marked as a draft, kept nowhere and draws no number. */
export const preprintOrder: Handlers<typeof repairOrdersContract>['preprint'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  if (order.authorisation !== 'draft' || order.cancelledAt !== null) throw refuse(orderRefusals.presentedAlready)
  if (liveLines(await linesOf(ctx, order.id)).length === 0) throw refuse(orderRefusals.noLines)
  if (order.promisedAt === null) throw refuse(orderRefusals.noPromise)
  const parties = await partiesOfOrder(ctx, order)
  const content = await orderContent(ctx, order, order.number ?? '（未编号）', parties)
  const bytes = await draftPdf(ctx, repairOrderPaper, content)
  return new File([new Uint8Array(bytes)], `${parties.plate}.pdf`, { type: 'application/pdf' })
}
