import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zBool, zDateOn, zId, zInstant, zLongText, zOptionalText, zPhone, zText } from '#domain/kernel/input.ts'
import { zLinkCode, zLinkToken } from '#domain/mechanisms/links/contract.ts'
import { zSlot } from '#domain/processes/appointments/contract-boards.ts'
import { zMileage, zState } from '#domain/processes/appointments/contract-shapes.ts'
import { zOnlineKind } from './policies.ts'

const tag = 'online booking'

export const zStoreCode = z.string().regex(/^[A-Z0-9]{2,6}$/)
const zIds = z
  .string()
  .max(400)
  .regex(/^$|^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
const zNamed = z.object({ id: z.string(), name: z.string() })

const zService = z.object({
  id: z.string(),
  name: z.string(),
  system: z.string(),
  minutes: z.int(),
  priceFen: z.int(),
})
export type OnlineService = z.infer<typeof zService>

const zOnlineSlot = zSlot.omit({ bayIds: true })
export type OnlineSlot = z.infer<typeof zOnlineSlot>

const zStorePage = z.object({
  store: z.object({ code: z.string(), name: z.string(), address: z.string(), phone: z.string() }),
  days: z.array(z.object({ on: z.string(), open: z.boolean(), offers: z.array(z.string()) })),
  homeKinds: z.array(zOnlineKind),
  advisers: z.array(zNamed),
  technicians: z.array(zNamed),
})
export type OnlineStore = z.infer<typeof zStorePage>

const zBooked = z.object({
  id: z.string(),
  number: z.string(),
  state: zState,
  bookedAt: z.string(),
  finishAt: z.string(),
  atHome: z.boolean(),
  place: z.string(),
  adviser: z.string(),
  technician: z.string(),
  items: z.string(),
  price: z.string(),
  duration: z.string(),
  offer: z.string(),
})
export type OnlineBooked = z.infer<typeof zBooked>

/** What a customer chooses and says; the talk's five groups are asked as far as he can answer them. */
const choice = {
  kind: zOnlineKind,
  operationIds: z.array(zId).max(10),
  bookedAt: zInstant,
  adviserId: zId.nullable().default(null),
  technicianId: zId.nullable().default(null),
  atHome: z.boolean().default(false),
  homeAddress: zOptionalText(200),
  /** As the customer writes it; it is looked up and never corrected. */
  plate: zOptionalText(20),
  mileageKm: zMileage.nullable().default(null),
  /** Never repaired here before. */
  firstRepair: z.boolean().default(false),
  /** The same trouble had been repaired before. */
  repeatRepair: z.boolean().default(false),
  faults: z.union([z.literal(''), zLongText(500)]).default(''),
  wishes: z.union([z.literal(''), zLongText(500)]).default(''),
}

const anyone = {
  store: endpoint({
    method: 'GET',
    path: '/public/booking/{storeCode}',
    access: 'public',
    summary: 'What can be booked online in a store: days, offers, advisers and technicians',
    tag,
    input: { storeCode: zStoreCode },
    output: zStorePage,
  }),
  services: endpoint({
    method: 'GET',
    path: '/public/booking/{storeCode}/services',
    access: 'public',
    summary: 'Work to choose from, with the published price and its length; maintenance without a word to look for',
    tag,
    input: { storeCode: zStoreCode, q: zOptionalText(60).optional() },
    output: z.object({ rows: z.array(zService) }),
  }),
  slots: endpoint({
    method: 'GET',
    path: '/public/booking/{storeCode}/slots',
    access: 'public',
    summary: 'The times of a day as the adviser sees them: free, limited or full, and what coming then is worth',
    tag,
    input: {
      storeCode: zStoreCode,
      on: zDateOn,
      kind: zOnlineKind,
      operationIds: zIds.default(''),
      adviserId: zId.optional(),
      technicianId: zId.optional(),
      atHome: zBool.default(false),
    },
    output: z.object({ minutes: z.int(), rows: z.array(zOnlineSlot) }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/public/booking/{storeCode}/requests',
    access: 'public',
    summary: 'Say who books; a code goes to the telephone, and the token books once with it',
    tag,
    input: { storeCode: zStoreCode, name: zText(60), phone: zPhone },
    output: z.object({ token: z.string(), sentTo: z.string(), expiresAt: z.string() }),
  }),
}

const byLink = {
  openLink: endpoint({
    method: 'GET',
    path: '/links/{token}/booking',
    access: 'link',
    summary: 'Who books by this link, for which car, and what was booked',
    tag,
    input: { token: zLinkToken },
    output: z.object({
      storeCode: z.string(),
      name: z.string(),
      phoneMasked: z.string(),
      codeNeeded: z.boolean(),
      plate: z.string(),
      car: z.string(),
      booked: zBooked.nullable(),
    }),
  }),
  book: endpoint({
    method: 'POST',
    path: '/links/{token}/booking',
    access: 'link',
    summary: 'Book: bay and people are kept at once, workshop and adviser are told; the adviser confirms',
    tag,
    input: { token: zLinkToken, id: zId, code: zLinkCode.nullable().default(null), ...choice },
    output: z.object({ id: z.string(), number: z.string() }),
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/links/{token}/booking/calendar',
    access: 'link',
    summary: 'The booking for the calendar of the telephone',
    tag,
    input: { token: zLinkToken },
    output: z.file(),
  }),
}

const staff = {
  invite: endpoint({
    method: 'POST',
    path: '/online-booking/invitations',
    access: 'appointment.book',
    summary: 'Send a customer a link by which to book for a car; on the list of active bookings it counts as a contact',
    tag,
    input: { id: zId, vehicleId: zId, personId: zId },
    output: z.object({ id: z.string(), sentTo: z.string(), state: z.string() }),
  }),
}

export const onlineBookingContract = { ...anyone, ...byLink, ...staff }
