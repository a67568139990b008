import type { ForecastTask } from '#domain/mechanisms/resources/floor-question.ts'
import { baysFor, peopleFor, type SingleWork } from '../catalogue/work-needs.ts'

type Technician = { id: string; staffId: string | null; grade: number; skills: readonly string[] }
export type People = { technicians: readonly Technician[]; bays: readonly { id: string; class: string }[] }

/** Stands for the people of a store that names none of them: one pair of hands. */
const UNNAMED = 'unnamed'

/** Somebody who was planned for so long has always a little left. */
const LEAST_MINUTES = 10

/** What a job still takes: the hours it was given less what was clocked. */
export function remainingMinutes(assignedHoursCenti: number, clockedMinutes: number): number {
  return Math.max(LEAST_MINUTES, Math.round((assignedHoursCenti * 60) / 100) - clockedMinutes)
}

/** Work that nobody was given yet: whoever may do it, the one the customer named before all others. */
export function openTask(
  line: SingleWork & { id: string; orderId: string; hoursCenti: number },
  namedStaffId: string | null,
  { technicians, bays }: People,
): ForecastTask {
  const able = peopleFor(technicians, line)
  const named = able.filter(person => person.staffId !== null && person.staffId === namedStaffId)
  return {
    id: line.id,
    orderId: line.orderId,
    minutes: Math.round((line.hoursCenti * 60) / 100),
    isRunning: false,
    notBefore: null,
    technicianIds: technicians.length === 0 ? [UNNAMED] : (named.length > 0 ? named : able).map(person => person.id),
    bayIds: baysFor(bays, line).map(bay => bay.id),
  }
}
