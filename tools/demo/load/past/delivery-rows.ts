import { newId } from '#domain/kernel/id.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { type NoticeRule, noticeDueAt } from '#domain/processes/delivery/notice-rule.ts'
import type { Store } from '#server/kernel/context.ts'
import { promiseOf } from '../play-car.ts'
import { CARE_NOTES } from '../play-end.ts'
import type { Stage } from '../stage.ts'
import { type EndedVisit, partsOf } from './ended-visit.ts'

export function deliveryRow(stage: Stage, store: Store, goalMinutes: number, ended: EndedVisit) {
  const { visit, orderId, then } = ended
  const adviser = stage.ids.of('staff', visit.intake.adviser)
  return {
    orderId,
    storeId: store.id,
    takenOverAt: then.takenOverAt,
    takenOverBy: adviser,
    preparedAt: then.preparedAt,
    notifiedAt: then.notifiedAt,
    pickupStartedAt: then.pickupAt,
    explainedBy: adviser,
    careNotes: CARE_NOTES,
    ...visit.farewell,
    acceptedAt: then.pickupAt,
    handedOverAt: then.handedAt,
    leftAt: then.leftAt,
    pickupMinutes: minutesBetween(then.pickupAt, then.leftAt),
    pickupGoalMinutes: goalMinutes,
    customerSteps: stepsOf(ended),
  }
}

/** Acceptance and receipt are signed, and a bill that is not put on account is paid. */
function stepsOf({ visit, lines }: EndedVisit): number {
  const isBilled = lines.some(line => line.payer === 'customer' && line.amountFen > line.discountFen)
  return isBilled && visit.bill.method !== 'arrears' ? 3 : 2
}

export function noticeRow(stage: Stage, store: Store, rule: NoticeRule, { visit, orderId, then }: EndedVisit) {
  return {
    id: newId(),
    storeId: store.id,
    orderId,
    kind: 'delivery' as const,
    dueAt: noticeDueAt(rule, visit.intake.arrivedAt, promiseOf(visit)),
    noticedAt: then.notifiedAt,
    channel: 'call' as const,
    reached: true,
    personReached: visit.intake.broughtBy.name,
    byStaff: stage.ids.of('staff', visit.intake.adviser),
  }
}

export function oldPartRows(store: Store, ended: EndedVisit) {
  const { visit, orderId, then } = ended
  return partsOf(ended).map(line => ({
    id: newId(),
    storeId: store.id,
    orderId,
    lineId: line.id,
    name: line.name,
    qtyMilli: line.qtyMilli,
    decision: visit.intake.keepsOldParts ? ('take' as const) : ('leave' as const),
    decidedAt: then.pickupAt,
  }))
}
