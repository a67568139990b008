import { newId } from '#domain/kernel/id.ts'
import { placeAfterWork } from '#domain/processes/workshop/checklists.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { mayLeave } from '#domain/processes/workshop/place.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { answerSheet, completeSheet, openSheet } from '#server/mechanisms/checklists/sheets.ts'
import type { JobRow } from './queries.ts'
import { noteWaste } from './waste.ts'

type Left = Pick<Parameters<Handlers<typeof workshopContract>['finish']>[1], 'place' | 'waste'>

/** WKS-21: the place is as it was or the reason is on the sheet, and what waste the job left is in the ledger. */
export async function leavePlace(ctx: Ctx, job: JobRow, { place, waste }: Left): Promise<void> {
  const sheetId = await openSheet(ctx, placeAfterWork, { subject: { kind: 'job', id: job.id }, threadId: job.orderId })
  const { items, answers } = await answerSheet(ctx, sheetId, place)
  ruled(mayLeave(items, answers))
  await completeSheet(ctx, sheetId)
  if (waste.length === 0) return
  const movements = waste.map(({ kind, qtyMilli }) => ({ id: newId(), kind, qtyMilli, jobId: job.id }))
  await noteWaste(ctx, movements)
  ctx.record({
    event: 'waste.noted',
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    data: { waste: waste.map(({ kind, qtyMilli }) => ({ kind, qtyMilli })) },
  })
}
