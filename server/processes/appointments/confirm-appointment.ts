import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { depositWaiver } from '#domain/processes/appointments/approvals.ts'
import { mayConfirm, mayConfirmOnline } from '#domain/processes/appointments/confirmation.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { Confirmation } from '#domain/processes/appointments/contract-shapes.ts'
import { confirmOnline } from '#domain/processes/appointments/duties.ts'
import { bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import type { BookingState } from '#domain/processes/appointments/state.ts'
import { toldTotalFen } from '#domain/processes/appointments/told-price.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse, ruled } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { type Issued, issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { bookingContent } from './booking-paper.ts'
import { bookingAsRead, lockBooking, subjectOf } from './changing.ts'
import { type BookingFacts, factsOf } from './facts.ts'
import { keepCapacity } from './keep-capacity.ts'
import { partiesOf } from './parties.ts'
import { checkBay } from './plan-time.ts'
import { type BookingRecord, insertTime, timesOf, updateBooking } from './queries.ts'
import { setInMotion } from './set-in-motion.ts'

export const confirmAppointment: Handlers<typeof appointmentsContract>['confirm'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const done = await confirmBooking(ctx, booking, input.confirmation, '修改预约')
  return { id: booking.id, ...done }
}

/**
 * Everything a confirmation is, in one transaction: the gate, bay and people kept, number, form and signatures, and
 * what follows from it. `reason` is noted when an earlier agreed time changes.
 */
export async function confirmBooking(
  ctx: Ctx,
  booking: BookingRecord,
  confirmation: Confirmation,
  reason: string,
): Promise<{ version: number; number: string; paperId: string }> {
  const facts = await factsOf(ctx, booking)
  const state = ruled(mayConfirm(facts.toConfirm))
  if (confirmation.way === 'online') ruled(mayConfirmOnline(booking))
  const place = placeOf(booking)
  if (place.bayId !== null) await checkBay(ctx, place.bayId, facts.needs)
  const { plate } = await partiesOf(ctx, booking)
  const { technicianId } = await keepCapacity(ctx, { ...booking, ...place, needs: facts.needs, label: plate })
  await noteTime(ctx, booking, place.bookedAt, reason)
  // The number's series stays locked until the end, so it is drawn when nothing can be refused any more but the pen.
  const number = booking.number ?? (await drawNumber(ctx, bookingPaper.series))
  const paper = await issueForm(ctx, facts, number, place.bookedAt)
  await signForm(ctx, booking, paper, confirmation)
  const version = await write(ctx, facts, { state, number, technicianId, confirmation })
  ctx.record({
    event: 'appointment.confirmed',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: {
      number,
      way: confirmation.way,
      bookedAt: place.bookedAt,
      contentHash: paper.contentHash,
      changed: { state: { from: booking.state, to: state } },
    },
  })
  await closeDuty(ctx, confirmOnline, booking.id)
  await setInMotion(ctx, await lockBooking(ctx, booking.id), facts)
  return { version, number, paperId: paper.id }
}

type Place = { bookedAt: Instant; adviserId: string; bayId: string | null }

// The gate has seen to it; what it cannot tell the compiler is said here.
function placeOf({ bookedAt, adviserId, bayId, atHome }: BookingRecord): Place {
  if (bookedAt === null || adviserId === null) throw refuse(appointmentRefusals.noTime)
  return { bookedAt, adviserId, bayId: atHome ? null : bayId }
}

/** Each agreed time is a row; a second one without its own reason says that the booking was changed. */
async function noteTime(ctx: Ctx, booking: BookingRecord, bookedAt: Instant, reason: string): Promise<void> {
  const last = (await timesOf(ctx, booking.id)).at(-1)
  if (last?.bookedAt === bookedAt) return
  await insertTime(ctx, {
    id: newId(),
    storeId: ctx.store.id,
    appointmentId: booking.id,
    bookedAt,
    reason: last === undefined ? '' : reason,
    setBy: staffId(ctx),
    setAt: ctx.now,
  })
}

async function issueForm(ctx: Ctx, facts: BookingFacts, number: string, bookedAt: Instant): Promise<Issued> {
  const { booking } = facts
  const { finder } = await partiesOf(ctx, booking)
  return issuePaper(ctx, bookingPaper, {
    subject: subjectOf(booking),
    threadId: booking.id,
    vehicleId: booking.vehicleId,
    personId: booking.personId,
    number,
    finder,
    content: await bookingContent(ctx, facts, bookedAt),
  })
}

async function signForm(ctx: Ctx, booking: BookingRecord, paper: Issued, confirmation: Confirmation): Promise<void> {
  const signed = new Set((await signaturesOn(ctx, paper.id)).filter(row => row.voidedAt === null).map(row => row.role))
  const paperId = paper.id
  if (!signed.has('adviser')) {
    await signPaper(ctx, { paperId, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  }
  if (confirmation.way !== 'signed') return
  if (confirmation.contentHash !== paper.contentHash) throw refuse(appointmentRefusals.otherContent)
  if (signed.has('customer')) return
  const { signerName, image } = confirmation
  const { personId } = booking
  await signPaper(ctx, { paperId, role: 'customer', method: 'drawn', signerName, image, personId })
}

type Outcome = { state: BookingState; number: string; technicianId: string; confirmation: Confirmation }

async function write(ctx: Ctx, facts: BookingFacts, outcome: Outcome): Promise<number> {
  const { booking } = facts
  const { confirmation } = outcome
  const waiver = await grantedApproval(ctx, depositWaiver.kind, booking.id)
  const isShort = facts.paidFen < booking.depositDemandedFen
  const changedTime = (await timesOf(ctx, booking.id)).length - 1
  return updateBooking(ctx, booking.id, {
    state: outcome.state,
    number: outcome.number,
    technicianId: outcome.technicianId,
    priceToldFen: toldTotalFen(facts.lines),
    depositWaivedBy: isShort ? (waiver?.id ?? null) : null,
    // The day a booking was made stays the day of its first confirmation.
    confirmedAt: booking.confirmedAt ?? ctx.now,
    confirmedBy: staffId(ctx),
    confirmedWay: confirmation.way,
    confirmedWith: await saidBy(ctx, booking, confirmation),
    workshopInformedAt: ctx.now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    reschedules: changedTime,
    endedAt: null,
    endedReason: '',
  })
}

async function saidBy(ctx: Ctx, booking: BookingRecord, confirmation: Confirmation): Promise<string> {
  if (confirmation.way === 'signed') return confirmation.signerName
  if (confirmation.way !== 'online') return confirmation.personReached
  return (await partiesOf(ctx, booking)).customer.name
}
