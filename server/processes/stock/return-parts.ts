import { newId } from '#domain/kernel/id.ts'
import { formatQty } from '#domain/kernel/quantity.ts'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import type { SlipLineView } from '#domain/processes/stock/shapes.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { returnStock } from '#server/mechanisms/ledgers/stock.ts'
import { tellOrder } from './close-order-parts.ts'
import { coverRequests } from './cover-requests.ts'
import { mustWorkHere, paperLine } from './issue-parts.ts'
import { mustBeOpen, subjectOf } from './order-head.ts'
import { type OrderHead, orderHead } from './queries-orders.ts'
import { placesOf } from './queries-places.ts'
import { type LockedRequest, lockRequests, partTitle, saveRequest } from './queries-requests.ts'
import { insertSlip, lockSlip, slipLines } from './queries-slips.ts'
import { returnSlipPaper } from './slip-papers.ts'

type Input = Parameters<Handlers<typeof partsContract>['giveBack']>[1]
type Coming = Input['lines'][number] & { issued: SlipLineView; request: LockedRequest }

/** Parts come back from the workshop: onto the shelf at the cost they went out with, off the bill, onto a slip. */
export const giveBackParts: Handlers<typeof partsContract>['giveBack'] = async (ctx, input) => {
  const order = await orderHead(ctx, input.orderId)
  mustBeOpen(order)
  await mustWorkHere(ctx, input.broughtBy)
  const issueSlip = found(await lockSlip(ctx, input.issueSlipId))
  if (issueSlip.orderId !== order.id) throw refuse(stockRefusals.otherSlip)
  const coming = await whatComes(ctx, order, input)
  const back = coming.map(({ issued, qtyMilli }) => ({ partId: issued.partId, qtyMilli }))
  const moved = await returnStock(ctx, { subject: subjectOf(order.id), lines: back })
  await lowerNeeds(ctx, order, coming)
  const places = await placesOf(
    ctx,
    back.map(line => line.partId),
  )
  const slip = { id: input.id, note: input.note, workshopBy: await nameOfStaff(ctx, input.broughtBy) }
  const paper = await returnSlipPaper(
    ctx,
    order,
    { ...slip, issueNumber: issueSlip.number },
    coming.map(({ issued, request, qtyMilli, reason, condition }) => ({
      ...paperLine(request),
      ...places(issued.partId),
      unitPriceFen: issued.unitPriceFen,
      qtyMilli,
      reason,
      condition,
    })),
  )
  await insertSlip(
    ctx,
    {
      id: input.id,
      orderId: order.id,
      kind: 'return',
      number: paper.number,
      paperId: paper.id,
      issueSlipId: issueSlip.id,
      workshopBy: input.broughtBy,
      counterBy: staffId(ctx),
      note: input.note,
    },
    coming.map(({ issued, qtyMilli, reason, condition }, index) => ({
      id: newId(),
      requestId: issued.requestId,
      partId: issued.partId,
      qtyMilli,
      unitPriceFen: issued.unitPriceFen,
      costFen: moved[index]?.costFen ?? 0,
      movementId: moved[index]?.movementId ?? '',
      issueLineId: issued.id,
      reason,
      condition,
    })),
  )
  await tellOrder(ctx, order.id)
  ctx.record({
    event: 'parts.returned',
    subject: { kind: 'partSlip', id: input.id },
    threadId: order.id,
    data: {
      number: paper.number,
      broughtBy: slip.workshopBy,
      lines: coming.map(({ request, qtyMilli, reason }) => ({ part: partTitle(request), qtyMilli, reason })),
    },
  })
  return { id: input.id, number: paper.number, paperId: paper.id }
}

async function whatComes(ctx: Ctx, order: OrderHead, input: Input): Promise<Coming[]> {
  const issuedLines = (await slipLines(ctx, order.id)).filter(line => line.slipId === input.issueSlipId)
  const lines = input.lines.map(line => {
    const issued = issuedLines.find(each => each.id === line.lineId)
    if (!issued) throw refuse(stockRefusals.otherSlip)
    return { ...line, issued }
  })
  for (const issued of new Set(lines.map(line => line.issued))) {
    const wanted = lines.filter(line => line.issued === issued).reduce((sum, line) => sum + line.qtyMilli, 0)
    const open = issued.qtyMilli - issued.returnedMilli
    const params = { part: partTitle(issued), open: formatQty(open), wanted: formatQty(wanted) }
    if (wanted > open) throw refuse(stockRefusals.returnTooMuch, params)
  }
  const requests = await lockRequests(ctx, { ids: lines.map(line => line.issued.requestId) })
  return lines.map(line => ({ ...line, request: found(requests.find(each => each.id === line.issued.requestId)) }))
}

/** What comes back is not needed any more, unless another piece has to take its place. */
async function lowerNeeds(ctx: Ctx, order: OrderHead, coming: readonly Coming[]): Promise<void> {
  for (const request of new Set(coming.map(line => line.request))) {
    const mine = coming.filter(line => line.request === request)
    const back = mine.reduce((sum, line) => sum + line.qtyMilli, 0)
    const spared = mine.filter(line => !line.stillNeeded).reduce((sum, line) => sum + line.qtyMilli, 0)
    const wantedMilli = request.wantedMilli - spared
    const ended = wantedMilli === 0 ? { cancelledAt: ctx.now, cancelReason: '全部退回' } : {}
    await saveRequest(ctx, request.id, { issuedMilli: request.issuedMilli - back, wantedMilli, ...ended })
  }
  const ids = coming.filter(line => line.stillNeeded).map(line => line.request.id)
  if (ids.length > 0) await coverRequests(ctx, order, await lockRequests(ctx, { ids }))
}
