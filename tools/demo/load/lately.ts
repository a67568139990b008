import type { Instant } from '#domain/kernel/time.ts'
import type { VisitPlan } from '../generate/history.ts'
import { planFollowUps, playFirstCall } from './follow-ups.ts'
import { playVisit } from './play-visit.ts'
import type { Progress } from './progress.ts'
import type { Stage } from './stage.ts'

/**
 * The last days: some visits step by step with all their papers, and the calls after all of them.
 * @returns what could not be played
 */
export async function playLately(
  stage: Stage,
  visits: readonly VisitPlan[],
  stepByStep: ReadonlySet<string>,
  now: Instant,
  progress: Progress,
): Promise<string[]> {
  const problems: string[] = []
  for (const [index, visit] of visits.toSorted((a, b) => (a.deliveredAt < b.deliveredAt ? -1 : 1)).entries()) {
    try {
      await playFirstCall(stage, visit, await orderOf(stage, visit, stepByStep), now)
      await stage.letPass(now)
    } catch (error) {
      problems.push(`${visit.key}: ${error instanceof Error ? error.message : String(error)}`)
    }
    progress.share(index + 1, visits.length)
  }
  return problems
}

/** A car that drives out plans its own contacts; one written in bulk has to be told to. */
async function orderOf(stage: Stage, visit: VisitPlan, stepByStep: ReadonlySet<string>): Promise<string> {
  if (stepByStep.has(visit.key)) return playVisit(stage, visit)
  await planFollowUps(stage, visit)
  return stage.ids.of('order', visit.key)
}
