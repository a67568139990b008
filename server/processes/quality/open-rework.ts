import { newId } from '#domain/kernel/id.ts'
import { internalReworkPaper } from '#domain/processes/quality/papers/internal-rework.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { setLineStates, setWork } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import type { LineRecord, OrderRecord } from '../repair-orders/queries.ts'
import { reopenJob } from '../workshop/reopen-job.ts'
import { withdrawCertificate } from './certificate.ts'

export type Rework = {
  stage: 'mutual' | 'exit' | 'delivery'
  defect: string
  cause: string
  inspectionId: string | null
}

/** QC-02: back to the job that caused it; the order waits in rework until that job is done again. */
export async function openRework(ctx: Ctx, order: OrderRecord, line: LineRecord, rework: Rework): Promise<string> {
  const id = newId()
  const job = await reopenJob(ctx, line.id)
  await ctx.db
    .insertInto('reworks')
    .values({
      id,
      storeId: ctx.store.id,
      orderId: order.id,
      lineId: line.id,
      inspectionId: rework.inspectionId,
      stage: rework.stage,
      defect: rework.defect,
      cause: rework.cause,
      responsibleId: job?.staffId ?? null,
      openedAt: ctx.now,
    })
    .execute()
  await setLineStates(ctx, [line.id], 'approved')
  await setWork(ctx, order, 'rework', {}, rework.defect)
  await withdrawCertificate(ctx, order.id, '车辆返工')
  const parties = await partiesOfOrder(ctx, order)
  await issuePaper(ctx, internalReworkPaper, {
    subject: { kind: 'rework', id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    finder: parties.finder,
    content: {
      orderNumber: order.number ?? '',
      vehicle: parties.vehicle,
      stage: rework.stage,
      foundBy: ctx.actor.name,
      defectFoundAt: ctx.now,
      defect: rework.defect,
      cause: rework.cause === '' ? '待查' : rework.cause,
      responsible: job?.name ?? '待定',
      rework: line.name,
      reworkedBy: null,
      hoursCenti: null,
      finishedAt: null,
      reInspection: { passed: null, inspector: null, at: null, note: null },
    },
  })
  if (job)
    await notify(ctx, {
      to: { staffId: job.staffId },
      kind: 'quality.rework',
      subject: { kind: 'job', id: job.id },
      params: { job: line.name },
    })
  ctx.record({
    event: 'quality.reworkOpened',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { line: line.name, stage: rework.stage },
    reason: rework.defect,
  })
  return id
}
