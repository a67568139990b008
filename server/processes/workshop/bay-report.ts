import { formatQty } from '#domain/kernel/quantity.ts'
import { zReading } from '#domain/processes/catalogue/work-steps.ts'
import { bayReportPaper } from '#domain/processes/workshop/papers/bay-report.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { jobView, stepsOf } from './queries.ts'
import { checkedTools } from './queries-floor.ts'
import { firstClocked } from './queries-work.ts'

/** BAY-02: what the bay recorded of a finished job becomes its report; a job done again after rework, a further revision. */
export async function issueBayReport(ctx: Ctx, jobId: string): Promise<void> {
  const job = found(await jobView(ctx, jobId))
  const order = found(await findOrder(ctx, job.orderId))
  const lines = liveLines(await linesOf(ctx, order.id))
  const parties = await partiesOfOrder(ctx, order)
  const steps = await stepsOf(ctx, jobId)
  await issuePaper(ctx, bayReportPaper, {
    subject: { kind: 'job', id: jobId },
    threadId: order.id,
    vehicleId: order.vehicleId,
    finder: parties.finder,
    content: {
      ...{ orderNumber: order.number ?? '—', vehicle: parties.vehicle, job: job.name },
      ...{ technician: job.technician, bay: job.bay, finishedAt: ctx.now },
      startedAt: await firstClocked(ctx, jobId),
      standardHoursCenti: lines.find(line => line.id === job.lineId)?.hoursCenti ?? null,
      clockedHoursCenti: Math.round((job.clockedMinutes * 100) / 60),
      tools: (await checkedTools(ctx, jobId)).map(tool => tool.name),
      steps: steps.map(step => {
        const reading = step.reading === null ? null : zReading.parse(step.reading)
        return {
          name: step.name,
          at: step.doneAt,
          value: step.value === null ? null : `${step.value} ${reading?.unit ?? ''}`.trim(),
          limits: reading === null ? null : `${reading.min}–${reading.max} ${reading.unit}`,
          source: step.source === 'device' ? '设备' : '平板',
        }
      }),
      parts: lines
        .filter(line => line.kind === 'part' && line.forLineId === job.lineId)
        .map(line => ({ name: line.name, quantity: `${formatQty(line.qtyMilli)} ${line.unit}`.trim() })),
    },
  })
}
