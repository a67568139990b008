import { endOfWork } from './day-state.ts'
import { packDay } from './packed-day.ts'
import type { DayPlan, PlannedStep, WorkJob, WorkStep, WorkshopDay } from './workshop-day.ts'

/** Why another person or bay was not taken. */
export type Blocked =
  | { kind: 'noSkill'; skill: string }
  | { kind: 'noCertificate'; certificate: string }
  | { kind: 'otherKind'; kinds: readonly string[] }
  /** The same time would be possible; others needed the one more, or nothing spoke for either. */
  | { kind: 'equal' }
  | { kind: 'busy'; stepId: string; until: number }
  | { kind: 'away' }
  | { kind: 'decided' }

export type Explanation = {
  stepId: string
  /** What the step had to wait for before any person or bay mattered, and until when. */
  earliest: { at: number; because: 'now' | 'arrival' | 'stepBefore' }
  /** What held it up after that: nothing, or that nobody fit was free together with a fit bay. */
  waited: number
  decided: 'inProgress' | 'pinned' | 'engine'
  otherPeople: { personId: string; why: Blocked }[]
  otherBays: { bayId: string; why: Blocked }[]
}

/** For each step why it got this person, this bay and this time; who else could have done it, and what stood against it. */
export function explainPlan(day: WorkshopDay, plan: DayPlan): Explanation[] {
  const packed = packDay(day)
  const steps = new Map(day.jobs.flatMap(job => job.steps.map(step => [step.id, { job, step }] as const)))
  const place = new Map(plan.steps.map(each => [each.stepId, each]))
  const byPerson = Map.groupBy(plan.steps, each => each.personId)
  const byBay = Map.groupBy(plan.steps, each => each.bayId)
  const clear = (stepId: string) => steps.get(stepId)?.step.clearMinutes ?? 0
  return plan.steps.flatMap(own => {
    const found = steps.get(own.stepId)
    if (!found) return []
    const { job, step } = found
    const earliest = earliestOf(day, job, step, place)
    const bayAt = own.bayId === null ? day.bays.length : day.bays.findIndex(bay => bay.id === own.bayId)
    const personAt = day.people.findIndex(person => person.id === own.personId)
    const isThere = (person: number, bay: number) => {
      const spans = packed.together[person * (day.bays.length + 1) + bay] ?? new Float64Array(0)
      const at = spans.findIndex((to, i) => i % 2 === 1 && to > own.start) - 1
      return at >= 0 && (spans[at] ?? 0) <= own.start && endOfWork(spans, at, own.start, minutesOf(step)) === own.end
    }
    const inTheWay = (
      others: readonly PlannedStep[] | undefined,
      tail: (id: string) => number,
    ): Blocked | undefined => {
      const other = others?.find(
        each =>
          each.stepId !== own.stepId &&
          each.start < own.end + tail(own.stepId) &&
          each.end + tail(each.stepId) > own.start,
      )
      return other && { kind: 'busy', stepId: other.stepId, until: other.end + tail(other.stepId) }
    }
    const otherPeople = day.people.flatMap((person, at) => {
      if (at === personAt) return []
      const why: Blocked =
        cannot(step, person) ??
        (step.pin?.personId === undefined ? undefined : ({ kind: 'decided' } as const)) ??
        inTheWay(byPerson.get(person.id), () => 0) ??
        (isThere(at, bayAt) ? ({ kind: 'equal' } as const) : ({ kind: 'away' } as const))
      return [{ personId: person.id, why }]
    })
    const otherBays =
      own.bayId === null
        ? []
        : day.bays.flatMap((bay, at) => {
            if (at === bayAt) return []
            const why: Blocked =
              (step.bayKind !== null && !bay.kinds.includes(step.bayKind)
                ? ({ kind: 'otherKind', kinds: bay.kinds } as const)
                : undefined) ??
              (step.pin?.bayId === undefined ? undefined : ({ kind: 'decided' } as const)) ??
              inTheWay(byBay.get(bay.id), clear) ??
              (isThere(personAt, at) ? ({ kind: 'equal' } as const) : ({ kind: 'away' } as const))
            return [{ bayId: bay.id, why }]
          })
    const decided = step.frozen ? ('inProgress' as const) : step.pin ? ('pinned' as const) : ('engine' as const)
    const waited = Math.max(0, own.start - earliest.at)
    return [{ stepId: own.stepId, earliest, waited, decided, otherPeople, otherBays }]
  })
}

const minutesOf = (step: WorkStep) => step.setupMinutes + step.minutes

function cannot(step: WorkStep, person: WorkshopDay['people'][number]): Blocked | undefined {
  if (step.skill !== null && !person.skills.includes(step.skill)) return { kind: 'noSkill', skill: step.skill }
  if (step.certificate !== null && !person.certificates.includes(step.certificate))
    return { kind: 'noCertificate', certificate: step.certificate }
  return undefined
}

function earliestOf(
  day: WorkshopDay,
  job: WorkJob,
  step: WorkStep,
  place: ReadonlyMap<string, PlannedStep>,
): Explanation['earliest'] {
  let earliest: Explanation['earliest'] = { at: day.now, because: 'now' }
  if (job.release > earliest.at) earliest = { at: job.release, because: 'arrival' }
  for (const before of job.steps.slice(0, job.steps.indexOf(step))) {
    const end = place.get(before.id)?.end ?? 0
    if (end > earliest.at) earliest = { at: end, because: 'stepBefore' }
  }
  return earliest
}
