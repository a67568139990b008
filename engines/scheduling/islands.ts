import { Worker } from 'node:worker_threads'
import { harbourSize, readSlot } from './harbour.ts'
import type { IslandTask } from './island-worker.ts'
import { type JobShop, packShop, type Schedule } from './job-shop.ts'
import { scheduleOf } from './search-state.ts'
import { solve } from './solve.ts'

export type ScheduleOptions = {
  seed: number
  threads: number
  /** Either so many seconds from now on: the best found within them, */
  seconds?: number
  /** or so many iterations on each thread: exactly the same answer each time, and no time limit. */
  iterations?: number
}

/** What is left for reading the answer and ending the threads when one of them does not look up in time. */
const GRACE_MS = 100

/**
 * Solves on threads of their own, so the caller's stays free. Each thread is an island with its own seed; within a time
 * limit they tell each other their best, with iterations they do not, as the moment of telling would be chance.
 */
export async function scheduleOnThreads(problem: JobShop, options: ScheduleOptions): Promise<Schedule> {
  const { threads, seconds, iterations } = options
  const shop = packShop(problem)
  const shared = new SharedArrayBuffer(harbourSize(shop.n, threads))
  const now = performance.timeOrigin + performance.now()
  const deadline = iterations === undefined ? now + (seconds ?? 1) * 1000 : undefined
  const workers: Worker[] = []
  const done = Array.from({ length: threads }, (_, island) => {
    const task: IslandTask = { problem, shared, island, islands: threads, seed: options.seed, deadline, iterations }
    // The time to load the file again is time not searched, so the worker is as small as the solver.
    const worker = new Worker(new URL('./island-worker.ts', import.meta.url), { workerData: task })
    workers.push(worker)
    return new Promise<void>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', () => resolve())
    })
  })
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>(resolve => {
    if (deadline !== undefined) timer = setTimeout(resolve, deadline - now + GRACE_MS)
  })
  await Promise.race([Promise.all(done), over])
  clearTimeout(timer)
  let best: ReturnType<typeof readSlot>
  for (let island = 0; island < threads; island++) {
    const kept = readSlot(shop, shared, island)
    if (kept && (!best || kept.makespan < best.makespan)) best = kept
  }
  for (const worker of workers) void worker.terminate()
  // No thread got so far as to one schedule: a rule has one at once.
  return scheduleOf(shop, best ?? solve(shop, { seed: options.seed, iterations: 0 }))
}
