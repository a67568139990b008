import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { BookingLineInput } from '#domain/processes/appointments/contract-shapes.ts'
import { depositDemandFen } from '#domain/processes/appointments/deposit.ts'
import { plannedMinutes as plannedMinutesOf } from '#domain/processes/appointments/planned-minutes.ts'
import { depositThreshold } from '#domain/processes/appointments/policies.ts'
import { toldLines, toldTotalFen } from '#domain/processes/appointments/told-price.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { priceLines } from '#server/processes/repair-orders/price-lines.ts'
import { bookingAsRead, stateAfterChange, subjectOf } from './changing.ts'
import { suspectedOrderOf } from './edit-talk.ts'
import { clearCheck, highVoltageAmong, linesOf, replaceLines, updateBooking } from './queries.ts'
import { agreedInput, agreedLinesOf } from './queries-agreed.ts'
import { releaseParts } from './reserve-parts.ts'

/** Replaces the work of a booking. Length and deposit follow from it. */
export const saveLines: Handlers<typeof appointmentsContract>['saveLines'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const state = stateAfterChange(booking)
  const before = await linesOf(ctx, booking.id)
  await replaceLines(ctx, booking.id, await rowsOf(ctx, booking.id, input.lines))
  // What was set aside was for other lines; the preparation of parts begins anew.
  await releaseParts(ctx, booking.id)
  await clearCheck(ctx, booking.id, 'parts')
  const lines = await linesOf(ctx, booking.id)
  const plannedMinutes = plannedMinutesOf(lines) || booking.plannedMinutes
  const depositDemandedFen = depositDemandFen(toldLines(lines), await policy(ctx, depositThreshold))
  const suspectedOrderId = await suspectedOrderOf(ctx, booking)
  const columns = { state, plannedMinutes, depositDemandedFen, suspectedOrderId }
  const version = await updateBooking(ctx, booking.id, columns)
  const totalFen = toldTotalFen(lines)
  ctx.record({
    event: 'appointment.linesChanged',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: { lines: { from: brief(before), to: brief(lines) } }, totalFen, depositDemandedFen },
  })
  return { id: booking.id, version, totalFen, plannedMinutes, depositDemandedFen }
}

/** The work as it is kept: what was agreed on the estimate as it was agreed, the rest as the catalogue has it. */
export async function rowsOf(ctx: Ctx, appointmentId: string, lines: readonly BookingLineInput[]) {
  const agreed = lines.some(line => line.estimateLineId !== null) ? await agreedLinesOf(ctx, appointmentId) : []
  const priced = await priceLines(
    ctx,
    lines.map(line => agreedInput(line, agreed) ?? lineInput(line)),
  )
  const operationIds = lines.flatMap(line => line.labourOperationId ?? [])
  const highVoltage = await highVoltageAmong(ctx, operationIds)
  return priced.map((row, index) => ({
    id: row.id,
    storeId: ctx.store.id,
    appointmentId,
    position: row.position,
    kind: row.kind,
    labourOperationId: row.labourOperationId,
    partId: row.partId,
    forLineId: row.forLineId,
    code: row.code,
    name: row.name,
    system: row.system,
    trade: row.trade,
    highVoltage: row.labourOperationId !== null && highVoltage.has(row.labourOperationId),
    hoursCenti: row.hoursCenti,
    qtyMilli: row.qtyMilli,
    unit: row.unit,
    unitPriceFen: row.unitPriceFen,
    amountFen: row.amountFen,
    specialOrder: lines[index]?.specialOrder ?? false,
    openItemId: lines[index]?.openItemId ?? null,
    estimateLineId: lines[index]?.estimateLineId ?? null,
    discountFen: row.discountFen,
    payer: row.payer,
    customerSupplied: row.customerSupplied,
  }))
}

/** As an order would take it: what is in the catalogue costs what is published. */
function lineInput(line: BookingLineInput): LineInput {
  const inCatalogue = line.labourOperationId !== null || line.partId !== null
  return {
    id: line.id,
    kind: line.kind,
    labourOperationId: line.labourOperationId,
    partId: line.partId,
    forLineId: line.forLineId,
    name: line.name,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: inCatalogue ? null : line.unitPriceFen,
    discountFen: 0,
    payer: 'customer',
    basis: 'wish',
    basisText: '',
    customerSupplied: false,
    deviationReason: '',
  }
}

function brief(lines: readonly { name: string; qtyMilli: number; amountFen: number }[]) {
  return lines.map(({ name, qtyMilli, amountFen }) => ({ name, qtyMilli, amountFen }))
}
