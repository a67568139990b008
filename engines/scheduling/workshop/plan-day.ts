import { makeRng } from '../rng.ts'
import { bestDispatch, bestList, type DayRule } from './day-rules.ts'
import { type DayState, placeJob, readyAt } from './day-state.ts'
import { placeFormer, readFormer } from './former-plan.ts'
import { improveDay } from './improve-day.ts'
import { FIXED, type PackedDay, packDay } from './packed-day.ts'
import { startState } from './start-state.ts'
import type { DayPlan, Trouble, WorkshopDay } from './workshop-day.ts'

export type PlanOptions = {
  seed: number
  /** From 0 to 1: how much of the time is used. A function that counts its calls makes the plan the same each time. */
  progress: () => number
}

/** Plans a day anew: from the best rule on, lateness first, then finishing early. */
export function planDay(given: WorkshopDay, { seed, progress }: PlanOptions): DayPlan {
  const day = packDay(given)
  const rng = makeRng(seed)
  const [rule, list] = [bestDispatch(day), bestList(day)]
  const { state } = list.lateness < rule.lateness ? list : rule
  improveDay(day, state, { rng, progress })
  return planOf(given, day, state)
}

/**
 * Plans again from the plan people were told, when something has slipped. What can stay stays; of the cars nobody has
 * begun at most the given share gets ready later than its owner was told, unless the change itself leaves no other way.
 */
export function replan(given: WorkshopDay, former: DayPlan, options: PlanOptions & { mostShare?: number }): DayPlan {
  const day = packDay(given)
  const rng = makeRng(options.seed)
  const told = readFormer(given, day, former, options.mostShare ?? 0.2)
  const state = startState(day)
  placeFormer(day, state, told)
  const open = Array.from({ length: day.jobs }, (_, job) => job).sort(
    (a, b) => (day.promised[a] ?? 0) - (day.promised[b] ?? 0) || a - b,
  )
  for (const job of open) placeJob(day, state, job, 0, rng)
  improveDay(day, state, { rng, progress: options.progress, former: told })
  return planOf(given, day, state)
}

/** The plan of the best dispatch rule, to compare with; or of the best rule that also fills gaps. */
export function planByBestRule(given: WorkshopDay, fillsGaps = false): { rule: DayRule; plan: DayPlan } {
  const day = packDay(given)
  const { rule, state } = fillsGaps ? bestList(day) : bestDispatch(day)
  return { rule, plan: planOf(given, day, state) }
}

/** Of the jobs nobody has begun, whose owner was told a time. */
export type Moves = {
  unstarted: number
  /** The car gets ready later than the owner was told: after the promise, and after what the former plan said. */
  moved: number
  /** Another person, bay or time for any step, the promise kept or not. */
  changed: number
}

export function countMoves(given: WorkshopDay, former: DayPlan, plan: DayPlan): Moves {
  const told = new Map(former.steps.map(step => [step.stepId, step]))
  const now = new Map(plan.steps.map(step => [step.stepId, step]))
  const readyThen = new Map(former.ready.map(one => [one.jobId, one.readyAt ?? Number.POSITIVE_INFINITY]))
  const readyNow = new Map(plan.ready.map(one => [one.jobId, one.readyAt ?? Number.POSITIVE_INFINITY]))
  const unstarted = given.jobs.filter(
    job => !job.steps.some(step => step.frozen) && job.steps.some(step => told.has(step.id)),
  )
  const moved = unstarted.filter(
    ({ id, promised }) => (readyNow.get(id) ?? 0) > Math.max(promised, readyThen.get(id) ?? Number.POSITIVE_INFINITY),
  )
  const changed = unstarted.filter(job =>
    job.steps.some(({ id }) => {
      const [one, other] = [told.get(id), now.get(id)]
      return one?.start !== other?.start || one?.personId !== other?.personId || one?.bayId !== other?.bayId
    }),
  )
  return { unstarted: unstarted.length, moved: moved.length, changed: changed.length }
}

function planOf(given: WorkshopDay, day: PackedDay, state: DayState): DayPlan {
  const jobId = (i: number) => given.jobs[day.jobOf[i] ?? 0]?.id ?? ''
  const steps = day.steps.flatMap((step, i) => {
    const person = given.people[state.person[i] ?? -1]
    const [start, end] = [state.start[i] ?? -1, state.end[i] ?? -1]
    if (start < 0 && day.fixed[i] !== FIXED.inProgress) return []
    if (!person) return []
    const bayId = given.bays[state.bay[i] ?? -1]?.id ?? null
    return [{ jobId: jobId(i), stepId: step.id, personId: person.id, bayId, start, end }]
  })
  const ready = given.jobs.map((job, at) => {
    const ready = readyAt(day, state, at)
    const isPlaced = Number.isFinite(ready)
    const late = Math.max(0, Math.min(ready, day.horizon) - job.promised)
    return { jobId: job.id, readyAt: isPlaced ? ready : null, lateMinutes: late }
  })
  const weightedLateness = given.jobs.reduce((sum, job, at) => sum + job.weight * (ready[at]?.lateMinutes ?? 0), 0)
  return { steps, ready, weightedLateness, troubles: troublesOf(day, state, jobId) }
}

function troublesOf(day: PackedDay, state: DayState, jobId: (i: number) => string): Trouble[] {
  return day.steps.flatMap((step, i) => {
    const start = state.start[i] ?? -1
    const trouble = (kind: Trouble['kind']) => [{ jobId: jobId(i), stepId: step.id, kind }]
    if (start < 0) {
      if (day.mayDo[i]?.length === 0) return trouble('nobodyMay')
      return trouble(day.mayHold[i]?.length === 0 ? 'noBay' : 'noTimeLeft')
    }
    const pinned = day.fixed[i] !== FIXED.inProgress && step.pin?.start !== undefined
    if (pinned && start !== step.pin?.start) return trouble('pinTaken')
    const before = i > (day.firstStep[day.jobOf[i] ?? 0] ?? 0) ? (state.end[i - 1] ?? 0) : 0
    return before > start ? trouble('pinAgainstOrder') : []
  })
}
