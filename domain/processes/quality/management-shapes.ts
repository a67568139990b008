import { z } from 'zod'
import { areas } from './standards.ts'

export const zDocument = z.object({
  id: z.string(),
  kind: z.enum(['rules', 'rework', 'standard']),
  edition: z.int(),
  title: z.string(),
  body: z.string(),
  items: z.array(z.object({ area: z.enum(areas), item: z.string(), measure: z.string(), source: z.string() })),
  publishedBy: z.string(),
  publishedAt: z.string(),
})
export type QualityDocument = z.infer<typeof zDocument>

export const zAccident = z.object({
  id: z.string(),
  orderId: z.string().nullable(),
  number: z.string().nullable(),
  happenedOn: z.string(),
  description: z.string(),
  responsibleId: z.string(),
  responsible: z.string(),
  handling: z.string(),
  lesson: z.string(),
  costFen: z.int(),
  deductionPoints: z.int(),
  state: z.enum(['open', 'closed']),
  version: z.int(),
})
export type Accident = z.infer<typeof zAccident>

export const zAudit = z.object({
  id: z.string(),
  area: z.enum(areas),
  plannedOn: z.string(),
  auditor: z.string(),
  doneAt: z.string().nullable(),
  summary: z.string(),
  findings: z.int().nullable(),
  version: z.int(),
})
export type QualityAudit = z.infer<typeof zAudit>

const zCount = z.object({ good: z.int(), of: z.int() })

export const zMonitoring = z.object({
  survey: z.object({ ratings: z.int(), meanCenti: z.int().nullable(), calls: zCount }),
  process: z.object({ firstPass: zCount, reworks: z.int(), lateDuties: z.int() }),
  audits: z.array(zAudit),
})
export type Monitoring = z.infer<typeof zMonitoring>

const zScored = z.object({
  indicator: z.enum(['firstPass', 'firstFix', 'accidents']),
  weightPercent: z.int(),
  valuePpm: z.int().nullable(),
  points: z.number(),
})

export const zAppraised = z.object({
  staffId: z.string(),
  name: z.string(),
  points: z.number(),
  parts: z.array(zScored),
  deductions: z.array(z.object({ accidentId: z.string(), description: z.string(), points: z.int() })),
})
export type Appraised = z.infer<typeof zAppraised>

const zCase = z.object({
  id: z.string(),
  orderId: z.string().nullable(),
  number: z.string().nullable(),
  at: z.string(),
  text: z.string(),
  person: z.string(),
})
export type QualityCase = z.infer<typeof zCase>

export const zSubmission = zCase.extend({ passed: z.boolean() })
export type Submission = z.infer<typeof zSubmission>

/** The first pass rate of one technician or team. */
const zFirstPassOf = zCount.extend({ key: z.string(), name: z.string() })
export type FirstPassOf = z.infer<typeof zFirstPassOf>

/** Every figure of the report with the rows it counts. */
export const zFigures = z.object({
  firstPass: zCount,
  /** Reports issued before these were counted have none. */
  technicians: z.array(zFirstPassOf).default([]),
  teams: z.array(zFirstPassOf).default([]),
  submissions: z.array(zSubmission),
  reworks: z.array(zCase),
  comebacks: z.array(zCase),
  accidents: z.array(zCase),
  complaints: z.array(zCase),
})
export type Figures = z.infer<typeof zFigures>
