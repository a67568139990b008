import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zInstant, zLimit, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zState as zBookingState } from '#domain/processes/appointments/contract-shapes.ts'
import { zExplained } from '#domain/processes/appointments/contract-talks.ts'

const tag = 'active booking'

export const zMethod = z.enum(['call', 'sms', 'wechat', 'mail', 'visit', 'counter'])
const zKind = z.enum(['activeMaintenance', 'newProblem', 'seasonal', 'leftOver'])
const zReason = z.enum(['months', 'km', 'programme', 'openItem'])
const zState = z.enum(['open', 'booked', 'declined', 'unreachable', 'overtaken'])
const zResult = z.enum(['booked', 'later', 'noAnswer', 'wrongPerson', 'declined', 'invited'])

export const zCandidate = z.object({
  id: z.string(),
  vehicleId: z.string(),
  personId: z.string(),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  kind: zKind,
  reason: zReason,
  item: z.string(),
  lastVisitOn: z.string().nullable(),
  daysSince: z.int().nullable(),
  kmSince: z.int().nullable(),
  lost: z.boolean(),
  method: zMethod,
  convenientTime: z.string(),
  plannedAt: z.string().nullable(),
  plannedUntil: z.string().nullable(),
  state: zState,
  attempts: z.int(),
  appointmentId: z.string().nullable(),
  endedReason: z.string(),
  createdAt: z.string(),
  version: z.int(),
})
export type Candidate = z.infer<typeof zCandidate>

const zProgramme = z.object({
  id: z.string(),
  name: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  content: z.string(),
  brands: z.array(z.string()),
  powers: z.array(z.string()),
  minAgeMonths: z.int().nullable(),
  endedAt: z.string().nullable(),
  /** Cars on the list, of these spoken with, of these booked. */
  targets: z.int(),
  contacted: z.int(),
  booked: z.int(),
  version: z.int(),
})

const zContacted = {
  id: zId,
  version: zVersion,
  contactId: zId,
  method: zMethod,
  note: z.string().max(500).default(''),
}
const zTalked = {
  durationSeconds: z.int().min(0).max(36_000).default(0),
  explained: zExplained.nullable().default(null),
}

const queue = {
  list: endpoint({
    method: 'GET',
    path: '/booking-candidates',
    access: 'activeBooking.read',
    summary:
      'Whom to call for a booking, whose convenient time comes first; or those that have ended, the newest first',
    tag,
    input: {
      state: z.enum(['open', 'ended']).optional(),
      kind: zKind.optional(),
      method: zMethod.optional(),
      /** Only whose convenient time has come. */
      due: z.stringbool().optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zCandidate),
  }),
  get: endpoint({
    method: 'GET',
    path: '/booking-candidates/{id}',
    access: 'activeBooking.read',
    summary: 'The caller’s workspace: whom, why, what to say, quiet days to offer, what was tried',
    tag,
    input: { id: zId },
    output: zCandidate.extend({
      phoneMasked: z.string(),
      opening: z.string(),
      others: z.array(z.object({ id: z.string(), kind: zKind, reason: zReason, item: z.string() })),
      contacts: z.array(
        z.object({
          id: z.string(),
          method: zMethod,
          result: zResult,
          note: z.string(),
          nextAt: z.string().nullable(),
          at: z.string(),
          by: z.string(),
        }),
      ),
      booking: z.object({ id: z.string(), number: z.string().nullable(), state: zBookingState }).nullable(),
      can: z.object({ call: z.boolean() }),
    }),
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/booking-candidates/refresh',
    access: 'activeBooking.plan',
    summary: 'Look for candidates now instead of tonight',
    tag,
    input: {},
    output: z.object({}),
  }),
  record: endpoint({
    method: 'POST',
    path: '/booking-candidates/{id}/contacts',
    access: 'activeBooking.call',
    summary: 'Record a contact that brought no booking: when again, not reached, or not wanted',
    tag,
    input: {
      ...zContacted,
      ...zTalked,
      result: z.enum(['later', 'noAnswer', 'wrongPerson', 'declined']),
      nextAt: zInstant.nullable().default(null),
    },
    output: zSaved.extend({ state: zState, plannedAt: z.string().nullable() }),
  }),
  book: endpoint({
    method: 'POST',
    path: '/booking-candidates/{id}/bookings',
    access: 'activeBooking.call',
    summary: 'The customer wants to come: the booking is begun with all that is known; its talk goes on there',
    tag,
    input: { ...zContacted, ...zTalked, appointmentId: zId },
    output: zSaved.extend({ appointmentId: z.string() }),
  }),
}

const figures = {
  conversion: endpoint({
    method: 'GET',
    path: '/booking-candidates/conversion',
    access: 'activeBooking.read',
    summary:
      'KPI-73: of the candidates contacted in a period by each way, how many booked and how many of these were confirmed',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({
      rows: z.array(
        z.object({
          method: zMethod,
          candidates: z.int(),
          contacts: z.int(),
          booked: z.int(),
          confirmed: z.int(),
          ratePpm: z.int().nullable(),
        }),
      ),
      open: z.int(),
      due: z.int(),
    }),
  }),
}

const programmes = {
  programmes: endpoint({
    method: 'GET',
    path: '/booking-programmes',
    access: 'activeBooking.read',
    summary: 'Seasonal programmes with their progress, the newest first',
    tag,
    input: {},
    output: z.object({ rows: z.array(zProgramme) }),
  }),
  saveProgramme: endpoint({
    method: 'POST',
    path: '/booking-programmes',
    access: 'activeBooking.plan',
    summary:
      'Begin a programme: from when to when, what is offered, for which cars; its candidates appear tonight or by button',
    tag,
    input: {
      id: zId,
      name: zText(40),
      fromOn: zDateOn,
      toOn: zDateOn,
      content: zText(200),
      brands: z.array(zText(40)).max(30).default([]),
      powers: z.array(z.enum(['petrol', 'diesel', 'hev', 'phev', 'bev'])).default([]),
      minAgeMonths: z.int().min(0).max(600).nullable().default(null),
    },
    output: zSaved,
  }),
  endProgramme: endpoint({
    method: 'POST',
    path: '/booking-programmes/{id}/end',
    access: 'activeBooking.plan',
    summary: 'End a programme; nobody is called for it any more',
    tag,
    input: { id: zId, version: zVersion, reason: zOptionalText(200) },
    output: zSaved,
  }),
}

export const activeBookingContract = { ...figures, ...queue, ...programmes }

const callers = ['R-SA', 'R-SA-ASST', 'R-CS', 'R-CRA', 'R-TRACK', 'R-BIZ-SUP'] as const

export const activeBookingGrants = {
  'activeBooking.read': [...callers, 'R-SVC-MGR', 'R-GM'],
  'activeBooking.call': callers,
  'activeBooking.plan': ['R-CRA', 'R-BIZ-SUP', 'R-SVC-MGR'],
} as const satisfies Grants
