import type { Shop } from './job-shop.ts'
import type { Rng } from './rng.ts'
import type { SearchState } from './search-state.ts'

/** The best moves seen in one look around, and the room it is done in. */
export type Look = {
  /** Until which iteration an operation may not be put on a machine again: operation × machines + machine. */
  tabuUntil: Int32Array
  iteration: number
  /** What is better than this is allowed even where it is tabu. */
  aspiration: number
  path: Int32Array
  pathLength: number
  chain: Int32Array
  chainHead: Int32Array
  operation: number
  choice: number
  after: number
  estimate: number
  ties: number
  /** The move whose ban ends first, for when all are tabu. */
  spareOperation: number
  spareChoice: number
  spareAfter: number
  spareUntil: number
}

export const NO_ESTIMATE = 2147483647

export function makeLook({ n, machines }: Shop): Look {
  return {
    tabuUntil: new Int32Array((n + 1) * machines),
    iteration: 0,
    aspiration: NO_ESTIMATE,
    path: new Int32Array(n + 1),
    pathLength: 0,
    chain: new Int32Array(n + 1),
    chainHead: new Int32Array(n + 1),
    operation: n,
    choice: 0,
    after: n,
    estimate: NO_ESTIMATE,
    ties: 0,
    spareOperation: n,
    spareChoice: 0,
    spareAfter: n,
    spareUntil: NO_ESTIMATE,
  }
}

/**
 * Finds the best move of an operation of one critical path, the path drawn by chance where there are several. An
 * operation is taken out and put where, on any machine that can do it, the way through it is shortest; only places are
 * tried that cannot close a circle: behind all that end before its job lets it start, in front of all that cannot
 * matter after it.
 */
export function lookAround(shop: Shop, state: SearchState, look: Look, rng: Rng): void {
  const { n, altStart, altMachine } = shop
  look.operation = n
  look.estimate = NO_ESTIMATE
  look.ties = 0
  look.spareOperation = n
  look.spareUntil = NO_ESTIMATE
  drawCriticalPath(shop, state, look, rng)
  for (let at = 0; at < look.pathLength; at++) {
    const v = look.path[at] ?? n
    const here = state.machine[v] ?? 0
    const end = altStart[v + 1] ?? 0
    for (let choice = altStart[v] ?? 0; choice < end; choice++) {
      if (altMachine[choice] === here) {
        lookBehind(shop, state, look, rng, v, choice)
        lookBefore(shop, state, look, rng, v, choice)
      } else lookElsewhere(shop, state, look, rng, v, choice)
    }
  }
}

function drawCriticalPath({ n, jobNext }: Shop, state: SearchState, look: Look, rng: Rng): void {
  const { head, time, tail, next, makespan, order } = state
  look.pathLength = 0
  let at = n
  let ties = 0
  for (let i = 0; i < n; i++) {
    const v = order[i] ?? n
    if ((head[v] ?? 0) > 0) continue
    if ((time[v] ?? 0) + (tail[v] ?? 0) === makespan && rng.below(++ties) === 0) at = v
  }
  while (at < n) {
    look.path[look.pathLength++] = at
    const end = (head[at] ?? 0) + (time[at] ?? 0)
    const inJob = jobNext[at] ?? n
    const onMachine = next[at] ?? n
    const byJob = inJob < n && head[inJob] === end && end + (time[inJob] ?? 0) + (tail[inJob] ?? 0) === makespan
    const byMachine =
      onMachine < n && head[onMachine] === end && end + (time[onMachine] ?? 0) + (tail[onMachine] ?? 0) === makespan
    if (byJob && byMachine) at = rng.below(2) === 0 ? inJob : onMachine
    else at = byJob ? inJob : byMachine ? onMachine : n
  }
}

function lookElsewhere(shop: Shop, state: SearchState, look: Look, rng: Rng, v: number, choice: number): void {
  const { n, jobPrev, jobNext, altMachine, altTime } = shop
  const { head, tail, time, next, first } = state
  const jobBefore = jobPrev[v] ?? n
  const jobAfter = jobNext[v] ?? n
  const from = (head[jobBefore] ?? 0) + (time[jobBefore] ?? 0)
  const rest = (tail[jobAfter] ?? 0) + (time[jobAfter] ?? 0)
  const own = altTime[choice] ?? 0
  let before = n
  let end = 0
  let behind = first[altMachine[choice] ?? 0] ?? n
  while (behind < n) {
    const ended = (head[behind] ?? 0) + (time[behind] ?? 0)
    if (ended > from) break
    end = ended
    before = behind
    behind = next[behind] ?? n
  }
  for (;;) {
    const after = (tail[behind] ?? 0) + (time[behind] ?? 0)
    const estimate = Math.max(end, from) + own + Math.max(after, rest)
    offer(shop, look, rng, v, choice, before, estimate)
    if (behind === n || after <= rest) return
    end = (head[behind] ?? 0) + (time[behind] ?? 0)
    before = behind
    behind = next[behind] ?? n
  }
}

/** Moves the operation behind each of those that follow it on its machine, as far as its own job allows. */
function lookBehind(shop: Shop, state: SearchState, look: Look, rng: Rng, v: number, choice: number): void {
  const { n, jobPrev, jobNext } = shop
  const { head, tail, time, next, prev } = state
  const { chain, chainHead } = look
  const jobBefore = jobPrev[v] ?? n
  const jobAfter = jobNext[v] ?? n
  const own = time[v] ?? 0
  const from = (head[jobBefore] ?? 0) + (time[jobBefore] ?? 0)
  const rest = (tail[jobAfter] ?? 0) + (time[jobAfter] ?? 0)
  const limit = rest - ((time[jobAfter] ?? 0) > 0 ? 1 : 0)
  const previous = prev[v] ?? n
  let end = (head[previous] ?? 0) + (time[previous] ?? 0)
  let length = 0
  for (let u = next[v] ?? n; u < n; u = next[u] ?? n) {
    const lasts = time[u] ?? 0
    if ((tail[u] ?? 0) + lasts <= limit) return
    const jobOfU = jobPrev[u] ?? n
    const ready = (head[jobOfU] ?? 0) + (time[jobOfU] ?? 0)
    if (ready > end) end = ready
    chain[length] = u
    chainHead[length++] = end
    end += lasts
    const following = next[u] ?? n
    const after = (tail[following] ?? 0) + (time[following] ?? 0)
    let remaining = own + Math.max(after, rest)
    let estimate = Math.max(end, from) + remaining
    for (let i = length - 1; i >= 0; i--) {
      const w = chain[i] ?? n
      const inJob = jobNext[w] ?? n
      const byJob = (tail[inJob] ?? 0) + (time[inJob] ?? 0)
      remaining = Math.max(byJob, remaining) + (time[w] ?? 0)
      const way = (chainHead[i] ?? 0) + remaining
      if (way > estimate) estimate = way
    }
    offer(shop, look, rng, v, choice, u, estimate)
  }
}

/** Moves the operation in front of each of those that precede it on its machine, as far as its own job allows. */
function lookBefore(shop: Shop, state: SearchState, look: Look, rng: Rng, v: number, choice: number): void {
  const { n, jobPrev, jobNext } = shop
  const { head, tail, time, next, prev } = state
  const { chain, chainHead: chainTail } = look
  const jobBefore = jobPrev[v] ?? n
  const jobAfter = jobNext[v] ?? n
  const own = time[v] ?? 0
  const from = (head[jobBefore] ?? 0) + (time[jobBefore] ?? 0)
  const rest = (tail[jobAfter] ?? 0) + (time[jobAfter] ?? 0)
  const limit = from - ((time[jobBefore] ?? 0) > 0 ? 1 : 0)
  const following = next[v] ?? n
  let remaining = (tail[following] ?? 0) + (time[following] ?? 0)
  let length = 0
  for (let u = prev[v] ?? n; u < n; u = prev[u] ?? n) {
    const lasts = time[u] ?? 0
    if ((head[u] ?? 0) + lasts <= limit) return
    const jobOfU = jobNext[u] ?? n
    const byJob = (tail[jobOfU] ?? 0) + (time[jobOfU] ?? 0)
    if (byJob > remaining) remaining = byJob
    chain[length] = u
    chainTail[length++] = remaining
    remaining += lasts
    const previous = prev[u] ?? n
    const ended = (head[previous] ?? 0) + (time[previous] ?? 0)
    let end = own + Math.max(ended, from)
    let estimate = Math.max(remaining, rest) + end
    for (let i = length - 1; i >= 0; i--) {
      const w = chain[i] ?? n
      const inJob = jobPrev[w] ?? n
      const ready = (head[inJob] ?? 0) + (time[inJob] ?? 0)
      end = Math.max(ready, end) + (time[w] ?? 0)
      const way = (chainTail[i] ?? 0) + end
      if (way > estimate) estimate = way
    }
    offer(shop, look, rng, v, choice, previous, estimate)
  }
}

function offer(
  shop: Shop,
  look: Look,
  rng: Rng,
  operation: number,
  choice: number,
  after: number,
  estimate: number,
): void {
  if (estimate > look.estimate) return
  const until = look.tabuUntil[operation * shop.machines + (shop.altMachine[choice] ?? 0)] ?? 0
  if (until > look.iteration && estimate >= look.aspiration) {
    if (until < look.spareUntil) {
      look.spareUntil = until
      look.spareOperation = operation
      look.spareChoice = choice
      look.spareAfter = after
    }
    return
  }
  if (estimate < look.estimate) look.ties = 0
  look.ties++
  if (look.ties > 1 && rng.below(look.ties) > 0) return
  look.estimate = estimate
  look.operation = operation
  look.choice = choice
  look.after = after
}
