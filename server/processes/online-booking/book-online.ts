import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, addMinutes, dateOn, formatLocal, type Instant, minInstant } from '#domain/kernel/time.ts'
import { linkRefusals } from '#domain/mechanisms/links/refusals.ts'
import { zBookingLineInput } from '#domain/processes/appointments/contract-shapes.ts'
import { confirmOnline } from '#domain/processes/appointments/duties.ts'
import { bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import type { onlineBookingContract } from '#domain/processes/online-booking/contract.ts'
import { bookingReceived } from '#domain/processes/online-booking/messages.ts'
import { onlineBooking } from '#domain/processes/online-booking/policies.ts'
import { onlineRefusals } from '#domain/processes/online-booking/refusals.ts'
import { toldOnline } from '#domain/processes/online-booking/told.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { checkCode } from '#server/mechanisms/links/codes.ts'
import { linkFor, takeLink } from '#server/mechanisms/links/links.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { bookInvited } from '#server/processes/active-booking/invitations.ts'
import { lockBooking, subjectOf } from '#server/processes/appointments/changing.ts'
import { suspectedOrderOf } from '#server/processes/appointments/edit-talk.ts'
import { factsOf } from '#server/processes/appointments/facts.ts'
import { offerColumns } from '#server/processes/appointments/plan-time.ts'
import { insertBooking, replaceLines, updateBooking, writeTold } from '#server/processes/appointments/queries.ts'
import { rowsOf } from '#server/processes/appointments/save-lines.ts'
import { informWorkshop, watchForNoShow } from '#server/processes/appointments/set-in-motion.ts'
import { BOOKING_LINK } from './begin.ts'
import { keepPlace } from './keep-place.ts'
import { workOf } from './show-store.ts'
import { type Customer, whoBooks } from './who-books.ts'

type Api = Handlers<typeof onlineBookingContract>
type Input = Parameters<Api['book']>[1]

/**
 * One act: the telephone is proven, bay and people are kept, the workshop has its notice and the adviser the duty to
 * confirm. Whoever comes a moment later finds the time taken and is refused.
 */
export const bookOnline: Api['book'] = async (ctx, input) => {
  const link = await linkFor(ctx, BOOKING_LINK)
  if (link.usedAt !== null) throw refuse(linkRefusals.used)
  if (link.guest !== null && input.code === null) throw refuse(onlineRefusals.codeNeeded)
  if (link.guest !== null) await checkCode(ctx, input.code ?? '')
  await takeLink(ctx, link)
  const address = await checkWanted(ctx, input)
  const customer = await whoBooks(ctx, link, input.plate ?? null)
  const { needs, minutes } = await workOf(ctx, input)
  await insertBooking(ctx, {
    ...columnsOf(ctx, input, customer),
    homeAddress: address,
    plannedMinutes: minutes,
    onlineLinkId: link.id,
  })
  await replaceLines(ctx, input.id, await rowsOf(ctx, input.id, input.operationIds.map(lineOf)))
  const place = await keepPlace(ctx, { ...input, minutes, needs, label: customer.plate })
  const suspectedOrderId = await suspectedOrderOf(ctx, { ...input, vehicleId: customer.vehicleId })
  await updateBooking(ctx, input.id, { ...place, suspectedOrderId, ...(await offerColumns(ctx, input.bookedAt)) })
  await tell(ctx, input.id)
  const number = await drawNumber(ctx, bookingPaper.series)
  await updateBooking(ctx, input.id, { number })
  await setGoing(ctx, input.id, input.bookedAt)
  await bookInvited(ctx, link.subject, input.id)
  ctx.record({
    event: 'appointment.bookedOnline',
    subject: subjectOf(input),
    threadId: input.id,
    data: { number, bookedAt: input.bookedAt, kind: input.kind, atHome: input.atHome, invited: link.guest === null },
  })
  return { id: input.id, number }
}

/** Within the days that are open, early enough, and at home only what is done there. @returns the address */
async function checkWanted(ctx: Ctx, input: Input): Promise<string> {
  const rule = await policy(ctx, onlineBooking)
  if (!rule.open) throw refuse(onlineRefusals.closed)
  const last = addDaysOn(dateOn(ctx.now, ctx.store.zone), rule.daysAhead)
  if (dateOn(input.bookedAt, ctx.store.zone) >= last) throw refuse(onlineRefusals.tooFar, { days: rule.daysAhead })
  if (input.bookedAt < addMinutes(ctx.now, rule.leadMinutes)) {
    throw refuse(onlineRefusals.tooSoon, { minutes: rule.leadMinutes })
  }
  if (!input.atHome) return ''
  if (!rule.homeKinds.includes(input.kind)) throw refuse(onlineRefusals.notAtHome)
  if (!input.homeAddress) throw refuse(onlineRefusals.addressNeeded)
  return input.homeAddress
}

function columnsOf(ctx: Ctx, input: Input, customer: Customer) {
  return {
    id: input.id,
    storeId: ctx.store.id,
    kind: input.kind,
    channel: 'web' as const,
    vehicleId: customer.vehicleId,
    personId: customer.personId,
    mileageKm: input.mileageKm,
    lastRepairOn: customer.lastRepairOn,
    firstRepair: input.firstRepair,
    repeatRepair: input.repeatRepair,
    faults: input.faults,
    wishes: input.wishes,
    bookedAt: input.bookedAt,
    namedTechnicianId: input.technicianId,
    atHome: input.atHome,
    onlineAt: ctx.now,
    onlineFor: input.bookedAt,
    onlineSaid: [customer.name, input.plate].filter(Boolean).join(' '),
    createdAt: ctx.now,
  }
}

function lineOf(labourOperationId: string) {
  return zBookingLineInput.parse({ id: newId(), kind: 'labour', labourOperationId })
}

/** What stood on the page counts as told; price, length and people as the booking holds them. */
async function tell(ctx: Ctx, id: string): Promise<void> {
  const { toConfirm } = await factsOf(ctx, await lockBooking(ctx, id))
  const at = { storeId: ctx.store.id, appointmentId: id, toldAt: ctx.now, toldBy: null }
  for (const told of toldOnline(toConfirm.held)) await writeTold(ctx, { ...at, ...told })
}

/** The workshop's notice at once, the adviser's duty within the time the store has set itself, the customer's receipt. */
async function setGoing(ctx: Ctx, id: string, bookedAt: Instant): Promise<void> {
  const booking = await lockBooking(ctx, id)
  await informWorkshop(ctx, booking)
  await watchForNoShow(ctx, booking, bookedAt)
  const { confirmMinutes } = await policy(ctx, onlineBooking)
  const at = formatLocal(bookedAt, ctx.store.zone)
  await openDuty(ctx, confirmOnline, {
    subject: subjectOf(booking),
    threadId: booking.id,
    ownerId: booking.adviserId,
    params: { number: booking.number ?? '', at },
    dueAt: minInstant(bookedAt, addWorkingMinutes(await calendarOf(ctx), ctx.now, confirmMinutes)),
  })
  if (booking.personId === null) return
  const { adviser } = await factsOf(ctx, booking)
  await sendMessage(ctx, bookingReceived, {
    personId: booking.personId,
    subject: subjectOf(booking),
    threadId: booking.id,
    params: {
      number: booking.number ?? '',
      at: formatLocal(bookedAt, ctx.store.zone, 'long'),
      place: booking.atHome ? `上门服务（${booking.homeAddress}）` : `到 ${ctx.store.name}`,
      adviser,
    },
  })
}
