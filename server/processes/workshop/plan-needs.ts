import { baysFor, peopleFor } from '#domain/processes/catalogue/work-needs.ts'
import type { WorkStep } from '#engines/scheduling/workshop/workshop-day.ts'
import type { AheadLine } from '../repair-orders/queries-floor.ts'
import type { PlanJob } from './queries-plan.ts'

export type Technician = { id: string; name: string; grade: number; skills: string[] }
export type PlanBay = { id: string; name: string; class: string }
type Work = Pick<AheadLine, 'name' | 'trade' | 'system' | 'highVoltage' | 'grade'>

/** Who may do which kind of work and where; to the planner each kind is a skill of those who may and of bays that suit. */
export type Needs = {
  of(work: Work): Pick<WorkStep, 'skill' | 'bayKind'>
  skillsOf(technicianId: string): string[]
  kindsOf(bayId: string): string[]
}

/** Every bay has it: for work somebody has put into one already. */
export const ANY_BAY = 'any'

type Facts = {
  technicians: readonly Technician[]
  bays: readonly PlanBay[]
  jobs: readonly PlanJob[]
  lines: readonly AheadLine[]
}

export function needsOf({ technicians, bays, jobs, lines }: Facts): Needs {
  const kinds = new Map<string, Work>([...jobs, ...lines].map(work => [keyOf(work), work]))
  const able = new Map([...kinds].map(([key, work]) => [key, idsOf(peopleFor(technicians, work))]))
  const suited = new Map([...kinds].map(([key, work]) => [key, idsOf(baysFor(bays, work))]))
  const keysWith = (sets: ReadonlyMap<string, ReadonlySet<string>>, id: string) =>
    [...sets].filter(([, ids]) => ids.has(id)).map(([key]) => key)
  return {
    of: work => ({ skill: keyOf(work), bayKind: keyOf(work) }),
    skillsOf: id => keysWith(able, id),
    kindsOf: id => [ANY_BAY, ...keysWith(suited, id)],
  }
}

const keyOf = ({ trade, system, highVoltage, grade }: Work) => [trade, system, grade, highVoltage].join(' ')

const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
