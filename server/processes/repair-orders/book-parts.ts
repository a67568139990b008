import { splitFen } from '#domain/kernel/money.ts'
import { lineAmountFen } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type LineRecord, linesOf, liveLines } from './queries.ts'
import { savePartsOnLine } from './queries-parts.ts'

type Booked = {
  orderId: string
  lines: readonly { orderLineId: string; issuedMilli: number; costFen: number }[]
  final: boolean
}

/**
 * What the parts counter booked onto the order's lines. Costs are kept as they come (SET-10); when nothing more moves,
 * a line is billed by what was really built in, and one of which nothing was is not billed at all (PRT-18).
 */
export async function bookParts(ctx: Ctx, { orderId, lines, final }: Booked): Promise<void> {
  const changed: { name: string; from: number; to: number }[] = []
  for (const line of liveLines(await linesOf(ctx, orderId))) {
    const booked = lines.find(each => each.orderLineId === line.id)
    if (!booked) continue
    const bills = final && booked.issuedMilli !== line.qtyMilli
    await savePartsOnLine(ctx, line.id, { costFen: booked.costFen, ...(bills ? billed(line, booked.issuedMilli) : {}) })
    if (bills) changed.push({ name: line.name, from: line.qtyMilli, to: booked.issuedMilli })
  }
  if (changed.length === 0) return
  ctx.record({
    event: 'order.partsBooked',
    subject: { kind: 'order', id: orderId },
    threadId: orderId,
    data: { changed },
  })
}

function billed(line: LineRecord, issuedMilli: number) {
  if (issuedMilli === 0) return { state: 'cancelled' as const }
  const amountFen = lineAmountFen({ ...line, qtyMilli: issuedMilli })
  // A discount on two pieces is for each of them: of one it is the half.
  const [discountFen = 0] = splitFen(line.discountFen, [issuedMilli, Math.max(0, line.qtyMilli - issuedMilli)])
  return { qtyMilli: issuedMilli, amountFen, discountFen }
}
