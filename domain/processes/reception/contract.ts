import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zBool,
  zCursor,
  zDateOn,
  zId,
  zLimit,
  zLongText,
  zOptionalLongText,
  zOptionalText,
  zPhone,
  zPlate,
  zVersion,
} from '#domain/kernel/input.ts'
import { checkKeys } from '#domain/processes/appointments/readiness.ts'
import { counterEndpoints } from './contract-counter.ts'
import { endEndpoints } from './contract-ends.ts'
import { walkEndpoints } from './contract-walk.ts'
import { zHandover, zPurpose, zRelation, zVisitRow, zVisitView } from './visit-shape.ts'

const tag = 'reception'

/** `id:amount` one after the other, as they stand in an address. */
const zAmounts = z
  .string()
  .max(4000)
  .regex(/^$|^[0-9a-f-]{36}:\d{1,7}(,[0-9a-f-]{36}:\d{1,7})*$/)

const zBooking = z.object({
  id: z.string(),
  number: z.string(),
  bookedAt: z.string(),
  kind: z.string(),
  state: z.string(),
  plate: z.string(),
  vehicleId: z.string().nullable(),
  customer: z.string(),
  adviserId: z.string().nullable(),
  adviser: z.string(),
  wishes: z.string(),
  /** How ready the house is for it, and what is not. */
  light: z.enum(['red', 'yellow', 'green']),
  open: z.array(z.enum(checkKeys)),
})

const reading = {
  list: endpoint({
    method: 'GET',
    path: '/visits',
    access: 'visit.read',
    summary: 'Visits of the store, newest first',
    tag,
    input: {
      q: zOptionalText(40).optional(),
      here: zBool.optional(),
      on: zDateOn.optional(),
      state: z.string().max(20).optional(),
      adviserId: zId.optional(),
      vehicleId: zId.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zVisitRow),
  }),
  desk: endpoint({
    method: 'GET',
    path: '/visits/desk',
    access: 'visit.read',
    summary: "The reception desk: today's bookings, who waits, my cars and the others'",
    tag,
    input: {},
    output: z.object({
      bookings: z.array(zBooking),
      waiting: z.array(zVisitRow),
      mine: z.array(zVisitRow),
      others: z.array(zVisitRow),
      bays: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          visit: z.object({ id: z.string(), plate: z.string(), adviser: z.string(), since: z.string() }).nullable(),
        }),
      ),
      /** Everybody of the counter: cars of the day against the limit, and with how many customers just now. */
      advisers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          cars: z.int(),
          limit: z.int(),
          state: z.enum(['ok', 'warn', 'full']),
          serving: z.int(),
        }),
      ),
      /** Cars the workshop has, to see where hands are short. */
      workshop: z.object({ waiting: z.int(), working: z.int() }),
      waitLimitMinutes: z.int(),
    }),
  }),
  lookup: endpoint({
    method: 'GET',
    path: '/visits/lookup',
    access: 'visit.read',
    summary: 'Who this plate is: car, owner, booking, and whether it is here already',
    tag,
    input: { plate: zPlate },
    output: z.object({
      plate: z.string(),
      vehicle: z
        .object({
          id: z.string(),
          title: z.string(),
          vin: z.string().nullable(),
          mileageKm: z.int(),
          kmPerMonth: z.int(),
        })
        .nullable(),
      people: z.array(z.object({ id: z.string(), name: z.string(), role: zRelation, phoneMasked: z.string() })),
      booking: zBooking.nullable(),
      visitId: z.string().nullable(),
      /** Nobody has received, booked or repaired this car before. */
      newCustomer: z.boolean(),
      /** The notes of the last adviser and the open wishes, for whoever asks. */
      handover: zHandover,
    }),
  }),
  proposePromise: endpoint({
    method: 'GET',
    path: '/visits/promise-proposal',
    access: 'visit.receive',
    summary: 'The earliest time that can be promised for this work and these parts, before there is an order',
    tag,
    input: {
      /** Operations of the catalogue with their hours in hundredths, and parts with their quantity in thousandths. */
      work: zAmounts.default(''),
      parts: zAmounts.default(''),
      /** The work of this booking instead. */
      appointmentId: zId.optional(),
    },
    output: z.object({ promisedAt: z.string().nullable() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/visits/{id}',
    access: 'visit.read',
    summary: 'One visit, whole: steps, walk-around, belongings, papers, key and formalities',
    tag,
    input: { id: zId },
    output: zVisitView,
  }),
}

const commands = {
  arrive: endpoint({
    method: 'POST',
    path: '/visits',
    access: 'visit.arrive',
    summary: 'Somebody arrived; a car that is here already answers with its visit',
    tag,
    input: {
      id: zId,
      plate: zPlate.nullable().default(null),
      vehicleId: zId.nullable().default(null),
      personId: zId.nullable().default(null),
      personName: zOptionalText(60).default(null),
      phone: zPhone.nullable().default(null),
      arrivedBy: z.enum(['manual', 'camera', 'booking']).default('manual'),
    },
    output: zSaved.extend({ isNew: z.boolean(), newCustomer: z.boolean() }),
  }),
  take: endpoint({
    method: 'POST',
    path: '/visits/{id}/adviser',
    access: 'visit.receive',
    summary: 'An adviser goes to the customer; the waiting time ends',
    tag,
    input: { id: zId, version: zVersion, takeOver: z.boolean().default(false) },
    output: zSaved.extend({ waitingMinutes: z.int() }),
  }),
  setPurpose: endpoint({
    method: 'POST',
    path: '/visits/{id}/purpose',
    access: 'visit.receive',
    summary: 'Why the customer came',
    tag,
    input: { id: zId, version: zVersion, purpose: zPurpose },
    output: zSaved,
  }),
  identify: endpoint({
    method: 'POST',
    path: '/visits/{id}/identity',
    access: 'visit.receive',
    summary: 'Which car it is, whose, and who brings it with what authority',
    tag,
    input: {
      id: zId,
      version: zVersion,
      vehicleId: zId,
      ownerId: zId.nullable().default(null),
      senderId: zId.nullable().default(null),
      /** Somebody not on record yet who brings the car. */
      senderName: zOptionalText(60).default(null),
      senderPhone: zPhone.nullable().default(null),
      senderRelation: zRelation,
      senderAuthority: zOptionalText(100).default(null),
    },
    output: zSaved,
  }),
  register: endpoint({
    method: 'POST',
    path: '/visits/{id}/registration',
    access: 'visit.receive',
    summary: 'Mileage, fuel, the need in the customer’s words, and the privacy notice',
    tag,
    input: {
      id: zId,
      version: zVersion,
      mileageKm: z.int().min(0).max(3_000_000),
      fuelPercent: z.int().min(0).max(100).nullable(),
      customerWords: zLongText(1000),
      conditions: zOptionalLongText(1000).default(null),
      restingAt: zOptionalText(60).default(null),
      privacyNoticed: z.boolean(),
    },
    output: zSaved.extend({ surprising: z.boolean(), gaps: z.array(z.string()) }),
  }),
  introduce: endpoint({
    method: 'POST',
    path: '/visits/{id}/introduction',
    access: 'visit.receive',
    summary: 'The service and its steps were presented to a new customer, or why not',
    tag,
    input: { id: zId, version: zVersion, skipReason: zOptionalText(100).default(null) },
    output: zSaved,
  }),
  consent: endpoint({
    method: 'POST',
    path: '/visits/{id}/test-consent',
    access: 'visit.receive',
    summary: 'The customer agrees to diagnosis and testing',
    tag,
    input: { id: zId, version: zVersion, restingAt: zOptionalText(60).default(null) },
    output: zSaved,
  }),
  askCallback: endpoint({
    method: 'POST',
    path: '/visits/{id}/call-back',
    access: 'visit.receive',
    summary: 'Whether, whom and when we may call after the visit',
    tag,
    input: {
      id: zId,
      version: zVersion,
      wanted: z.boolean(),
      time: zOptionalText(60).default(null),
      personId: zId.nullable().default(null),
      refusal: zOptionalText(100).default(null),
    },
    output: zSaved,
  }),
  askWash: endpoint({
    method: 'POST',
    path: '/visits/{id}/wash',
    access: 'visit.receive',
    summary: 'The customer’s answer to the offer of a free wash',
    tag,
    input: { id: zId, version: zVersion, wanted: z.boolean() },
    output: zSaved.extend({ washes: z.boolean() }),
  }),
  presentIntake: endpoint({
    method: 'POST',
    path: '/visits/{id}/intake-papers',
    access: 'visit.receive',
    summary: 'Put inspection sheet and list of belongings before the customer; refused while something is missing',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({
      walkAroundPaperId: z.string(),
      walkAroundHash: z.string(),
      belongingsPaperId: z.string(),
      belongingsHash: z.string(),
    }),
  }),
}

export const receptionContract = { ...reading, ...commands, ...walkEndpoints, ...endEndpoints, ...counterEndpoints }
