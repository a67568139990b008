import { sumFen } from '#domain/kernel/money.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { OrderDraft } from '#domain/processes/appointments/contract-boards.ts'
import { orderKindOf } from '#domain/processes/appointments/kinds.ts'
import { offPeakDiscountFen } from '#domain/processes/appointments/off-peak.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { stateTexts } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { transferReserved } from '#server/mechanisms/ledgers/stock.ts'
import { openOrder } from '#server/processes/repair-orders/open-order.ts'
import { priceLines } from '#server/processes/repair-orders/price-lines.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { depositBalanceOf } from './facts.ts'
import { type BookingRecord, findBooking, type LineRecord, linesOf, updateBooking } from './queries.ts'

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
    lines: draft.lines,
  })
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
  return {
    appointmentId: booking.id,
    number: booking.number,
    kind: orderKindOf[booking.kind],
    description: booking.faults ?? '',
    wishes: booking.wishes ?? '',
    namedTechnicianId: booking.namedTechnicianId,
    depositFen: await depositBalanceOf(ctx, booking.id),
    totalFen: sumFen(lines.map(line => line.amountFen)),
    lines: await asToldToday(ctx, booking, lines),
  }
}

/**
 * The price told binds. Where the published one has changed since, the line says so and waits for the approval every
 * other price than the published one needs.
 */
async function asToldToday(ctx: Ctx, booking: BookingRecord, lines: readonly LineRecord[]): Promise<DraftLine[]> {
  const drafts = lines.map(line => draftLine(booking, line))
  const today = await priceLines(ctx, drafts)
  return drafts.map((draft, index) => {
    const told = lines[index]?.unitPriceFen ?? 0
    if (today[index]?.publishedPriceFen === told) return draft
    return {
      ...draft,
      unitPriceFen: told,
      deviationReason: [`预约 ${booking.number ?? ''} 已告知的价格`, draft.deviationReason].filter(Boolean).join('；'),
    }
  })
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
    unitPriceFen: inCatalogue ? null : line.unitPriceFen,
    discountFen: offPeakDiscountFen(line, booking.offPeakPpm),
    payer: 'customer',
    basis: maintenance ? 'rule' : 'wish',
    basisText: `预约 ${booking.number ?? ''}`.trim(),
    customerSupplied: false,
    deviationReason: offPeakDiscountFen(line, booking.offPeakPpm) > 0 ? booking.offPeakLabel : '',
  }
}
