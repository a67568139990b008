import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId } from '#domain/kernel/input.ts'

const tag = 'appointments'

/** What was told of the booking's benefits, and what the customer said to it. */
export const zExplained = z.strictObject({
  told: z.array(z.enum(['noWaiting', 'keptPlace', 'partsReady', 'named', 'knownPrice', 'offPeak'])).min(1),
  outcome: z.enum(['accepted', 'declined']),
})
export type Explained = z.output<typeof zExplained>

/** APT-19: advisers explain the booking at reception, on callback and on incoming calls, and it is counted. */
export const appointmentTalks = {
  explain: endpoint({
    method: 'POST',
    path: '/booking-explanations',
    access: 'appointment.explain',
    summary:
      'Note that booking was explained in a visit or a call, what was told and what came of it; once per contact',
    tag,
    input: {
      id: zId,
      occasion: z.enum(['reception', 'callback', 'incoming', 'outgoing']),
      subjectKind: z.enum(['visit', 'call']),
      subjectId: zId,
      ...zExplained.shape,
    },
    output: z.object({ id: z.string() }),
  }),
  explained: endpoint({
    method: 'GET',
    path: '/booking-explanations/{subjectId}',
    access: 'appointment.read',
    summary: 'Whether booking was explained in this visit or call',
    tag,
    input: { subjectId: zId },
    output: z.object({
      explanation: z
        .object({
          told: z.array(z.string()),
          outcome: z.enum(['accepted', 'declined']),
          at: z.string(),
          by: z.string(),
        })
        .nullable(),
    }),
  }),
  rate: endpoint({
    method: 'GET',
    path: '/appointments/rate',
    access: 'appointment.read',
    summary:
      'KPI-17: arrivals with a booking of all arrivals, against goal and base value, week by week, with the waits of both',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({
      arrivals: z.int(),
      booked: z.int(),
      ratePpm: z.int().nullable(),
      goalPpm: z.int(),
      basePpm: z.int(),
      reached: z.boolean().nullable(),
      formula: z.string(),
      /** By weeks that begin on Monday, the oldest first; weeks without arrivals have no rate. */
      trend: z.array(z.object({ fromOn: z.string(), arrivals: z.int(), booked: z.int(), ratePpm: z.int().nullable() })),
      /** Minutes from arrival to the adviser; only visits in which an adviser came count. */
      waits: z.object({
        booked: z.object({ count: z.int(), meanMinutes: z.int().nullable() }),
        walkIn: z.object({ count: z.int(), meanMinutes: z.int().nullable() }),
      }),
    }),
  }),
  explanations: endpoint({
    method: 'GET',
    path: '/booking-explanations',
    access: 'appointment.read',
    summary: 'How often each colleague explained booking: contacts with customers, prompts done, and the share',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({
      rows: z.array(
        z.object({
          staffId: z.string(),
          name: z.string(),
          contacts: z.int(),
          explained: z.int(),
          accepted: z.int(),
          ratePpm: z.int().nullable(),
        }),
      ),
    }),
  }),
}
