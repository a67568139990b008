import { newId } from '#domain/kernel/id.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { deviationApproval } from '#domain/processes/estimates/approvals.ts'
import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { followDecision } from '#domain/processes/estimates/duties.ts'
import { estimateTotals, isOffBoard } from '#domain/processes/estimates/pricing.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import { percentOfPpm } from '#domain/processes/estimates/wording.ts'
import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { currentPaper, signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { createAppointment } from '#server/processes/appointments/create-appointment.ts'
import { saveLines as saveBookingLines } from '#server/processes/appointments/save-lines.ts'
import { openOrder } from '#server/processes/repair-orders/open-order.ts'
import { keepTold } from '#server/processes/repair-orders/price-lines.ts'
import { setPromise } from '#server/processes/repair-orders/promise.ts'
import { proposalAhead, supplyOf } from '#server/processes/repair-orders/promise-ahead.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { carryDeviationApproval, setRuledDiscounts } from '#server/processes/repair-orders/queries-prices.ts'
import { type EstimateLineRow, type EstimateRow, findEstimate, optionsOf, updateEstimate } from './queries.ts'
import { ESTIMATE_PAPER } from './save-estimate.ts'

type Api = Handlers<typeof estimatesContract>

/** EST-05: the order has the lines that were taken and no others; the options not chosen stay with the estimate. */
export const orderEstimate: Api['order'] = async (ctx, input) => {
  const row = await acceptedEstimate(ctx, input)
  const { option, taken } = await takenOf(ctx, row)
  const told = `报价单 ${row.number ?? ''} 约定的价格`
  const asked = orderLines(row, taken)
  const lines = await keepTold(ctx, asked.lines, told)
  await openOrder(ctx, { id: input.orderId, visitId: row.visitId, kind: input.kind, lines, estimateId: row.id })
  await setRuledDiscounts(
    ctx,
    asked.lines.map(line => ({ id: line.id, fen: line.discountFen })),
  )
  const approval = await grantedApproval(ctx, deviationApproval.kind, row.id)
  if (approval)
    await carryDeviationApproval(ctx, { orderId: input.orderId, approvalId: approval.id, lineIds: asked.off })
  await setPromise(ctx, {
    id: input.orderId,
    version: 1,
    promisedAt: await promiseFor(ctx, option.finishAt, taken),
    reason: `报价单 ${row.number ?? ''} 约定`,
  })
  await countersign(ctx, row)
  const version = await updateEstimate(ctx, row.id, { orderId: input.orderId })
  await closeDuty(ctx, followDecision, row.id)
  ctx.record({
    event: 'estimate.ordered',
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    data: { orderId: input.orderId, option: option.label, lines: lines.length },
  })
  return { id: row.id, version, orderId: input.orderId }
}

/** EST-17: accepted for another day: a booking with the same lines, whose time is agreed in the booking talk. */
export const bookEstimate: Api['book'] = async (ctx, input) => {
  const row = await acceptedEstimate(ctx, input)
  const { taken } = await takenOf(ctx, row)
  const visit = found(await findVisit(ctx, row.visitId))
  await createAppointment(ctx, {
    id: input.appointmentId,
    kind: 'repair',
    channel: 'counter',
    vehicleId: row.vehicleId,
    personId: visit.senderId ?? visit.ownerId,
  })
  // The booking asks what was agreed to: the estimate says first whose it is.
  const version = await updateEstimate(ctx, row.id, { bookedAt: ctx.now, appointmentId: input.appointmentId })
  await saveBookingLines(ctx, { id: input.appointmentId, version: 1, lines: bookingLinesOf(row, taken) })
  await countersign(ctx, row)
  await closeDuty(ctx, followDecision, row.id)
  ctx.record({
    event: 'estimate.booked',
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    data: { appointmentId: input.appointmentId, lines: taken.length },
  })
  return { id: row.id, version, appointmentId: input.appointmentId }
}

/** Lines as a booking takes them over: each rests on the line that was agreed to and costs what it says. */
function bookingLinesOf(row: EstimateRow, taken: readonly EstimateLineRow[]) {
  const ids = renamed(taken)
  const lines = taken.map(line => ({
    id: ids(line.id),
    kind: line.kind,
    labourOperationId: line.labourOperationId,
    partId: line.partId,
    forLineId: servedBy(line, taken, ids),
    name: line.name,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: line.unitPriceFen,
    specialOrder: false,
    openItemId: null,
    estimateLineId: line.id,
  }))
  const { riskFen } = estimateTotals(taken, row)
  if (riskFen === 0) return lines
  const { id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen } = riskLine(
    row,
    riskFen,
  )
  const risk = { id, kind, labourOperationId, partId, forLineId, name, hoursCenti, qtyMilli, unitPriceFen }
  return [...lines, { ...risk, specialOrder: false, openItemId: null, estimateLineId: null }]
}

/** @returns the lines, and which of them were off the published price when the customer saw them */
function orderLines(row: EstimateRow, taken: readonly EstimateLineRow[]): { lines: LineInput[]; off: string[] } {
  const ids = renamed(taken)
  const lines = taken.map(line => ({
    id: ids(line.id),
    kind: line.kind,
    labourOperationId: line.labourOperationId,
    partId: line.partId,
    forLineId: servedBy(line, taken, ids),
    name: line.name,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: line.unitPriceFen,
    discountFen: line.discountFen,
    payer: line.payer,
    basis: line.basis,
    // Chosen from what was recommended: the order says so, it was never part of what the case needed.
    basisText: line.recommended ? `推荐项目：${line.basisText}` : line.basisText,
    customerSupplied: line.customerSupplied,
    deviationReason: line.deviationReason,
  }))
  const { riskFen } = estimateTotals(taken, row)
  const off = taken.filter(isOffBoard).map(line => ids(line.id))
  return { lines: riskFen === 0 ? lines : [...lines, riskLine(row, riskFen)], off }
}

// The work a part was for may have been declined by naming another supplier.
function servedBy(line: EstimateLineRow, taken: readonly EstimateLineRow[], ids: (id: string) => string) {
  return taken.some(other => other.id === line.forLineId) ? ids(line.forLineId ?? '') : null
}

/** The risk the customer agreed to stands on the order as a line of its own. */
function riskLine(row: EstimateRow, riskFen: number): LineInput {
  return {
    id: newId(),
    kind: 'other',
    labourOperationId: null,
    partId: null,
    forLineId: null,
    name: '现象估价风险值',
    hoursCenti: null,
    qtyMilli: 1000,
    unitPriceFen: riskFen,
    discountFen: 0,
    payer: 'customer',
    basis: 'rule',
    basisText: `现象估价，风险值 ${percentOfPpm(row.riskPpm)}`,
    customerSupplied: false,
    deviationReason: '',
  }
}

async function acceptedEstimate(ctx: Ctx, input: { id: string; version: number }): Promise<EstimateRow> {
  const row = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, row, input.version)
  if (row.orderId !== null) throw refuse(estimateRefusals.ordered)
  if (row.bookedAt !== null) throw refuse(estimateRefusals.booked)
  if (row.state !== 'accepted') throw refuse(estimateRefusals.notAccepted)
  if (row.validUntilOn < dateOn(ctx.now, ctx.store.zone))
    throw refuse(estimateRefusals.expired, { on: row.validUntilOn })
  return row
}

async function takenOf(ctx: Ctx, row: EstimateRow) {
  const option = found((await optionsOf(ctx, row.id)).find(item => item.chosen))
  return { option, taken: option.lines.filter(line => line.answer === 'agreed') }
}

// The time the customer was told holds, unless so long was waited with the answer that it is gone.
async function promiseFor(ctx: Ctx, finishAt: string | null, taken: readonly EstimateLineRow[]): Promise<string> {
  if (finishAt !== null && finishAt > ctx.now) return finishAt
  const { promisedAt } = await proposalAhead(ctx, taken, await supplyOf(ctx, taken))
  if (promisedAt === null) throw refuse(orderRefusals.nobodyForWork)
  return promisedAt
}

/** A decision by link waits for the house's own signature; taking it up is giving it. */
async function countersign(ctx: Ctx, row: EstimateRow): Promise<void> {
  const paper = await currentPaper(ctx, ESTIMATE_PAPER, row.id)
  if (!paper) return
  const signed = (await signaturesOn(ctx, paper.id)).some(item => item.role === 'adviser' && item.voidedAt === null)
  if (!signed) await signPaper(ctx, { paperId: paper.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
}

function renamed(lines: readonly EstimateLineRow[]): (id: string) => string {
  const names = new Map(lines.map(line => [line.id, newId()]))
  return id => names.get(id) ?? id
}
