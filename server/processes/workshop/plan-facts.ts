import type { OpeningSlot } from '#domain/kernel/calendar.ts'
import { addMinutes, type Instant, msOf, toInstant } from '#domain/kernel/time.ts'
import type { Absence } from '#domain/mechanisms/resources/floor-question.ts'
import { remainingMinutes } from '#domain/processes/repair-orders/floor-work.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'

import type {
  DayPlan,
  Pin,
  Place,
  Span,
  WorkJob,
  WorkStep,
  WorkshopDay,
} from '#engines/scheduling/workshop/workshop-day.ts'
import type { AheadLine } from '../repair-orders/queries-floor.ts'
import { ANY_BAY, type Needs, needsOf, type PlanBay, type Technician } from './plan-needs.ts'
import type { PlanJob, PlanOrder } from './queries-plan.ts'

export type PlanFacts = {
  now: Instant
  opening: readonly OpeningSlot[]
  technicians: readonly Technician[]
  bays: readonly PlanBay[]
  absences: readonly Absence[]
  orders: readonly PlanOrder[]
  jobs: readonly PlanJob[]
  lines: readonly AheadLine[]
  arrivals: ReadonlyMap<string, Instant>
  afterMinutes: number
}

/** People plan by five minutes. */
const STEP = 5
const MINUTE = 60_000

/** The minutes of a plan and the moments they stand for. */
export type Clockwork = { minute(at: Instant): number; at(minute: number): Instant }

export function clockworkFrom(now: Instant): Clockwork {
  const begin = toInstant(Math.ceil(msOf(now) / (STEP * MINUTE)) * STEP * MINUTE)
  return {
    minute: at => Math.round((msOf(at) - msOf(begin)) / MINUTE),
    at: minute => addMinutes(begin, minute),
  }
}

/** The shop's open orders as the planner reads them, and the plan people were told. */
export function workshopDayOf(facts: PlanFacts, { minute }: Clockwork): { day: WorkshopDay; former: DayPlan } {
  const needs = needsOf(facts)
  const open = facts.opening.map(({ opensAt, closesAt }) => ({ from: minute(opensAt), to: minute(closesAt) }))
  const away = Map.groupBy(facts.absences, absence => absence.resourceId)
  const free = (id: string): Span[] =>
    (away.get(id) ?? []).reduce<Span[]>(
      (spans, { startAt, endAt }) => without(spans, { from: minute(startAt), to: minute(endAt) }),
      open.filter(span => span.to > 0),
    )
  const jobsOf = Map.groupBy(facts.jobs, job => job.orderId)
  const linesOf = Map.groupBy(facts.lines, line => line.orderId)
  const jobs = facts.orders.flatMap((order): WorkJob[] => {
    const steps = [
      ...(jobsOf.get(order.id) ?? []).map(job => stepOfJob(facts, needs, job, minute)),
      ...(linesOf.get(order.id) ?? []).map(line => stepOfLine(facts, needs, line, order)),
    ]
    if (steps.length === 0) return []
    const arrival = facts.arrivals.get(order.id)
    const release = arrival === undefined ? 0 : Math.max(0, minute(arrival))
    return [
      { id: order.id, release, promised: minute(order.promisedAt), weight: 1, afterMinutes: facts.afterMinutes, steps },
    ]
  })
  const day = {
    now: 0,
    people: facts.technicians.map(({ id }) => ({
      id,
      skills: needs.skillsOf(id),
      certificates: [],
      presence: free(id),
    })),
    bays: facts.bays.map(({ id }) => ({ id, kinds: needs.kindsOf(id), open: free(id) })),
    jobs,
  }
  return { day, former: formerOf(day, facts, minute) }
}

function stepOfJob(facts: PlanFacts, needs: Needs, job: PlanJob, minute: Clockwork['minute']): WorkStep {
  const minutes = rounded(remainingMinutes(job.assignedHoursCenti, job.clockedMinutes))
  const step = { ...plainStep(job.id, minutes), ...needs.of(job) }
  const start = minute(job.plannedFrom)
  if (job.state === 'working') {
    const frozen: Place = { personId: job.technicianId, bayId: job.bayId, start: Math.min(0, start), end: minutes }
    return { ...step, frozen }
  }
  if (job.placedBy === 'proposal' && job.state === 'planned') return step
  // What a person decided stays; a time that has passed without a beginning cannot.
  const pin: Pin = {
    ...(facts.technicians.some(({ id }) => id === job.technicianId) ? { personId: job.technicianId } : {}),
    ...(facts.bays.some(({ id }) => id === job.bayId) ? { bayId: job.bayId } : {}),
    ...(job.state === 'planned' && start >= 0 ? { start } : {}),
  }
  return {
    ...step,
    skill: pin.personId === undefined ? step.skill : null,
    bayKind: pin.bayId === undefined ? step.bayKind : ANY_BAY,
    pin,
  }
}

function stepOfLine(facts: PlanFacts, needs: Needs, line: AheadLine, { namedTechnicianId }: PlanOrder): WorkStep {
  const step = { ...plainStep(line.id, rounded((line.hoursCenti * 60) / 100)), ...needs.of(line) }
  const named = facts.technicians.find(({ id }) => id === namedTechnicianId)
  return named && mayTake(named, line).ok ? { ...step, pin: { personId: named.id } } : step
}

const plainStep = (id: string, minutes: number) => ({
  id,
  minutes,
  setupMinutes: 0,
  clearMinutes: 0,
  certificate: null,
})
const rounded = (minutes: number) => Math.max(STEP, Math.ceil(minutes / STEP) * STEP)
function without(spans: readonly Span[], gap: Span): Span[] {
  return spans.flatMap(span => {
    if (gap.to <= span.from || gap.from >= span.to) return [span]
    return [
      { from: span.from, to: gap.from },
      { from: gap.to, to: span.to },
    ].filter(piece => piece.to > piece.from)
  })
}

/** As people were told: what is planned, and when each car is ready by it. */
function formerOf(day: WorkshopDay, { jobs }: PlanFacts, minute: Clockwork['minute']): DayPlan {
  const planned = new Map(jobs.map(job => [job.id, job]))
  const steps = day.jobs.flatMap(({ id: jobId, steps }) =>
    steps.flatMap(({ id: stepId, frozen }) => {
      const job = planned.get(stepId)
      if (!job) return []
      const place = {
        personId: job.technicianId,
        bayId: job.bayId,
        start: minute(job.plannedFrom),
        end: minute(job.plannedTo),
      }
      return [{ jobId, stepId, ...(frozen ?? place) }]
    }),
  )
  const ends = Map.groupBy(steps, step => step.jobId)
  const ready = day.jobs.map(job => {
    const own = ends.get(job.id) ?? []
    const isPlanned = own.length === job.steps.length
    const readyAt = isPlanned ? Math.max(...own.map(step => step.end)) + job.afterMinutes : null
    return { jobId: job.id, readyAt, lateMinutes: Math.max(0, (readyAt ?? 0) - job.promised) }
  })
  const weightedLateness = ready.reduce((sum, { lateMinutes }) => sum + lateMinutes, 0)
  return { steps, ready, weightedLateness, troubles: [] }
}
