import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zVersion } from '#domain/kernel/input.ts'

const tag = 'diagnosis'

/** A concluded case as the quality record keeps it. */
export const zQualityCase = z.object({
  diagnosisId: z.string(),
  visitId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  technicianId: z.string(),
  technician: z.string(),
  completedAt: z.string(),
  minutes: z.int(),
  findings: z.string(),
  suspected: z.boolean(),
  reopened: z.int(),
  calls: z.int(),
  verdict: z
    .object({
      confirmed: z.boolean(),
      note: z.string(),
      judgedBy: z.string(),
      judgedAt: z.string(),
      version: z.int(),
    })
    .nullable(),
  can: z.object({ judge: z.boolean() }),
})
export type QualityCase = z.infer<typeof zQualityCase>

export const zQualityPerson = z.object({
  technicianId: z.string(),
  technician: z.string(),
  cases: z.int(),
  judged: z.int(),
  confirmed: z.int(),
  /** Confirmed of those judged; nothing while nobody judged any. */
  accuracyPpm: z.int().nullable(),
  averageMinutes: z.int(),
})
export type QualityPerson = z.infer<typeof zQualityPerson>

export const qualityEndpoints = {
  qualityRecord: endpoint({
    method: 'GET',
    path: '/diagnosis-quality',
    access: 'diagnosis.quality',
    summary: 'Diagnoses of a period by person: how many, how long, how many proved right; and the cases behind them',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn, technicianId: zId.optional() },
    output: z.object({ people: z.array(zQualityPerson), cases: z.array(zQualityCase), all: zQualityPerson }),
  }),
  judge: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/verdict',
    access: 'diagnosis.judge',
    summary: 'Say whether the repair bore out the diagnosis; never of one’s own. Version 0 for the first time',
    tag,
    input: { id: zId, version: zVersion, confirmed: z.boolean(), note: z.string().max(300).default('') },
    output: zSaved,
  }),
}
