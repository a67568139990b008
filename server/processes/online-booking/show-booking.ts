import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { bookingKindTexts } from '#domain/processes/appointments/kinds.ts'
import { calendarFile } from '#domain/processes/online-booking/calendar-file.ts'
import type { OnlineBooked, onlineBookingContract } from '#domain/processes/online-booking/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { type Link, linkFor } from '#server/mechanisms/links/links.ts'
import { factsOf } from '#server/processes/appointments/facts.ts'
import { storeOnBoard } from '#server/processes/catalogue/queries-prices.ts'
import { findPerson } from '#server/processes/customers/queries.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { BOOKING_LINK } from './begin.ts'
import { bookingOfLink } from './queries.ts'
import { carOfLink } from './who-books.ts'

type Api = Handlers<typeof onlineBookingContract>

export const openBookingLink: Api['openLink'] = async ctx => {
  const link = await linkFor(ctx, BOOKING_LINK)
  const person = link.personId === null ? undefined : await findPerson(ctx, link.personId)
  const vehicleId = await carOfLink(ctx, link)
  const car = vehicleId === null ? undefined : await vehicleForOrder(ctx, vehicleId)
  return {
    storeCode: ctx.store.code,
    name: ctx.actor.name,
    phoneMasked: link.guest?.phoneMasked ?? person?.phoneMasked ?? '',
    codeNeeded: link.guest !== null,
    plate: car?.plate ?? '',
    car: car?.title ?? '',
    booked: (await bookedBy(ctx, link)) ?? null,
  }
}

/** The confirmation page's words as an entry of the telephone's calendar. */
export const calendarOfLink: Api['calendar'] = async ctx => {
  const booked = found(await bookedBy(ctx, await linkFor(ctx, BOOKING_LINK)))
  const { name } = await storeOnBoard(ctx)
  const text = calendarFile({
    id: booked.id,
    from: booked.bookedAt,
    to: booked.finishAt,
    stampedAt: ctx.now,
    title: `${name}：${booked.items}`,
    place: booked.place,
    note: `预约号 ${booked.number}\n服务顾问 ${booked.adviser}\n${booked.price}`,
  })
  return new File([text], `${booked.number}.ics`, { type: 'text/calendar; charset=utf-8' })
}

async function bookedBy(ctx: Ctx, link: Link): Promise<OnlineBooked | undefined> {
  const booking = await bookingOfLink(ctx, link.id)
  if (!booking || booking.bookedAt === null || booking.number === null) return undefined
  const facts = await factsOf(ctx, booking)
  const { held } = facts.toConfirm
  const names = facts.lines.map(line => line.name).join('、')
  return {
    id: booking.id,
    number: booking.number,
    state: booking.state,
    bookedAt: booking.bookedAt,
    finishAt: addWorkingMinutes(await calendarOf(ctx), booking.bookedAt, booking.plannedMinutes),
    atHome: booking.atHome,
    place: booking.atHome ? booking.homeAddress : (await storeOnBoard(ctx)).address,
    adviser: facts.adviser,
    technician: facts.namedTechnician,
    items: names || bookingKindTexts[booking.kind][0],
    price: held.price,
    duration: held.duration,
    offer: booking.offPeakLabel,
  }
}
