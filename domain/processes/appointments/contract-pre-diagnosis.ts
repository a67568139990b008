import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'appointments'
const zFrequency = z.enum(['', 'always', 'often', 'sometimes', 'once'])
const zLamp = z.enum([
  'engine',
  'oil',
  'coolant',
  'battery',
  'abs',
  'brake',
  'airbag',
  'steering',
  'tyre',
  'highVoltage',
])

/** A likely cause as it is noted, with the parts it would take. */
export const zNotedCause = z.strictObject({
  cause: zText(80),
  system: z.string().max(40),
  parts: z.array(z.strictObject({ partId: zId.nullable(), name: zText(80) })).max(10),
})
export type NotedCause = z.output<typeof zNotedCause>

const zNote = {
  symptom: zText(300),
  since: z.string().max(100).default(''),
  conditions: z.string().max(200).default(''),
  frequency: zFrequency.default(''),
  lamps: z.array(zLamp).max(10).default([]),
  system: z.string().max(40).default(''),
  causes: z.array(zNotedCause).max(10).default([]),
}

/** APT-15: what is said of the fault on the telephone, and what may lie behind it. */
export const appointmentPreDiagnosis = {
  causes: endpoint({
    method: 'GET',
    path: '/fault-causes',
    access: 'appointment.book',
    summary: 'Likely causes of a symptom with the parts they take: from the fault guide and from cases of this store',
    tag,
    input: { symptom: zText(300) },
    output: z.object({
      causes: z.array(
        z.object({
          cause: z.string(),
          system: z.string(),
          /** Cases of this store with such words and this cause; 0 when it comes from the guide alone. */
          cases: z.int(),
          parts: z.array(
            z.object({ partId: z.string().nullable(), name: z.string(), number: z.string(), availableMilli: z.int() }),
          ),
        }),
      ),
    }),
  }),
  preDiagnosis: endpoint({
    method: 'GET',
    path: '/appointments/{id}/pre-diagnosis',
    access: 'appointment.read',
    summary: 'What was said of the fault before the car came',
    tag,
    input: { id: zId },
    output: z.object({
      note: z
        .object({
          symptom: z.string(),
          since: z.string(),
          conditions: z.string(),
          frequency: zFrequency,
          lamps: z.array(z.string()),
          system: z.string(),
          causes: z.array(zNotedCause),
          notedAt: z.string(),
          notedBy: z.string(),
        })
        .nullable(),
    }),
  }),
  notePreDiagnosis: endpoint({
    method: 'POST',
    path: '/appointments/{id}/pre-diagnosis',
    access: 'appointment.book',
    summary: 'Note the fault as told on the telephone; on arrival it is the beginning of the inquiry',
    tag,
    input: { id: zId, version: zVersion, ...zNote },
    output: zSaved,
  }),
}
