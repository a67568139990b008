import { belongingsPaper } from '#domain/processes/reception/papers/belongings.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { customerSignatures } from './queries.ts'
import { visitPaperRows } from './queries-walk.ts'

/** RCV-15: papers that are not as they should be, as long as the customer has not signed for it. */
export async function unsignedDifferences(ctx: Ctx, visitId: string): Promise<string[]> {
  const differing = (await visitPaperRows(ctx, visitId)).filter(paper => paper.difference !== '')
  if (differing.length === 0) return []
  const list = (await customerSignatures(ctx, [visitId])).find(paper => paper.kind === belongingsPaper.kind)
  return list?.signedAt == null ? differing.map(paper => paper.name) : []
}
