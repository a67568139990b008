import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import type { Store } from '#server/kernel/context.ts'
import { colleague } from '../colleagues.ts'
import { inspectionMinutes, intakeMinutes, washMinutes } from '../moments.ts'
import type { Stage } from '../stage.ts'
import { type EndedVisit, labourOf } from './ended-visit.ts'

/** Jobs with the clockings that did them; a job that went on the next day was clocked off for the night. */
export function jobRows(stage: Stage, store: Store, ended: EndedVisit) {
  const { visit, orderId, work } = ended
  const labour = labourOf(ended)
  const dispatchedBy = stage.ids.of('staff', colleague(visit.storeKey, 'R-WS-MGR'))
  const dispatchedAt = addMinutes(visit.intake.arrivedAt, intakeMinutes.dispatched)
  const done = work.flatMap(({ line, technician, bayKey, stretches }) => {
    const own = labour[line]
    const [first, last] = [stretches[0], stretches.at(-1)]
    if (!own || !first || !last) return []
    const staffId = stage.ids.of('staff', technician)
    const job = {
      id: newId(),
      storeId: store.id,
      orderId,
      lineId: own.id,
      technicianId: stage.ids.of('technician', technician),
      staffId,
      bayId: stage.ids.of('bay', bayKey),
      plannedFrom: first.from,
      plannedTo: last.to,
      assignedHoursCenti: own.hoursCenti ?? 0,
      state: 'done' as const,
      dispatchedBy,
      dispatchedAt,
      finishedAt: last.to,
    }
    const clockings = stretches.map(stretch => ({
      id: newId(),
      storeId: store.id,
      jobId: job.id,
      staffId,
      startedAt: stretch.from,
      endedAt: stretch.to,
      endReason: stretch === last ? ('finish' as const) : ('shift' as const),
    }))
    return [{ job, clockings }]
  })
  return { jobs: done.map(each => each.job), clockings: done.flatMap(each => each.clockings) }
}

/** The car before the work and once more before its owner sees it. */
export function washRows(stage: Stage, store: Store, { visit, orderId, signedAt, then }: EndedVisit) {
  if (!visit.intake.wantsWash) return []
  const washer = stage.ids.of('staff', colleague(visit.storeKey, 'R-WASH'))
  const row = (phase: 'before' | 'final', askedAt: Instant, startedAt: Instant) => ({
    id: newId(),
    storeId: store.id,
    orderId,
    phase,
    askedAt,
    washerId: washer,
    startedAt,
    finishedAt: addMinutes(startedAt, washMinutes.finished),
    returnedAt: addMinutes(startedAt, washMinutes.returned),
    returnedTo: washer,
  })
  return [
    row('before', signedAt, addMinutes(visit.intake.arrivedAt, intakeMinutes.washed)),
    row('final', then.takenOverAt, then.takenOverAt),
  ]
}

export function inspectionRows(stage: Stage, store: Store, ended: EndedVisit) {
  const { visit, orderId, doer, then } = ended
  const checkedLines = labourOf(ended).map(line => line.id)
  const exitBy = colleague(visit.storeKey, 'R-QC')
  const row = (level: 'self' | 'mutual' | 'exit', username: string, at: Instant) => ({
    id: newId(),
    storeId: store.id,
    orderId,
    round: 1,
    level,
    inspectorId: stage.ids.of('staff', username),
    result: 'pass' as const,
    checkedLines,
    at,
  })
  const after = (minutes: number) => addMinutes(then.inspectedFrom, minutes)
  return [
    row('self', doer, then.inspectedFrom),
    row('mutual', colleague(visit.storeKey, 'R-TECH', [doer]), after(inspectionMinutes.mutual)),
    row('exit', exitBy, after(inspectionMinutes.exit)),
  ]
}

export function keyItemRows(stage: Stage, store: Store, ended: EndedVisit) {
  const { visit, orderId, passedAt } = ended
  const inspectorId = stage.ids.of('staff', colleague(visit.storeKey, 'R-QC', [colleague(visit.storeKey, 'R-QC')]))
  const items = labourOf(ended).filter(line => line.keyItem)
  return items.map(line => {
    const row = { id: newId(), storeId: store.id, orderId, lineId: line.id, round: 1 }
    return { ...row, inspectorId, at: passedAt }
  })
}
