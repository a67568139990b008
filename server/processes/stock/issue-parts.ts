import { newId } from '#domain/kernel/id.ts'
import { sumFen } from '#domain/kernel/money.ts'
import { formatQty } from '#domain/kernel/quantity.ts'
import { sumQty } from '#domain/mechanisms/ledgers/stock-rule.ts'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import { mayIssueGrade, partsGrade } from '#domain/processes/stock/part-grade-rule.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff, rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { issueStock } from '#server/mechanisms/ledgers/stock.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { tellOrder } from './close-order-parts.ts'
import { stillOpen, uncovered } from './cover-requests.ts'
import { mustBeOpen, mustBeSigned, subjectOf } from './order-head.ts'
import { orderHead } from './queries-orders.ts'
import { placesOf } from './queries-places.ts'
import { isApproved, type LockedRequest, lockRequests, partTitle, saveRequest } from './queries-requests.ts'
import { insertSlip } from './queries-slips.ts'
import { followShortage } from './shortages.ts'
import { issueSlipPaper } from './slip-papers.ts'

type Going = { request: LockedRequest; qtyMilli: number; fromReserve: number }

/** Parts go over the counter to a technician: off the shelf, onto the order at their cost, and onto a signed slip. */
export const issueParts: Handlers<typeof partsContract>['issue'] = async (ctx, input) => {
  const order = await orderHead(ctx, input.orderId)
  mustBeOpen(order)
  mustBeSigned(order)
  await mustWorkHere(ctx, input.takenBy)
  const going = await whatGoes(ctx, order.id, input.lines)
  for (const { request, qtyMilli, fromReserve } of going) {
    await saveRequest(ctx, request.id, {
      issuedMilli: request.issuedMilli + qtyMilli,
      reservedMilli: request.reservedMilli - fromReserve,
    })
    // More than was put aside goes out: what is on order for it is needed so much less.
    await followShortage(ctx, order, request, uncovered(request) - (qtyMilli - fromReserve))
  }
  const moved = await takeFromShelf(ctx, order.id, going)
  const places = await placesOf(
    ctx,
    going.map(each => each.request.partId),
  )
  const slip = { id: input.id, note: input.note, workshopBy: await nameOfStaff(ctx, input.takenBy) }
  const paper = await issueSlipPaper(
    ctx,
    order,
    slip,
    going.map(({ request, qtyMilli }) => ({ ...paperLine(request), ...places(request.partId), qtyMilli })),
  )
  await insertSlip(
    ctx,
    {
      id: input.id,
      orderId: order.id,
      kind: 'issue',
      number: paper.number,
      paperId: paper.id,
      issueSlipId: null,
      workshopBy: input.takenBy,
      counterBy: staffId(ctx),
      note: input.note,
    },
    going.map(({ request, qtyMilli }, index) => ({
      id: newId(),
      requestId: request.id,
      partId: request.partId,
      qtyMilli,
      unitPriceFen: request.unitPriceFen ?? 0,
      costFen: moved[index]?.costFen ?? 0,
      movementId: moved[index]?.movementId ?? '',
    })),
  )
  await tellOrder(ctx, order.id)
  ctx.record({
    event: 'parts.issued',
    subject: { kind: 'partSlip', id: input.id },
    threadId: order.id,
    data: {
      number: paper.number,
      takenBy: slip.workshopBy,
      lines: going.map(({ request, qtyMilli }) => ({ part: partTitle(request), qtyMilli })),
    },
  })
  return { id: input.id, number: paper.number, paperId: paper.id }
}

/** Only who works in this store takes parts out of its store room. */
export async function mustWorkHere(ctx: Ctx, person: string): Promise<void> {
  if ((await rolesOfStaff(ctx, person)).length === 0) throw refuse(stockRefusals.notWorkshop)
}

export function paperLine(request: LockedRequest) {
  const { partName, partNumber, unit } = request
  return { partName, partNumber, unit, unitPriceFen: request.unitPriceFen ?? 0 }
}

async function whatGoes(
  ctx: Ctx,
  orderId: string,
  lines: readonly { requestId: string; qtyMilli: number }[],
): Promise<Going[]> {
  const rule = await policy(ctx, partsGrade)
  // The same request on two lines is one: summed before it is held against what is still needed.
  const wanted = [...Map.groupBy(lines, line => line.requestId)]
  const requests = await lockRequests(ctx, { ids: wanted.map(([requestId]) => requestId) })
  return wanted.map(([requestId, same]) => {
    const request = found(requests.find(each => each.id === requestId))
    const qtyMilli = sumQty(same)
    if (request.orderId !== orderId) throw refuse(stockRefusals.otherOrder)
    if (request.cancelledAt !== null) throw refuse(stockRefusals.requestClosed)
    const part = partTitle(request)
    if (request.customerSupplied === true) throw refuse(stockRefusals.customersOwn, { part })
    if (!isApproved(request)) throw refuse(stockRefusals.notOnOrder, { part })
    ruled(mayIssueGrade(rule, { name: part, grade: request.grade, payer: request.payer ?? 'customer' }))
    const open = stillOpen(request)
    if (qtyMilli > open)
      throw refuse(stockRefusals.tooMuch, { part, open: formatQty(open), wanted: formatQty(qtyMilli) })
    return { request, qtyMilli, fromReserve: Math.min(qtyMilli, request.reservedMilli) }
  })
}

/** @returns what each request's goods cost and the movement that carries them */
async function takeFromShelf(ctx: Ctx, orderId: string, going: readonly Going[]) {
  const lines = going.flatMap(({ request, qtyMilli, fromReserve }, index) => [
    { index, partId: request.partId, qtyMilli: fromReserve, fromReserved: true },
    { index, partId: request.partId, qtyMilli: qtyMilli - fromReserve, fromReserved: false },
  ])
  const needed = lines.filter(line => line.qtyMilli > 0)
  const moved = await issueStock(ctx, { subject: subjectOf(orderId), lines: needed })
  return going.map((_, index) => {
    const mine = moved.filter((_line, at) => needed[at]?.index === index)
    return { costFen: sumFen(mine.map(line => line.costFen)), movementId: mine[0]?.movementId ?? '' }
  })
}
