import type { Certainty } from '#domain/processes/diagnosis/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type DiagnosisRow, diagnosisRowOf, type FindingRow, findingsOf } from './queries.ts'

export type VisitDiagnosis = DiagnosisRow & { findings: (FindingRow & { certainty: Certainty })[] }

/** The diagnosis of a visit with its findings, for the processes that build on it. */
export async function diagnosisOf(ctx: Ctx, visitId: string): Promise<VisitDiagnosis | undefined> {
  const row = await diagnosisRowOf(ctx, visitId)
  return row && { ...row, findings: await findingsOf(ctx, row.id) }
}
