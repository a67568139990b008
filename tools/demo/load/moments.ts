import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import type { VisitPlan } from '../generate/history.ts'

/** Minutes from the arrival to each step of the intake, played or written in bulk. */
export const intakeMinutes = {
  takenIn: 6,
  presented: 10,
  signed: 14,
  washed: 18,
  received: 34,
  dispatched: 36,
  parts: 38,
} as const

/** Minutes from the start of a wash. */
export const washMinutes = { finished: 12, returned: 14 } as const

/** Minutes from the doer's own inspection. */
export const inspectionMinutes = { mutual: 2, sheet: 4, exit: 5, keyItems: 6 } as const

/** The moments of a finished visit from the end of the work on. */
export type EndMoments = Record<
  | 'inspectedFrom'
  | 'takenOverAt'
  | 'preparedAt'
  | 'totalledAt'
  | 'checkedAt'
  | 'notifiedAt'
  | 'pickupAt'
  | 'paidAt'
  | 'handedAt'
  | 'leftAt',
  Instant
>

export function momentsOf(visit: Pick<VisitPlan, 'inspectedAt' | 'readyAt' | 'deliveredAt'>): EndMoments {
  const { inspectedAt, readyAt, deliveredAt } = visit
  return {
    inspectedFrom: addMinutes(inspectedAt, -inspectionMinutes.exit),
    takenOverAt: addMinutes(readyAt, -15),
    preparedAt: readyAt,
    totalledAt: addMinutes(readyAt, 1),
    checkedAt: addMinutes(readyAt, 2),
    notifiedAt: addMinutes(readyAt, 4),
    pickupAt: addMinutes(deliveredAt, -10),
    paidAt: addMinutes(deliveredAt, -6),
    handedAt: deliveredAt,
    leftAt: addMinutes(deliveredAt, 4),
  }
}
