import { shareOfFen } from '#domain/kernel/money.ts'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { activeBookingContract } from '#domain/processes/active-booking/contract.ts'
import { contactMethods } from '#domain/processes/active-booking/kinds.ts'
import { openingOf } from '#domain/processes/active-booking/script.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { bookCandidate, recordContact } from './contact-candidate.ts'
import { endProgramme, listProgrammes, saveProgramme } from './programmes.ts'
import { bookingBrief, candidateView, contactsOf, listCandidates, otherReasons, personForTalk } from './queries.ts'
import { contactsByMethod, waitingNow } from './queries-conversion.ts'
import { refreshCandidates } from './refresh-candidates.ts'

type Api = Handlers<typeof activeBookingContract>

const get: Api['get'] = async (ctx, input) => {
  const row = found(await candidateView(ctx, input.id))
  const person = await personForTalk(ctx, row.personId)
  const booking = row.appointmentId === null ? undefined : await bookingBrief(ctx, row.appointmentId)
  return {
    ...row,
    phoneMasked: person.phoneMasked,
    opening: openingOf({
      ...row,
      store: ctx.store.name,
      caller: ctx.actor.name,
      customer: `${person.name}${person.salutation}`,
    }),
    others: await otherReasons(ctx, row),
    contacts: (await contactsOf(ctx, row.id)).map(contact => ({ ...contact, by: contact.by ?? '' })),
    booking: booking ?? null,
    can: { call: row.state === 'open' && ctx.can('activeBooking.call') },
  }
}

/** KPI-73, by the way of contact. */
const conversion: Api['conversion'] = async (ctx, input) => {
  const from = instantOf(input.fromOn, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(input.toOn, 1), '00:00', ctx.store.zone)
  const rows = await contactsByMethod(ctx, from, to)
  const none = { candidates: 0, contacts: 0, booked: 0, confirmed: 0 }
  return {
    ...(await waitingNow(ctx)),
    rows: contactMethods.map(method => {
      const row = rows.find(item => item.method === method) ?? { method, ...none }
      return { ...row, ratePpm: shareOfFen(row.confirmed, row.candidates) ?? null }
    }),
  }
}

export const activeBookingRoutes: Api = {
  list: (ctx, input) =>
    listCandidates(ctx, { ...input, limit: input.limit === undefined ? undefined : Number(input.limit) }),
  get,
  refresh: refreshCandidates,
  record: recordContact,
  book: bookCandidate,
  conversion,
  programmes: listProgrammes,
  saveProgramme,
  endProgramme,
}
