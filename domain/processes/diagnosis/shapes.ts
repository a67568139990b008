import { z } from 'zod'
import { zId, zInstant, zText } from '#domain/kernel/input.ts'

export const zProblem = z.object({ code: z.string(), text: z.string() })

/** What the pages of a visit show above everything else. */
export const zVisitBrief = z.object({
  id: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  car: z.string(),
  vehicleId: z.string().nullable(),
  customer: z.string(),
  personId: z.string().nullable(),
  customerWords: z.string(),
  purpose: z.string().nullable(),
  testConsentAt: z.string().nullable(),
  quickPath: z.boolean(),
  leftAt: z.string().nullable(),
})

/** What the entry inspection proposes for the estimate, with the photos taken of it. */
export const zProposal = z.object({
  key: z.string(),
  text: z.string(),
  note: z.string(),
  safety: z.boolean(),
  result: z.enum(['bad', 'watch']),
  fileIds: z.array(z.string()),
})

const frequencies = ['', 'always', 'often', 'sometimes', 'once'] as const
const lamps = [
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
] as const

export const zInquiryInput = {
  symptom: zText(500),
  since: z.string().max(100).default(''),
  speed: z.string().max(100).default(''),
  temperature: z.string().max(100).default(''),
  frequency: z.enum(frequencies).default(''),
  lamps: z.array(z.enum(lamps)).max(lamps.length).default([]),
  earlierRepair: z.string().max(300).default(''),
  wish: z.string().max(300).default(''),
}

export const zInquiry = z.object({
  id: z.string(),
  symptom: z.string(),
  since: z.string(),
  speed: z.string(),
  temperature: z.string(),
  frequency: z.enum(frequencies),
  lamps: z.array(z.enum(lamps)),
  earlierRepair: z.string(),
  wish: z.string(),
  summary: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  version: z.int(),
})

export const zFindingInput = z.strictObject({
  id: zId,
  part: zText(60),
  cause: zText(300),
  certainty: z.enum(['confirmed', 'suspected']),
  recommendation: z.string().max(300).default(''),
  urgency: z.enum(['now', 'soon', 'later']),
  safety: z.boolean().default(false),
})
export type FindingInput = z.output<typeof zFindingInput>

export const zFinding = z.object({
  id: z.string(),
  part: z.string(),
  cause: z.string(),
  certainty: z.enum(['confirmed', 'suspected']),
  recommendation: z.string(),
  urgency: z.enum(['now', 'soon', 'later']),
  safety: z.boolean(),
})
export type FindingView = z.infer<typeof zFinding>

export const zReadingInput = z.strictObject({
  id: zId,
  kind: z.enum(['code', 'test']),
  device: z.string().max(60).default(''),
  item: zText(60),
  value: z.string().max(60).default(''),
  unit: z.string().max(20).default(''),
  limits: z.string().max(60).default(''),
  result: z.enum(['', 'ok', 'watch', 'bad']).default(''),
  meaning: z.string().max(200).default(''),
  readAt: zInstant,
})
export type ReadingInput = z.output<typeof zReadingInput>

export const zReading = z.object({
  id: z.string(),
  kind: z.enum(['code', 'test']),
  device: z.string(),
  item: z.string(),
  value: z.string(),
  unit: z.string(),
  limits: z.string(),
  result: z.enum(['', 'ok', 'watch', 'bad']),
  meaning: z.string(),
  readAt: z.string(),
  sessionId: z.string().nullable(),
})
export type ReadingView = z.infer<typeof zReading>

export const zDeviceSession = z.object({
  id: z.string(),
  bay: z.string(),
  state: z.enum(['asked', 'done']),
  askedAt: z.string(),
  readAt: z.string().nullable(),
})
