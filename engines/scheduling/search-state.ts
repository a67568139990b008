import type { Schedule, Shop } from './job-shop.ts'

/**
 * A complete schedule while it is being changed: the machine sequences as chains, and of each operation the longest way
 * to it (head) and after it (tail). Index `n` is the operation that is none: no time, head 0, tail 0.
 */
export type SearchState = {
  alt: Int32Array
  machine: Int32Array
  time: Int32Array
  prev: Int32Array
  next: Int32Array
  first: Int32Array
  last: Int32Array
  head: Int32Array
  tail: Int32Array
  /** The operations so that each stands after all it waits for. */
  order: Int32Array
  waits: Int32Array
  makespan: number
}

/** A schedule put aside: the choice of machine and an order of all operations that gives the sequences back. */
export type Kept = { makespan: number; alt: Int32Array; head: Int32Array; place: Int32Array }

export function makeState({ n, machines }: Shop): SearchState {
  const ints = () => new Int32Array(n + 1)
  return {
    alt: ints(),
    machine: ints(),
    time: ints(),
    prev: ints().fill(n),
    next: ints().fill(n),
    first: new Int32Array(machines).fill(n),
    last: new Int32Array(machines).fill(n),
    head: ints(),
    tail: ints(),
    order: ints(),
    waits: ints(),
    makespan: 0,
  }
}

/** Sets machines and sequences: the operations follow each other on their machines as they do in the order. */
export function loadOrder(shop: Shop, state: SearchState, alt: Int32Array, order: Int32Array): boolean {
  const { n, altMachine, altTime } = shop
  state.first.fill(n)
  state.last.fill(n)
  for (let i = 0; i < n; i++) {
    const operation = order[i] ?? n
    const choice = alt[operation] ?? 0
    const machine = altMachine[choice] ?? 0
    const before = state.last[machine] ?? n
    state.alt[operation] = choice
    state.machine[operation] = machine
    state.time[operation] = altTime[choice] ?? 0
    state.prev[operation] = before
    state.next[operation] = n
    if (before < n) state.next[before] = operation
    else state.first[machine] = operation
    state.last[machine] = operation
  }
  return computeTimes(shop, state)
}

/** Heads, tails and makespan from the sequences; false when they wait for each other in a circle. */
export function computeTimes({ n, jobPrev, jobNext }: Shop, state: SearchState): boolean {
  const { prev, next, time, head, tail, order, waits } = state
  let known = 0
  for (let i = 0; i < n; i++) {
    const count = ((jobPrev[i] ?? n) < n ? 1 : 0) + ((prev[i] ?? n) < n ? 1 : 0)
    waits[i] = count
    if (count === 0) order[known++] = i
  }
  let makespan = 0
  for (let at = 0; at < known; at++) {
    const i = order[at] ?? n
    const byJob = jobPrev[i] ?? n
    const byMachine = prev[i] ?? n
    const afterJob = (head[byJob] ?? 0) + (time[byJob] ?? 0)
    const afterMachine = (head[byMachine] ?? 0) + (time[byMachine] ?? 0)
    const start = Math.max(afterJob, afterMachine)
    head[i] = start
    const end = start + (time[i] ?? 0)
    if (end > makespan) makespan = end
    const inJob = jobNext[i] ?? n
    if (inJob < n) {
      const left = (waits[inJob] ?? 0) - 1
      waits[inJob] = left
      if (left === 0) order[known++] = inJob
    }
    const onMachine = next[i] ?? n
    if (onMachine < n) {
      const left = (waits[onMachine] ?? 0) - 1
      waits[onMachine] = left
      if (left === 0) order[known++] = onMachine
    }
  }
  for (let at = known - 1; at >= 0; at--) {
    const i = order[at] ?? n
    const inJob = jobNext[i] ?? n
    const onMachine = next[i] ?? n
    const byJob = (tail[inJob] ?? 0) + (time[inJob] ?? 0)
    const byMachine = (tail[onMachine] ?? 0) + (time[onMachine] ?? 0)
    tail[i] = Math.max(byJob, byMachine)
  }
  state.makespan = makespan
  return known === n
}

/** Takes an operation out of its machine and puts it on another one (or the same), behind `after`, `n` for in front. */
export function moveOperation(shop: Shop, state: SearchState, operation: number, choice: number, after: number): void {
  const { n } = shop
  const { prev, next, first, last } = state
  const from = state.machine[operation] ?? 0
  const before = prev[operation] ?? n
  const behind = next[operation] ?? n
  if (before < n) next[before] = behind
  else first[from] = behind
  if (behind < n) prev[behind] = before
  else last[from] = before

  const to = shop.altMachine[choice] ?? 0
  const following = after < n ? (next[after] ?? n) : (first[to] ?? n)
  prev[operation] = after
  next[operation] = following
  if (after < n) next[after] = operation
  else first[to] = operation
  if (following < n) prev[following] = operation
  else last[to] = operation
  state.alt[operation] = choice
  state.machine[operation] = to
  state.time[operation] = shop.altTime[choice] ?? 0
}

export function makeKept({ n }: Shop): Kept {
  return {
    makespan: Number.POSITIVE_INFINITY,
    alt: new Int32Array(n),
    head: new Int32Array(n),
    place: new Int32Array(n),
  }
}

export function keep({ n }: Shop, state: SearchState, into: Kept): void {
  into.makespan = state.makespan
  for (let i = 0; i < n; i++) {
    into.alt[i] = state.alt[i] ?? 0
    into.head[i] = state.head[i] ?? 0
    into.place[state.order[i] ?? 0] = i
  }
}

export function copyKept(from: Kept, into: Kept): void {
  into.makespan = from.makespan
  into.alt.set(from.alt)
  into.head.set(from.head)
  into.place.set(from.place)
}

export function scheduleOf(shop: Shop, kept: Kept): Schedule {
  const operations = Array.from({ length: shop.n }, (_, i) => {
    const choice = kept.alt[i] ?? 0
    const start = kept.head[i] ?? 0
    return {
      job: shop.jobOf[i] ?? 0,
      index: shop.indexOf[i] ?? 0,
      machine: shop.altMachine[choice] ?? 0,
      start,
      end: start + (shop.altTime[choice] ?? 0),
    }
  })
  return { makespan: kept.makespan, operations }
}
