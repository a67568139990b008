import { parentPort, workerData } from 'node:worker_threads'
import { explainPlan } from './explain-plan.ts'
import { replan } from './plan-day.ts'
import type { ReplanTask } from './replan-aside.ts'

answer(workerData)

function answer({ day, former, seed, milliseconds }: ReplanTask): void {
  const begin = performance.now()
  const plan = replan(day, former, { seed, progress: () => (performance.now() - begin) / milliseconds })
  parentPort?.postMessage({ plan, explanations: explainPlan(day, plan) })
}
