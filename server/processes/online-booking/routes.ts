import type { Services } from '#server/kernel/context.ts'
import { beginBooking } from './begin.ts'
import { bookOnline } from './book-online.ts'
import { inviteToBook } from './invite.ts'
import { calendarOfLink, openBookingLink } from './show-booking.ts'
import { listServices, showOnlineSlots, showStore } from './show-store.ts'

export function onlineBookingRoutes(services: Services) {
  return {
    store: showStore(services),
    services: listServices(services),
    slots: showOnlineSlots(services),
    begin: beginBooking(services),
    openLink: openBookingLink,
    book: bookOnline,
    calendar: calendarOfLink,
    invite: inviteToBook,
  }
}
