import type { Rng } from '../rng.ts'
import { type DayState, isFree, latenessOf, placeJob, put, readyAt, take, takeJob } from './day-state.ts'
import type { Former } from './former-plan.ts'
import { FIXED, type PackedDay } from './packed-day.ts'
import { firstAfter } from './timelines.ts'

export type ImproveOptions = {
  rng: Rng
  /** From 0 to 1: how much of the time or of the iterations is used; asked now and then. */
  progress: () => number
  /** The plan told before and how many of its promises may move; none for a first plan. */
  former?: Former
}

/** A finish one minute earlier counts this part of a weighted minute of lateness: far less, but not nothing. */
const EARLY = 0.005
/** Another person, bay or time for a job costs as much as this many weighted minutes: people have set themselves up. */
const CHANGED = 1
/** And this many more for each job above the share that may move. */
const CHANGED_MORE = 10
/** A promise that moves costs this much more. */
const MOVED = 5
/** Moving more promises than allowed costs this much each: the first thing to mend. */
const TOO_MANY = 100_000
/** Weighted minutes by which a change may be worse, at the beginning and at the end. */
const WARM = 40
const COLD = 0.2
const MOST_TAKEN = 8
const BETWEEN_LOOKS = 8

/**
 * Ruin and recreate: some jobs that stand in each other's way are taken out and put in again one after the other, each
 * step where it ends first. What is worse is kept now and then, less and less often. The best plan seen stays.
 */
export function improveDay(day: PackedDay, state: DayState, { rng, progress, former }: ImproveOptions): void {
  const movable = movableJobs(day)
  if (movable.length === 0) return
  const costs = Float64Array.from({ length: day.jobs }, (_, job) => costOf(day, state, job, former))
  const before = makeSaved(day)
  const best = makeSaved(day)
  const search: Search = { movable, costs, taken: [], isTaken: new Uint8Array(day.jobs), former, rng }
  let tally = tallyOf(state, Array.from(costs.keys()), search)
  let bestCost = totalOf(tally, former)
  saveAll(state, best)
  for (let round = 0, used = 0; ; round++) {
    if (round % BETWEEN_LOOKS === 0) {
      used = progress()
      if (used >= 1) break
    }
    chooseJobs(day, state, search)
    const { taken } = search
    const out = tallyOf(state, taken, search)
    for (const job of taken) save(day, state, before, job)
    for (const job of taken) takeJob(day, state, job)
    putIn(day, state, search)
    const old = taken.map(job => costs[job] ?? 0)
    for (const job of taken) costs[job] = costOf(day, state, job, former)
    const then = exchanged(tally, out, tallyOf(state, taken, search))
    const change = totalOf(then, former) - totalOf(tally, former)
    const heat = WARM * (COLD / WARM) ** used
    if (change <= 0 || change < -heat * Math.log(rng.fraction() + 1e-12)) {
      tally = then
      if (totalOf(tally, former) < bestCost - 1e-7) {
        bestCost = totalOf(tally, former)
        saveAll(state, best)
      }
    } else {
      for (const job of taken) takeJob(day, state, job)
      for (const [at, job] of taken.entries()) {
        restore(day, state, before, job)
        costs[job] = old[at] ?? 0
      }
    }
    for (const job of taken) search.isTaken[job] = 0
  }
  for (const job of movable) takeJob(day, state, job)
  for (const job of movable) restore(day, state, best, job)
}

type Search = {
  movable: Int32Array
  costs: Float64Array
  taken: number[]
  isTaken: Uint8Array
  former: Former | undefined
  rng: Rng
}

/** What a plan costs, and how many of the jobs people were told of it moves or changes. */
type Tally = { cost: number; moved: number; changed: number }

function tallyOf(state: DayState, jobs: readonly number[], { costs, former }: Search): Tally {
  const tally = { cost: 0, moved: 0, changed: 0 }
  for (const job of jobs) {
    tally.cost += costs[job] ?? 0
    if (former?.isMoved(state, job)) tally.moved++
    if (former?.isChanged(state, job)) tally.changed++
  }
  return tally
}

function exchanged(all: Tally, out: Tally, into: Tally): Tally {
  return {
    cost: all.cost - out.cost + into.cost,
    moved: all.moved - out.moved + into.moved,
    changed: all.changed - out.changed + into.changed,
  }
}

function totalOf({ cost, moved, changed }: Tally, former: Former | undefined): number {
  if (!former) return cost
  const above = (count: number) => Math.max(0, count - former.mostMoved)
  return cost + above(moved) * TOO_MANY + above(changed) * CHANGED_MORE
}

/** The jobs that were taken out get places again, one after the other. */
function putIn(day: PackedDay, state: DayState, { taken, costs, former, rng }: Search): void {
  order(day, taken, costs, rng)
  for (const job of taken) {
    if (former && rng.below(2) === 0) placeAsBefore(day, state, job, former)
    placeJob(day, state, job, rng.below(3) === 0 ? 0 : 0.05, rng)
  }
}

function costOf(day: PackedDay, state: DayState, job: number, former: Former | undefined): number {
  const ready = Math.min(readyAt(day, state, job), day.horizon + 10_000)
  return (
    latenessOf(day, state, job) +
    EARLY * ready +
    (former?.isMoved(state, job) ? MOVED : 0) +
    (former?.isChanged(state, job) ? CHANGED : 0)
  )
}

function movableJobs(day: PackedDay): Int32Array {
  const jobs = new Set<number>()
  for (let i = 0; i < day.n; i++) if (day.fixed[i] === FIXED.free) jobs.add(day.jobOf[i] ?? 0)
  return Int32Array.from(jobs)
}

/** One job, rather a late one, and such as stand around it with the people and in the bays it could use. */
function chooseJobs(day: PackedDay, state: DayState, { movable, costs, taken, isTaken, rng }: Search): void {
  taken.length = 0
  let seed = movable[rng.below(movable.length)] ?? 0
  for (let tries = rng.below(3) === 0 ? 24 : rng.below(5); tries > 0; tries--) {
    const other = movable[rng.below(movable.length)] ?? 0
    if ((costs[other] ?? 0) > (costs[seed] ?? 0)) seed = other
  }
  taken.push(seed)
  isTaken[seed] = 1
  const size = 1 + rng.below(MOST_TAKEN)
  for (let tries = 3 * size; tries > 0 && taken.length < size; tries--) {
    const near = neighbourOf(day, state, taken[rng.below(taken.length)] ?? seed, rng)
    if (near < 0 || isTaken[near] === 1) continue
    taken.push(near)
    isTaken[near] = 1
  }
}

/** A job that is done about when this one is, or could be, by somebody or somewhere it could use; -1 when there is none. */
function neighbourOf(day: PackedDay, state: DayState, job: number, rng: Rng): number {
  const from = day.firstStep[job] ?? 0
  const count = (day.firstStep[job + 1] ?? 0) - from
  if (count === 0) return -1
  const i = from + rng.below(count)
  const isPerson = rng.below(2) === 0
  const may = (isPerson ? day.mayDo[i] : day.mayHold[i]) ?? new Int32Array(0)
  if (may.length === 0) return -1
  const resource = may[rng.below(may.length)] ?? 0
  const lines = isPerson ? state.people : state.bays
  const base = resource * lines.room
  const room = lines.count[resource] ?? 0
  if (room === 0) return -1
  const release = Math.max(day.now, day.release[job] ?? 0)
  const start = Math.max(release, state.start[i] ?? 0)
  const around = rng.below(2) === 0 ? start : release + rng.fraction() * (start - release)
  const at = Math.min(base + room - 1, Math.max(base, firstAfter(lines, resource, around) + rng.below(3) - 1))
  const other = lines.step[at] ?? 0
  return day.fixed[other] === FIXED.free ? (day.jobOf[other] ?? -1) : -1
}

/** In which order the jobs go in again: by promise, by weight against work, by what they cost now, or by chance. */
function order(day: PackedDay, taken: number[], costs: Float64Array, rng: Rng): void {
  const way = rng.below(4)
  const noise = 1 + rng.below(90)
  const keys = new Map<number, number>()
  for (const job of taken) {
    const promise = (day.promised[job] ?? 0) - (day.after[job] ?? 0)
    const key =
      way === 0
        ? promise + noise * rng.fraction()
        : way === 1
          ? promise - 30 * (day.weight[job] ?? 0) + noise * rng.fraction()
          : way === 2
            ? -(costs[job] ?? 0) * (0.5 + rng.fraction())
            : rng.fraction()
    keys.set(job, key)
  }
  taken.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
}

function placeAsBefore(day: PackedDay, state: DayState, job: number, former: Former): void {
  const end = day.firstStep[job + 1] ?? 0
  let from = Math.max(day.now, day.release[job] ?? 0)
  for (let i = day.firstStep[job] ?? 0; i < end; i++) {
    const start = former.start[i] ?? -1
    if ((state.start[i] ?? -1) < 0) {
      if (start < from) return
      const until = isFree(day, state, i, former.person[i] ?? 0, former.bay[i] ?? 0, start)
      if (until < 0) return
      put(day, state, i, former.person[i] ?? 0, former.bay[i] ?? 0, start, until)
    }
    from = Math.max(from, state.end[i] ?? 0)
  }
}

type Saved = { person: Int32Array; bay: Int32Array; start: Float64Array; end: Float64Array }

function makeSaved({ n }: PackedDay): Saved {
  return { person: new Int32Array(n), bay: new Int32Array(n), start: new Float64Array(n), end: new Float64Array(n) }
}

function save(day: PackedDay, state: DayState, saved: Saved, job: number): void {
  for (let i = day.firstStep[job] ?? 0; i < (day.firstStep[job + 1] ?? 0); i++) {
    saved.person[i] = state.person[i] ?? -1
    saved.bay[i] = state.bay[i] ?? -1
    saved.start[i] = state.start[i] ?? -1
    saved.end[i] = state.end[i] ?? -1
  }
}

function saveAll(state: DayState, saved: Saved): void {
  saved.person.set(state.person)
  saved.bay.set(state.bay)
  saved.start.set(state.start)
  saved.end.set(state.end)
}

function restore(day: PackedDay, state: DayState, saved: Saved, job: number): void {
  for (let i = day.firstStep[job] ?? 0; i < (day.firstStep[job + 1] ?? 0); i++) {
    if (day.fixed[i] !== FIXED.free || (saved.start[i] ?? -1) < 0) continue
    take(day, state, i)
    put(day, state, i, saved.person[i] ?? 0, saved.bay[i] ?? 0, saved.start[i] ?? 0, saved.end[i] ?? 0)
  }
}
