import { Worker } from 'node:worker_threads'
import type { Explanation } from './explain-plan.ts'
import type { DayPlan, WorkshopDay } from './workshop-day.ts'

export type ReplanTask = { day: WorkshopDay; former: DayPlan; seed: number; milliseconds: number }
export type Replanned = { plan: DayPlan; explanations: Explanation[] }

/** Plans a day again on a thread of its own, so that whoever serves requests goes on serving them. */
export function replanAside(task: ReplanTask): Promise<Replanned> {
  const worker = new Worker(new URL('./replan-worker.ts', import.meta.url), { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The planner ended without a plan')))
  })
}
