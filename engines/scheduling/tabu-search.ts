import type { Shop } from './job-shop.ts'
import { type Look, lookAround } from './neighbourhood.ts'
import type { Rng } from './rng.ts'
import { computeTimes, type Kept, keep, moveOperation, type SearchState } from './search-state.ts'

/** How long a search may go on, shared by all its parts. */
export type Budget = {
  /** Iterations that are left; what is counted is the same on every machine. */
  left: number
  /** Whether the time is over; asked now and then. */
  isOver: () => boolean
  /** A makespan that cannot be beaten. */
  lowerBound: number
}

/** Operations times iterations between two looks at the clock: about a millisecond of work. */
const BETWEEN_LOOKS = 6400

/**
 * Walks from schedule to schedule by the best move that is not tabu, and keeps the best one. Ends after so many moves
 * without a better one, or when the budget ends.
 */
export function tabuSearch(
  shop: Shop,
  state: SearchState,
  look: Look,
  best: Kept,
  { patience, rng, budget, onBetter }: { patience: number; rng: Rng; budget: Budget; onBetter: () => void },
): void {
  const { n, machines, altStart } = shop
  const betweenLooks = Math.max(1, Math.floor(BETWEEN_LOOKS / Math.max(1, n)))
  look.tabuUntil.fill(0)
  look.iteration = 0
  keep(shop, state, best)
  onBetter()
  let since = 0
  while (since < patience && budget.left > 0 && best.makespan > budget.lowerBound) {
    if (look.iteration % betweenLooks === 0 && budget.isOver()) return
    budget.left--
    look.iteration++
    since++
    look.aspiration = best.makespan
    lookAround(shop, state, look, rng)
    if (look.operation === n) takeSpare(look)
    const v = look.operation
    // No operation of a critical path can go anywhere else: nothing shorter exists.
    if (v === n) return
    const from = state.machine[v] ?? 0
    const choices = (altStart[v + 1] ?? 0) - (altStart[v] ?? 0)
    const oldChoice = state.alt[v] ?? 0
    const oldBefore = state.prev[v] ?? n
    moveOperation(shop, state, v, look.choice, look.after)
    // Only operations that take no time can close a circle; such a move is taken back and banned.
    if (!computeTimes(shop, state)) {
      moveOperation(shop, state, v, oldChoice, oldBefore)
      computeTimes(shop, state)
    }
    look.tabuUntil[v * machines + from] = look.iteration + tenure(look.pathLength, choices, rng)
    if (state.makespan < best.makespan) {
      keep(shop, state, best)
      onBetter()
      since = 0
    }
  }
}

function tenure(pathLength: number, choices: number, rng: Rng): number {
  const base = pathLength + choices
  return (base >> 1) + rng.below((base >> 1) + 2)
}

function takeSpare(look: Look): void {
  look.operation = look.spareOperation
  look.choice = look.spareChoice
  look.after = look.spareAfter
}
