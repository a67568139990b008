import type { Shop } from './job-shop.ts'
import type { Rng } from './rng.ts'

/** How the next operation is chosen among the ready ones: what the work left says, what ends first, or chance. */
export const dispatchRules = ['mostWorkLeft', 'endsFirst', 'mostLeftAfterEnd', 'chance'] as const
export type DispatchRule = (typeof dispatchRules)[number]

/** Builds a schedule front to back by a rule; gives the choice of machines and the order it was built in. */
export function dispatch(shop: Shop, rule: DispatchRule, rng: Rng, noise = 0): { alt: Int32Array; order: Int32Array } {
  const { n, jobNext, jobPrev, machines } = shop
  const alt = new Int32Array(n)
  const order = new Int32Array(n)
  const left = workLeft(shop)
  const jobReady = new Float64Array(n + 1)
  const machineReady = new Float64Array(machines)
  const ready: number[] = []
  for (let i = 0; i < n; i++) if (jobPrev[i] === n) ready.push(i)
  for (let at = 0; at < n; at++) {
    let bestRank = Number.POSITIVE_INFINITY
    let bestAt = 0
    for (const [place, i] of ready.entries()) {
      const end = jobEnd(shop, i, jobReady, machineReady).end
      const rank = rankOf(rule, end, left[i] ?? 0, left[jobNext[i] ?? n] ?? 0, rng) * (1 + noise * rng.fraction())
      if (rank < bestRank) {
        bestRank = rank
        bestAt = place
      }
    }
    const i = ready[bestAt] ?? 0
    const { choice, end } = jobEnd(shop, i, jobReady, machineReady)
    alt[i] = choice
    order[at] = i
    machineReady[shop.altMachine[choice] ?? 0] = end
    const following = jobNext[i] ?? n
    jobReady[following] = end
    if (following < n) ready[bestAt] = following
    else ready.splice(bestAt, 1)
  }
  return { alt, order }
}

function rankOf(rule: DispatchRule, end: number, left: number, leftAfter: number, rng: Rng): number {
  if (rule === 'mostWorkLeft') return 1 / (left + 1)
  if (rule === 'endsFirst') return end
  if (rule === 'mostLeftAfterEnd') return (end + 1) / (leftAfter + 1)
  return rng.fraction()
}

/** The machine on which an operation ends first as things stand. */
function jobEnd(
  { altStart, altMachine, altTime }: Shop,
  i: number,
  jobReady: Float64Array,
  machineReady: Float64Array,
): { choice: number; end: number } {
  let choice = altStart[i] ?? 0
  let best = Number.POSITIVE_INFINITY
  for (let each = altStart[i] ?? 0; each < (altStart[i + 1] ?? 0); each++) {
    const end = Math.max(jobReady[i] ?? 0, machineReady[altMachine[each] ?? 0] ?? 0) + (altTime[each] ?? 0)
    if (end < best) {
      best = end
      choice = each
    }
  }
  return { choice, end: best }
}

function workLeft({ n, jobNext, altStart, altTime }: Shop): Float64Array {
  const left = new Float64Array(n + 1)
  for (let i = n - 1; i >= 0; i--) {
    let sum = 0
    const start = altStart[i] ?? 0
    const end = altStart[i + 1] ?? 0
    for (let choice = start; choice < end; choice++) sum += altTime[choice] ?? 0
    left[i] = (left[jobNext[i] ?? n] ?? 0) + sum / (end - start)
  }
  return left
}
