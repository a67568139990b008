import type { Shop } from './job-shop.ts'
import type { Rng } from './rng.ts'
import type { Kept } from './search-state.ts'

/**
 * A schedule between two: what both put in the same order stays so, what they order differently goes by the mixture of
 * their times, and machines they disagree about are drawn. Mixed times grow along each job, so no circle can arise.
 */
export function between(
  { n }: Shop,
  one: Kept,
  other: Kept,
  share: number,
  rng: Rng,
): { alt: Int32Array; order: Int32Array } {
  const key = new Float64Array(n)
  const alt = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    key[i] = (1 - share) * (one.head[i] ?? 0) + share * (other.head[i] ?? 0)
    alt[i] = (rng.fraction() < share ? other.alt[i] : one.alt[i]) ?? 0
  }
  const order = Int32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (key[a] ?? 0) - (key[b] ?? 0) || (one.place[a] ?? 0) - (one.place[b] ?? 0),
  )
  return { alt, order }
}

/** How many operations two schedules do on different machines, or at another distance from the operation before. */
export function distance({ n, jobPrev }: Shop, one: Kept, other: Kept): number {
  let count = 0
  for (let i = 0; i < n; i++) {
    if (one.alt[i] !== other.alt[i]) count++
    else if (
      (one.head[i] ?? 0) - (one.head[jobPrev[i] ?? n] ?? 0) !==
      (other.head[i] ?? 0) - (other.head[jobPrev[i] ?? n] ?? 0)
    )
      count++
  }
  return count
}
