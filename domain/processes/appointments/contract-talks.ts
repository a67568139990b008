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
