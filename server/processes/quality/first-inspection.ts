import { dateOn } from '#domain/kernel/time.ts'
import { firstInspectionPaper } from '#domain/processes/quality/papers/first-inspection.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import type { LineRecord, OrderRecord } from '../repair-orders/queries.ts'
import { doersOf } from './queries.ts'
import type { InspectionState } from './state.ts'

type Outcome = { inspectionId: string; result: 'pass' | 'fail'; defect: string; failedLineId: string | null }

/** QC-03: the record of each submission to the exit inspection; the first one's result counts for the rate. */
export async function writeFirstInspection(
  ctx: Ctx,
  order: OrderRecord,
  state: InspectionState,
  outcome: Outcome,
  lines: readonly LineRecord[],
): Promise<void> {
  const parties = await partiesOfOrder(ctx, order)
  const doers = (await doersOf(ctx, [order.id])).map(item => item.name).join('、')
  const paper = await issuePaper(ctx, firstInspectionPaper, {
    subject: { kind: 'inspection', id: outcome.inspectionId },
    threadId: order.id,
    vehicleId: order.vehicleId,
    finder: parties.finder,
    content: {
      orderNumber: order.number ?? '',
      vehicle: parties.vehicle,
      repairKind: null,
      submittedAt: order.workFinishedAt,
      rows: lines.map(line => ({
        item: line.name,
        submittedBy: doers,
        result: line.id === outcome.failedLineId ? ('failed' as const) : ('passed' as const),
        defect: line.id === outcome.failedLineId ? outcome.defect : null,
      })),
      firstResult: outcome.result === 'pass' ? 'passed' : 'failed',
      inspector: ctx.actor.name,
      inspectedOn: dateOn(ctx.now, ctx.store.zone),
      resubmission: state.round - 1,
      reworkNumber: null,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'inspector', method: 'staff', signerName: ctx.actor.name })
}
