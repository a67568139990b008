import { makeRng } from '../rng.ts'
import { type DayState, findFit, latenessOf, put } from './day-state.ts'
import { dispatchDay, type StepRank } from './foreman.ts'
import type { PackedDay } from './packed-day.ts'
import { startState } from './start-state.ts'

/** What is known of a step when it is chosen: its job, the minutes of all its job, and those from this step on. */
type Facts = { job: number; jobMinutes: number; minutesLeft: number; moment: number }
type Rule = (day: PackedDay, facts: Facts) => number

/** What work is given out by: the lower the number, the sooner. */
export const dayRules = {
  promiseFirst: ({ promised }, { job }) => promised[job] ?? 0,
  leastSlackFirst: ({ promised, after }, { job, minutesLeft, moment }) =>
    (promised[job] ?? 0) - (after[job] ?? 0) - minutesLeft - moment,
  weightFirst: ({ promised, weight }, { job }) => -(weight[job] ?? 0) * 1_000_000 + (promised[job] ?? 0),
  shortestFirst: (_, { minutesLeft }) => minutesLeft,
  weightedShortestFirst: ({ weight }, { job, minutesLeft }) => minutesLeft / Math.max(0.001, weight[job] ?? 0),
  costOfDelayFirst: ({ promised, weight, after }, { job, minutesLeft, moment }) => {
    const slack = Math.max(0, (promised[job] ?? 0) - (after[job] ?? 0) - moment - minutesLeft)
    return (-(weight[job] ?? 0) / Math.max(1, minutesLeft)) * Math.exp(-slack / 120)
  },
  firstComeFirst: ({ release }, { job }) => release[job] ?? 0,
} as const satisfies Record<string, Rule>

export type DayRule = keyof typeof dayRules
export const dayRuleNames: readonly DayRule[] = Object.keys(dayRules).filter(
  (name): name is DayRule => name in dayRules,
)

export type RuledDay = { rule: DayRule; state: DayState; lateness: number }

/** The dispatch rule that serves this day best, used as a foreman uses it: from moment to moment. */
export function bestDispatch(day: PackedDay): RuledDay {
  return bestOf(day, rule => dispatchDay(day, rankBy(day, rule)))
}

/** The rule that serves this day best when each step may also go into a gap between others given out before it. */
export function bestList(day: PackedDay): RuledDay {
  return bestOf(day, rule => listDay(day, rankBy(day, rule)))
}

export function totalLateness(day: PackedDay, state: DayState): number {
  let sum = 0
  for (let job = 0; job < day.jobs; job++) sum += latenessOf(day, state, job)
  return sum
}

function bestOf(day: PackedDay, plan: (rule: DayRule) => DayState): RuledDay {
  const tried = dayRuleNames.map(rule => {
    const state = plan(rule)
    return { rule, state, lateness: totalLateness(day, state) }
  })
  return tried.reduce((best, each) => (each.lateness < best.lateness ? each : best))
}

function rankBy(day: PackedDay, rule: DayRule): StepRank {
  const jobMinutes = new Float64Array(day.jobs)
  const minutesLeft = new Float64Array(day.n)
  for (let i = day.n - 1; i >= 0; i--) {
    const job = day.jobOf[i] ?? 0
    jobMinutes[job] = (jobMinutes[job] ?? 0) + (day.minutes[i] ?? 0)
    minutesLeft[i] = jobMinutes[job] ?? 0
  }
  return (i, moment) => {
    const job = day.jobOf[i] ?? 0
    return dayRules[rule](day, { job, jobMinutes: jobMinutes[job] ?? 0, minutesLeft: minutesLeft[i] ?? 0, moment })
  }
}

function listDay(day: PackedDay, rank: StepRank): DayState {
  const state = startState(day)
  const rng = makeRng(0)
  // A whole job after the other, each by the rank of its first step: what follows in a job never stands before it.
  const keys = Float64Array.from({ length: day.n }, (_, i) => rank(day.firstStep[day.jobOf[i] ?? 0] ?? i, day.now))
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
  for (const i of order) placeStep(day, state, i, rng)
  return state
}

function placeStep(day: PackedDay, state: DayState, i: number, rng: ReturnType<typeof makeRng>): void {
  const job = day.jobOf[i] ?? 0
  if ((state.start[i] ?? -1) >= 0) return
  let from = Math.max(day.now, day.release[job] ?? 0)
  for (let before = day.firstStep[job] ?? 0; before < i; before++) {
    if ((state.start[before] ?? -1) < 0) return
    from = Math.max(from, state.end[before] ?? 0)
  }
  if (!findFit(day, state, i, from, 0, rng)) return
  put(day, state, i, state.fit.person, state.fit.bay, state.fit.start, state.fit.end)
}
