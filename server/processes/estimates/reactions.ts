import { addMinutes } from '#domain/kernel/time.ts'
import { talkEstimate } from '#domain/processes/estimates/duties.ts'
import { estimateDelay } from '#domain/processes/estimates/policies.ts'
import { found } from '#server/kernel/errors.ts'
import { on, type Reaction } from '#server/kernel/signals.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { diagnosisCompleted, diagnosisReopened } from '#server/processes/diagnosis/signals.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { estimatesOfVisit, findEstimate, updateEstimate } from './queries.ts'
import { takeOffTable } from './save-estimate.ts'

export const estimateReactions: readonly Reaction[] = [
  // TL-19: right after the report the price is talked through; who only wanted a diagnosis is not sold anything.
  on(diagnosisCompleted, async (ctx, { visitId }) => {
    const visit = found(await findVisit(ctx, visitId))
    if (visit.purpose === 'diagnose') return
    await openDuty(ctx, talkEstimate, {
      subject: { kind: 'visit', id: visitId },
      threadId: visitId,
      ownerId: visit.adviserId,
      params: { plate: visit.plate },
      dueAt: addMinutes(ctx.now, await policy(ctx, estimateDelay)),
    })
  }),
  // A price that rests on a cause withdrawn is no longer on the table.
  on(diagnosisReopened, async (ctx, { visitId }) => {
    await cancelDuties(ctx, visitId, talkEstimate)
    for (const { id } of await estimatesOfVisit(ctx, visitId)) {
      const estimate = found(await findEstimate(ctx, id, { lock: true }))
      if (estimate.state !== 'shown') continue
      await takeOffTable(ctx, estimate, '诊断结论更正')
      await updateEstimate(ctx, id, { state: 'draft' })
    }
  }),
]
