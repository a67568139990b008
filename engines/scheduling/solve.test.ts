import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scheduleFaults } from './check-schedule.ts'
import { scheduleOnThreads } from './islands.ts'
import { type JobShop, packShop } from './job-shop.ts'
import { lowerBoundOf } from './lower-bound.ts'
import { parseFjs } from './parse-fjs.ts'
import { scheduleOf } from './search-state.ts'
import { solve } from './solve.ts'

function shops({ jobs, operations, machines, leastTime }: Record<string, number>): fc.Arbitrary<JobShop> {
  return fc.integer({ min: 1, max: machines ?? 1 }).chain(count => {
    const alternative = fc.record({
      machine: fc.integer({ min: 0, max: count - 1 }),
      time: fc.integer({ min: leastTime ?? 0, max: 9 }),
    })
    const step = fc.uniqueArray(alternative, { selector: one => one.machine, minLength: 1, maxLength: 3 })
    const job = fc.array(step, { minLength: 0, maxLength: operations ?? 1 })
    return fc.record({
      machines: fc.constant(count),
      jobs: fc.array(job, { minLength: 1, maxLength: jobs ?? 1 }),
    })
  })
}

const scheduled = (problem: JobShop, seed: number, iterations: number) => {
  const shop = packShop(problem)
  return scheduleOf(shop, solve(shop, { seed, iterations }))
}

test('every schedule passes the independent check and respects the lower bound', () => {
  const sizes = shops({ jobs: 8, operations: 6, machines: 5, leastTime: 0 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 400 }), (problem, seed, moves) => {
      const schedule = scheduled(problem, seed, moves)
      expect(scheduleFaults(problem, schedule)).toEqual([])
      expect(schedule.makespan).toBeGreaterThanOrEqual(lowerBoundOf(packShop(problem)))
    }),
    { numRuns: 150, seed: 7 },
  )
})

test('tiny shops are solved to the optimum found by trying everything', () => {
  const sizes = shops({ jobs: 3, operations: 2, machines: 3, leastTime: 1 })
  fc.assert(
    fc.property(sizes, problem => {
      expect(scheduled(problem, 1, 3000).makespan).toBe(shortestOfAll(problem))
    }),
    { numRuns: 80, seed: 11 },
  )
})

test('the same seed and number of iterations give the same schedule, on one thread and on two', async () => {
  const parsed = parseFjs(sixBySix)
  if (!parsed.ok) throw new Error(parsed.problem)
  expect(scheduled(parsed.shop, 3, 700)).toEqual(scheduled(parsed.shop, 3, 700))
  const both = await Promise.all(
    [1, 2].map(() => scheduleOnThreads(parsed.shop, { seed: 3, threads: 2, iterations: 700 })),
  )
  expect(both[0]).toEqual(both[1])
  expect(scheduleFaults(parsed.shop, both[0] ?? { makespan: 0, operations: [] })).toEqual([])
})

test('the classical 6 × 6 shop is solved to its optimum of 55', () => {
  const parsed = parseFjs(sixBySix)
  if (!parsed.ok) throw new Error(parsed.problem)
  expect(scheduled(parsed.shop, 1, 20_000).makespan).toBe(55)
})

test('a time limit of nothing still gives a whole schedule', async () => {
  const parsed = parseFjs(sixBySix)
  if (!parsed.ok) throw new Error(parsed.problem)
  const schedule = await scheduleOnThreads(parsed.shop, { seed: 1, threads: 2, seconds: 0 })
  expect(scheduleFaults(parsed.shop, schedule)).toEqual([])
})

// Fisher and Thompson's shop of 1963, each operation with one machine.
const sixBySix = `6 6
6 1 2 1 1 0 3 1 1 6 1 3 7 1 5 3 1 4 6
6 1 1 8 1 2 5 1 4 10 1 5 10 1 0 10 1 3 4
6 1 2 5 1 3 4 1 5 8 1 0 9 1 1 1 1 4 7
6 1 1 5 1 0 5 1 2 5 1 3 3 1 4 8 1 5 9
6 1 2 9 1 1 3 1 4 5 1 5 4 1 0 3 1 3 1
6 1 1 3 1 3 3 1 5 9 1 0 10 1 4 4 1 2 1
`

/** Tries every order of the jobs' operations with every choice of machines. */
function shortestOfAll({ machines, jobs }: JobShop): number {
  let best = Number.POSITIVE_INFINITY
  const at = jobs.map(() => 0)
  const jobReady = jobs.map(() => 0)
  const machineReady = Array.from({ length: machines }, () => 0)
  const extend = (makespan: number): void => {
    if (makespan >= best) return
    let isWhole = true
    for (const [job, steps] of jobs.entries()) {
      const index = at[job] ?? 0
      const step = steps[index]
      if (!step) continue
      isWhole = false
      for (const { machine, time } of step) {
        const before = [jobReady[job] ?? 0, machineReady[machine] ?? 0] as const
        const end = Math.max(...before) + time
        at[job] = index + 1
        jobReady[job] = end
        machineReady[machine] = end
        extend(Math.max(makespan, end))
        at[job] = index
        jobReady[job] = before[0]
        machineReady[machine] = before[1]
      }
    }
    if (isWhole) best = makespan
  }
  extend(0)
  return best
}
