import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { sumFen } from '#domain/kernel/money.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { orderKindOf } from '#domain/processes/appointments/kinds.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { offPeakFen } from '#domain/processes/appointments/told-price.ts'
import { orderKindTexts, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { draftPdf } from '#server/mechanisms/papers/print-paper.ts'
import { reserveBookedParts } from './check-readiness.ts'
import { factsOf } from './facts.ts'
import { partiesOf } from './parties.ts'
import { findBooking } from './queries.ts'
import { bookingsOn } from './queries-lists.ts'
import { partsWanted } from './reserve-parts.ts'

type Api = Handlers<typeof appointmentsContract>

/** APT-17: the parts of all bookings of a day set aside in one go, in the order the cars come. */
export const prepareDay: Api['prepareDay'] = async (ctx, input) => {
  const bookings = await bookingsOn(ctx, input.on, ['confirmed', 'preparing', 'ready', 'rescheduled'])
  const rows: Awaited<ReturnType<Api['prepareDay']>>['rows'] = []
  for (const booking of bookings.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const open = (await partsWanted(ctx, booking.id)).some(part => part.missingMilli > 0)
    const mayPrepare = booking.state !== 'rescheduled'
    const done = open && mayPrepare ? await reserveBookedParts(ctx, { id: booking.id }) : undefined
    rows.push({
      id: booking.id,
      number: booking.number ?? '',
      plate: booking.plate,
      state: done?.state ?? booking.state,
      short: done?.short ?? [],
    })
  }
  ctx.record({
    event: 'appointment.dayPrepared',
    subject: { kind: 'store', id: ctx.store.id },
    data: { on: input.on, bookings: rows.length, short: rows.filter(row => row.short.length > 0).length },
  })
  return { rows }
}

/** APT-16: the order paper of the booking the day before; on arrival the customer only checks and signs the real one. */
export const preprintBooking: Api['preprint'] = async (ctx, input) => {
  const booking = found(await findBooking(ctx, input.id))
  if (booking.bookedAt === null) throw refuse(appointmentRefusals.noTime)
  const { lines, adviser, namedTechnician } = await factsOf(ctx, booking)
  const { customer, vehicle, plate } = await partiesOf(ctx, booking)
  const finishedAt = addWorkingMinutes(await calendarOf(ctx), booking.bookedAt, booking.plannedMinutes)
  const net = (line: (typeof lines)[number]) =>
    sumFen([line.amountFen, -line.discountFen, -offPeakFen(line, booking.offPeakPpm)])
  const bytes = await draftPdf(ctx, repairOrderPaper, {
    orderNumber: booking.number ?? '（未编号）',
    orderKind: orderKindTexts[orderKindOf[booking.kind]][0],
    customer,
    vehicle,
    receivedAt: booking.bookedAt,
    adviser,
    customerWords: booking.faults || '无',
    otherWishes: booking.wishes || null,
    visualFindings: null,
    belongingsNumber: null,
    keyTag: null,
    items: lines.map(line => ({
      name: line.name,
      payer: payerTexts[line.payer][0],
      labourFen: line.kind === 'labour' ? net(line) : 0,
      materialsFen: line.kind === 'labour' ? 0 : net(line),
      amountFen: net(line),
    })),
    totalFen: sumFen(lines.map(net)),
    addOns: [],
    claim: 'none',
    estimateNumber: null,
    diagnosisNumber: null,
    contractNumber: null,
    promisedAt: finishedAt,
    plannedStartAt: booking.bookedAt,
    plannedFinishAt: finishedAt,
    reAgreed: [],
    team: null,
    namedTechnician: namedTechnician || null,
    wash: true,
    roadTest: null,
    protection: [],
    callback: { agreed: false, time: null, phone: null },
    workshopReceivedAt: null,
    inspections: [],
  })
  return new File([new Uint8Array(bytes)], `${plate || booking.number}.pdf`, { type: 'application/pdf' })
}
