import { sumFen } from '#domain/kernel/money.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { OrderDraft } from '#domain/processes/appointments/contract-boards.ts'
import { orderKindOf } from '#domain/processes/appointments/kinds.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { stateTexts } from '#domain/processes/appointments/state.ts'
import { offPeakFen, toldTotalFen } from '#domain/processes/appointments/told-price.ts'
import { isOffBoard } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { transferReserved } from '#server/mechanisms/ledgers/stock.ts'
import { openOrder } from '#server/processes/repair-orders/open-order.ts'
import { keepTold } from '#server/processes/repair-orders/price-lines.ts'
import { carryDeviationApproval, setRuledDiscounts } from '#server/processes/repair-orders/queries-prices.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { depositBalanceOf } from './facts.ts'
import { type BookingRecord, findBooking, type LineRecord, linesOf, updateBooking } from './queries.ts'
import { type AgreedLine, agreedLinesOf, inputOf } from './queries-agreed.ts'

type Api = Handlers<typeof appointmentsContract>
type DraftLine = OrderDraft['lines'][number]

export const showOrderDraft: Api['orderDraft'] = async (ctx, input) =>
  orderDraftOf(ctx, found(await findBooking(ctx, input.id)))

export const openBookedOrder: Api['openOrder'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (booking.visitId === null) {
    throw refuse(appointmentRefusals.wrongState, {
      state: stateTexts[booking.state],
      action: ['开单', 'open its order'],
    })
  }
  return openOrderFromAppointment(ctx, booking.id, { orderId: input.orderId, visitId: booking.visitId })
}

/** APT-16: the order of a booking whose car has come, with all its work; what was set aside for it goes over. */
export async function openOrderFromAppointment(
  ctx: Ctx,
  appointmentId: string,
  to: { orderId: string; visitId: string },
): Promise<{ id: string; version: number }> {
  const booking = await lockBooking(ctx, appointmentId)
  const draft = await orderDraftOf(ctx, booking)
  const opened = await openOrder(ctx, {
    id: to.orderId,
    visitId: to.visitId,
    kind: draft.kind,
    description: draft.description === '' ? null : draft.description,
    wishes: draft.wishes,
    namedTechnicianId: draft.namedTechnicianId,
    estimateId: draft.estimateId,
    lines: draft.lines,
  })
  await carryApproval(ctx, booking.id, to.orderId)
  // By the hour it is booked for, or allowed on the estimate it was agreed to on: neither is anybody's hand here.
  await setRuledDiscounts(
    ctx,
    draft.lines.map(line => ({ id: line.id, fen: line.discountFen })),
  )
  const moved = await transferReserved(ctx, subjectOf(booking), { kind: 'order', id: to.orderId })
  await updateBooking(ctx, booking.id, {})
  ctx.record({
    event: 'appointment.orderOpened',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { orderId: to.orderId, visitId: to.visitId, lines: draft.lines.length, partsMoved: moved.length },
  })
  return opened
}

/** What can be printed the day before: head, lines and prices as they were told. */
export async function orderDraftOf(ctx: Ctx, booking: BookingRecord): Promise<OrderDraft> {
  const lines = await linesOf(ctx, booking.id)
  const agreed = await agreedLinesOf(ctx, booking.id)
  return {
    appointmentId: booking.id,
    number: booking.number,
    kind: orderKindOf[booking.kind],
    description: booking.faults ?? '',
    wishes: booking.wishes ?? '',
    namedTechnicianId: booking.namedTechnicianId,
    depositFen: await depositBalanceOf(ctx, booking.id),
    totalFen: toldTotalFen(lines),
    estimateId: agreed[0]?.estimateId ?? null,
    lines: await keepTold(ctx, asTold(booking, lines, agreed), `预约 ${booking.number ?? ''} 已告知的价格`),
  }
}

function asTold(booking: BookingRecord, lines: readonly LineRecord[], agreed: readonly AgreedLine[]): DraftLine[] {
  return lines.map(line => {
    const basis = agreed.find(item => item.id === line.estimateLineId)
    return basis ? agreedLine(booking, line, basis) : draftLine(booking, line)
  })
}

/** EST-09: prices off the board that were allowed on the estimate are allowed on the order its booking becomes. */
async function carryApproval(ctx: Ctx, appointmentId: string, orderId: string): Promise<void> {
  const agreed = (await agreedLinesOf(ctx, appointmentId)).filter(line => isOffBoard({ ...line, ruledDiscountFen: 0 }))
  const approvalId = agreed[0]?.approvalId
  if (!approvalId) return
  const ids = new Set(agreed.map(line => line.id))
  const lines = (await linesOf(ctx, appointmentId)).filter(line => ids.has(line.estimateLineId ?? ''))
  await carryDeviationApproval(ctx, { orderId, approvalId, lineIds: lines.map(line => line.id) })
}

/** EST-17: the order has the line as it was agreed on the estimate, with what a quiet time takes off besides. */
function agreedLine(booking: BookingRecord, line: LineRecord, agreed: AgreedLine): DraftLine {
  const offPeak = offPeakFen(line, booking.offPeakPpm)
  const rests = `预约 ${booking.number ?? ''}，报价单 ${agreed.estimateNumber}`
  return {
    ...inputOf(agreed),
    id: line.id,
    forLineId: line.forLineId,
    discountFen: sumFen([agreed.discountFen, offPeak]),
    basisText: [agreed.recommended ? '推荐项目' : '', agreed.basisText, rests].filter(Boolean).join('；').slice(0, 300),
    deviationReason: [agreed.deviationReason, offPeak > 0 ? booking.offPeakLabel : ''].filter(Boolean).join('；'),
  }
}

function draftLine(booking: BookingRecord, line: LineRecord): DraftLine {
  const inCatalogue = line.labourOperationId !== null || line.partId !== null
  const maintenance = orderKindOf[booking.kind] === 'maintenance'
  return {
    id: line.id,
    kind: line.kind,
    labourOperationId: line.labourOperationId,
    partId: line.partId,
    forLineId: line.forLineId,
    name: inCatalogue ? null : line.name,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: line.unitPriceFen,
    discountFen: offPeakFen(line, booking.offPeakPpm),
    payer: 'customer',
    basis: maintenance ? 'rule' : 'wish',
    basisText: `预约 ${booking.number ?? ''}`.trim(),
    customerSupplied: false,
    deviationReason: offPeakFen(line, booking.offPeakPpm) > 0 ? booking.offPeakLabel : '',
  }
}
