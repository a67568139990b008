import { wordingOf } from '#domain/kernel/refusals.ts'
import { depositWaiver } from '#domain/processes/appointments/approvals.ts'
import { confirmBlockers } from '#domain/processes/appointments/confirmation.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { missingGroups } from '#domain/processes/appointments/info-groups.ts'
import { bookingReminder } from '#domain/processes/appointments/messages.ts'
import { offPeakTotalFen } from '#domain/processes/appointments/off-peak.ts'
import { bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import { appointmentReminder } from '#domain/processes/appointments/policies.ts'
import { checkKeys } from '#domain/processes/appointments/readiness.ts'
import { plannedReminders } from '#domain/processes/appointments/reminders.ts'
import { nextState, stillExpected, workshopKnows } from '#domain/processes/appointments/state.ts'
import { pointsNotTold, toldPoints } from '#domain/processes/appointments/told-points.ts'
import { toldLines } from '#domain/processes/appointments/told-price.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { mayReturn } from './deposits.ts'
import { type BookingFacts, factsOf } from './facts.ts'
import { type BookingRecord, checksOf, depositsOf, findBooking, timesOf } from './queries.ts'
import { orderBrief, personBrief, remindersOf, resourceById, waiverAsked } from './queries-history.ts'
import { bookingRow } from './queries-lists.ts'
import { partsWanted } from './reserve-parts.ts'

export const showAppointment: Handlers<typeof appointmentsContract>['get'] = async (ctx, input) =>
  bookingView(ctx, found(await findBooking(ctx, input.id)))

/** The whole booking as its page shows it. */
export async function bookingView(ctx: Ctx, booking: BookingRecord): Promise<BookingView> {
  const facts = await factsOf(ctx, booking)
  const row = found(await bookingRow(ctx, booking.id))
  const person = booking.personId === null ? undefined : await personBrief(ctx, booking.personId)
  const technician = booking.technicianId === null ? undefined : await resourceById(ctx, booking.technicianId)
  const loanCar = booking.loanCarId === null ? undefined : await resourceById(ctx, booking.loanCarId)
  return {
    ...row,
    ...talkOf(booking),
    ...(await historyOf(ctx, booking)),
    phoneMasked: person?.phoneMasked ?? '',
    suspectedOrder:
      booking.suspectedOrderId === null ? null : ((await orderBrief(ctx, booking.suspectedOrderId)) ?? null),
    namedTechnician: facts.namedTechnician,
    technician: technician?.name ?? '',
    loanCar: loanCar?.name ?? '',
    offPeakDiscountFen: offPeakTotalFen(toldLines(facts.lines), booking.offPeakPpm),
    lines: await linesView(ctx, facts),
    missingGroups: missingGroups(booking),
    told: toldView(facts),
    waiver: await waiverOf(ctx, facts),
    checks: await checksView(ctx, booking.id),
    plannedReminders: await plannedFor(ctx, booking),
    blockers: confirmBlockers(facts.toConfirm).map(({ refusal, params }) => ({
      code: refusal.code,
      text: wordingOf(refusal, params, ctx.lang),
    })),
    can: rightsOf(ctx, facts),
  }
}

function talkOf(booking: BookingRecord) {
  return {
    personId: booking.personId,
    mileageKm: booking.mileageKm,
    lastRepairOn: booking.lastRepairOn,
    firstRepair: booking.firstRepair,
    repeatRepair: booking.repeatRepair,
    faults: booking.faults,
    wishes: booking.wishes,
    preDiagnosis: booking.preDiagnosis,
    offPeakPpm: booking.offPeakPpm,
    loanCarId: booking.loanCarId,
    proposedBecause: booking.proposedBecause,
    consentedAt: booking.consentedAt,
    consentedWith: booking.consentedWith,
    homeAddress: booking.homeAddress,
    onlineAt: booking.onlineAt,
    onlineFor: booking.onlineFor,
    onlineSaid: booking.onlineSaid,
    assistantId: booking.assistantId,
    namedTechnicianId: booking.namedTechnicianId,
    technicianId: booking.technicianId,
    confirmedAt: booking.confirmedAt,
    confirmedWay: booking.confirmedWay,
    confirmedWith: booking.confirmedWith,
    workshopInformedAt: booking.workshopInformedAt,
    endedReason: booking.endedReason,
    visitId: booking.visitId,
    version: booking.version,
  }
}

async function historyOf(ctx: Ctx, booking: BookingRecord) {
  const paper = await currentPaper(ctx, bookingPaper.kind, booking.id)
  const named = <T extends object>(row: T & { by: string | null }) => ({ ...row, by: row.by ?? '' })
  return {
    confirmedBy: await nameOfStaff(ctx, booking.confirmedBy),
    acknowledgedBy: await nameOfStaff(ctx, booking.acknowledgedBy),
    deposits: (await depositsOf(ctx, booking.id)).map(named),
    times: (await timesOf(ctx, booking.id)).map(time => ({ ...time, setBy: time.setBy ?? '' })),
    reminders: await remindersOf(ctx, booking.id, bookingReminder.key),
    paper: paper ? { id: paper.id, number: paper.number, state: paper.state, contentHash: paper.contentHash } : null,
  }
}

async function linesView(ctx: Ctx, facts: BookingFacts): Promise<BookingView['lines']> {
  const parts = new Map((await partsWanted(ctx, facts.booking.id)).map(part => [part.partId, part]))
  return facts.lines.map(line => {
    const part = line.partId === null ? undefined : parts.get(line.partId)
    const { storeId: _store, appointmentId: _booking, highVoltage: _hv, ...shown } = line
    return { ...shown, reservedMilli: part?.reservedMilli ?? 0, availableMilli: part?.availableMilli ?? 0 }
  })
}

function toldView({ told, toConfirm }: BookingFacts): BookingView['told'] {
  const open = pointsNotTold(told, toConfirm.held)
  const held: Partial<Record<string, string>> = toConfirm.held
  return toldPoints.map(point => {
    const tick = told.find(item => item.point === point)
    return {
      point,
      value: tick?.value ?? '',
      held: held[point] ?? null,
      isTold: !open.includes(point),
      toldAt: tick?.toldAt ?? null,
      toldBy: tick?.toldBy ?? '',
    }
  })
}

async function waiverOf(ctx: Ctx, { booking, toConfirm }: BookingFacts): Promise<BookingView['waiver']> {
  const { demandedFen, waivedFen } = toConfirm.deposit
  if (demandedFen > 0 && waivedFen >= demandedFen) return 'granted'
  return (await waiverAsked(ctx, depositWaiver.kind, booking.id)) ? 'asked' : 'none'
}

async function checksView(ctx: Ctx, id: string): Promise<BookingView['checks']> {
  const checks = await checksOf(ctx, id)
  return checkKeys.map(key => {
    const check = checks.find(item => item.key === key)
    return { key, state: check?.state ?? null, note: check?.note ?? '', at: check?.at ?? null, by: check?.by ?? '' }
  })
}

async function plannedFor(ctx: Ctx, booking: BookingRecord): Promise<string[]> {
  if (booking.bookedAt === null || !stillExpected(booking.state)) return []
  const rule = await policy(ctx, appointmentReminder)
  const reminders = plannedReminders({ bookedAt: booking.bookedAt, now: ctx.now }, rule, await calendarOf(ctx))
  return reminders.map(reminder => reminder.at)
}

function rightsOf(ctx: Ctx, { booking, toConfirm, paidFen }: BookingFacts): BookingView['can'] {
  const may = (action: Parameters<typeof nextState>[1]) => nextState(booking.state, action).ok
  const book = ctx.can('appointment.book')
  return {
    consent: book && may('consent'),
    edit: book && (may('edit') || may('change')),
    confirm: book && may('confirm') && confirmBlockers(toConfirm).length === 0,
    takeDeposit: may('cancel') && ctx.can('appointment.takeDeposit'),
    returnDeposit: paidFen > 0 && mayReturn(ctx, booking),
    acknowledge: workshopKnows(booking) && booking.acknowledgedAt === null && ctx.can('appointment.acknowledge'),
    prepare: may('prepare') && ctx.can('appointment.prepare'),
    reschedule: book && may('reschedule'),
    cancel: book && may('cancel'),
  }
}
