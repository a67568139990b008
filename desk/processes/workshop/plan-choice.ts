import { newId } from '#domain/kernel/id.ts'
import type { Proposal } from './loaders.ts'

export type Change = Proposal['changes'][number]

export const keyOf = (change: Change): string => change.job?.id ?? change.lineId

/** The changes as the command takes them: jobs that move, and work given to somebody for the first time. */
export function takenOver(changes: readonly Change[]) {
  const slot = ({ proposed: { technicianId, bayId, from, to } }: Change) => ({ technicianId, bayId, from, to })
  return {
    moves: changes.flatMap(change => (change.job ? [{ ...change.job, ...slot(change) }] : [])),
    gives: changes.flatMap(change =>
      change.job ? [] : [{ id: newId(), orderId: change.orderId, lineId: change.lineId, ...slot(change) }],
    ),
  }
}
