import type { Shop } from './job-shop.ts'

/** A makespan no schedule can beat: the longest job, the whole load shared out, and what only one machine can do. */
export function lowerBoundOf({ n, machines, jobPrev, altStart, altMachine, altTime }: Shop): number {
  const soonest = new Float64Array(n + 1)
  const alone = new Float64Array(machines)
  let bound = 0
  let load = 0
  for (let i = 0; i < n; i++) {
    const start = altStart[i] ?? 0
    const end = altStart[i + 1] ?? 0
    let least = Number.POSITIVE_INFINITY
    for (let choice = start; choice < end; choice++) least = Math.min(least, altTime[choice] ?? 0)
    soonest[i] = (soonest[jobPrev[i] ?? n] ?? 0) + least
    bound = Math.max(bound, soonest[i] ?? 0)
    load += least
    if (end - start === 1) {
      const machine = altMachine[start] ?? 0
      alone[machine] = (alone[machine] ?? 0) + least
      bound = Math.max(bound, alone[machine] ?? 0)
    }
  }
  return Math.max(bound, Math.ceil(load / machines))
}
