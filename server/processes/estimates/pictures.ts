import type { LinkMedium } from '#domain/processes/diagnosis/media.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { linkMedium } from '#server/processes/diagnosis/diagnosis-links.ts'
import { diagnosisOf } from '#server/processes/diagnosis/diagnosis-of.ts'
import { inspectionView } from '#server/processes/diagnosis/present-diagnosis.ts'
import { mediaOf } from '#server/processes/diagnosis/queries-media.ts'
import type { EstimateRow } from './queries.ts'

type Line = { findingId: string | null; inspectionKey: string }

/** What can be seen of the reason of a line: the pictures of its finding, or of its point of the entry inspection. */
export async function picturesOf(ctx: Ctx, row: EstimateRow): Promise<(line: Line) => LinkMedium[]> {
  const diagnosis = await diagnosisOf(ctx, row.visitId)
  const media = diagnosis ? await mediaOf(ctx, diagnosis.id) : []
  const { proposals } = await inspectionView(ctx, row.visitId)
  return line => {
    const found = media.filter(medium => line.findingId !== null && medium.findingId === line.findingId)
    const point = proposals.find(item => line.inspectionKey !== '' && item.key === line.inspectionKey)
    const seen = (point?.fileIds ?? []).map(fileId => ({ fileId, kind: 'photo' as const, caption: point?.note ?? '' }))
    return [...found.map(linkMedium), ...seen]
  }
}
