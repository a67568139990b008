import { dispatch, dispatchRules } from './dispatch.ts'
import type { Shop } from './job-shop.ts'
import { lowerBoundOf } from './lower-bound.ts'
import { makeLook } from './neighbourhood.ts'
import { between, distance } from './relink.ts'
import { makeRng } from './rng.ts'
import { copyKept, type Kept, loadOrder, makeKept, makeState } from './search-state.ts'
import { type Budget, tabuSearch } from './tabu-search.ts'

/** How islands tell each other their best; one alone has nobody to tell. */
export type Exchange = {
  tell: (best: Kept) => void
  /** Copies another's best into the given room; false when there is none that is new. */
  hear: (into: Kept) => boolean
}

export type SolveOptions = {
  seed: number
  /** Stops after so many moves: the same answer on every machine. */
  iterations?: number
  /** Stops when this says so: the best found within the time. */
  isOver?: () => boolean
  exchange?: Exchange
}

const ELITE = 8
const SHARES = [0.3, 0.4, 0.5, 0.6]

/** The best schedule found: tabu search from several starts, then from points between the best of them. */
export function solve(shop: Shop, { seed, iterations, isOver, exchange }: SolveOptions): Kept {
  const rng = makeRng(seed)
  const state = makeState(shop)
  const look = makeLook(shop)
  const best = makeKept(shop)
  const found = makeKept(shop)
  const budget: Budget = {
    left: iterations ?? Number.MAX_SAFE_INTEGER,
    isOver: isOver ?? (() => false),
    lowerBound: lowerBoundOf(shop),
  }
  const isDone = () => budget.left <= 0 || best.makespan <= budget.lowerBound || budget.isOver()
  const onBetter = () => {
    if (found.makespan >= best.makespan) return
    copyKept(found, best)
    exchange?.tell(best)
  }
  let patience = patienceFor(shop.n)
  let elite: Kept[] = []
  const improve = (start: { alt: Int32Array; order: Int32Array }): void => {
    loadOrder(shop, state, start.alt, start.order)
    tabuSearch(shop, state, look, found, { patience, rng, budget, onBetter })
  }
  const started = seed % dispatchRules.length
  for (let round = 0; !isDone() || best.makespan === Number.POSITIVE_INFINITY; round++) {
    // A fresh elite: what the last one had in common has been searched.
    elite = []
    for (let i = 0; i < ELITE && (!isDone() || best.makespan === Number.POSITIVE_INFINITY); i++) {
      const rule = dispatchRules[(started + i) % dispatchRules.length] ?? 'chance'
      improve(dispatch(shop, rule, rng, round + i < dispatchRules.length ? 0 : 0.3))
      elite.push(copyOf(shop, found))
    }
    for (let idle = 0; idle < 3 * ELITE && !isDone(); idle++) {
      const heard = makeKept(shop)
      if (exchange?.hear(heard)) admit(shop, elite, heard)
      const one = elite[rng.below(elite.length)]
      const other = elite[rng.below(elite.length)]
      if (!one || !other || one === other) continue
      improve(between(shop, one, other, SHARES[rng.below(SHARES.length)] ?? 0.5, rng))
      if (admit(shop, elite, found)) idle = 0
    }
    patience = Math.min(patience * 2, 40_000)
  }
  return best
}

function patienceFor(n: number): number {
  return Math.round(600 + 10 * n)
}

/** Takes a schedule among the elite when it is better than the worst and unlike the others of its length. */
function admit(shop: Shop, elite: Kept[], found: Kept): boolean {
  let worst = elite[0]
  for (const each of elite) {
    if (each.makespan === found.makespan && distance(shop, each, found) <= shop.n * 0.05) return false
    if (worst === undefined || each.makespan > worst.makespan) worst = each
  }
  if (worst === undefined || found.makespan > worst.makespan) return false
  const isBetter = found.makespan < worst.makespan
  copyKept(found, worst)
  return isBetter
}

function copyOf(shop: Shop, kept: Kept): Kept {
  const copy = makeKept(shop)
  copyKept(kept, copy)
  return copy
}
