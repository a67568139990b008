import { planFaults } from '#engines/scheduling/workshop/check-plan.ts'
import { disturbDay } from '#engines/scheduling/workshop/disturb-day.ts'
import { type Explanation, explainPlan } from '#engines/scheduling/workshop/explain-plan.ts'
import { generateDay } from '#engines/scheduling/workshop/generate-day.ts'
import { countMoves, type Moves, planByBestRule, planDay, replan } from '#engines/scheduling/workshop/plan-day.ts'
import type { DayPlan, WorkshopDay } from '#engines/scheduling/workshop/workshop-day.ts'
import { BadInput, numberOf, readWords, type Words, wholeOf } from './read-shop.ts'
import { tableOfDays } from './workshop-table.ts'
import { listPlan, sayWhy } from './workshop-text.ts'

/** Rounds between two questions for the progress, as the planner asks. */
const ROUNDS = 8
const LATER_MINUTES = 60

type Rival = { rule: string; lateness: number }

export type WorkshopReport = {
  jobs: number
  bays: number
  technicians: number
  seed: number
  seconds: number
  lateness: number
  /** The best dispatch rule from moment to moment, and the best rule that also fills gaps. */
  rival: Rival
  rivalFillingGaps: Rival
  plan: DayPlan
  explanations: Explanation[]
  disturbed: Moves & {
    seconds: number
    lateness: number
    rival: Rival
    rivalFillingGaps: Rival
    shareMoved: number
    shareChanged: number
    frozenUntouched: boolean
    plan: DayPlan
  }
  faults: string[]
}

export async function commandWorkshop(args: string[]): Promise<void> {
  const valued = ['jobs', 'bays', 'technicians', 'seed', 'seeds', 'seconds', 'iterations']
  const words = readWords(args, valued, ['json', 'explain', 'markdown'])
  if (words.positionals.length > 0) throw new BadInput(`nothing is known of “${words.positionals.join(' ')}”`)
  const jobs = wholeOf(words, 'jobs', 60, 1, 2000)
  const isLarge = jobs > 100
  const size = {
    jobs,
    bays: wholeOf(words, 'bays', Math.max(6, Math.round(jobs * (isLarge ? 0.15 : 0.2))), 1, 500),
    people: wholeOf(words, 'technicians', Math.max(7, Math.round(jobs * (isLarge ? 0.2 : 0.25))), 1, 500),
    seed: wholeOf(words, 'seed', 1, 0, 2_147_483_647),
  }
  if (words.values['markdown']) {
    const seeds = Array.from({ length: wholeOf(words, 'seeds', 5, 1, 1000) }, (_, i) => size.seed + i)
    const reports = seeds.map(seed => runDay(generateDay({ ...size, seed }), seed, progressOf(words)))
    return void process.stdout.write(tableOfDays(reports))
  }
  const report = runDay(generateDay(size), size.seed, progressOf(words))
  if (words.values['json']) return void process.stdout.write(`${JSON.stringify(report)}\n`)
  process.stdout.write(summaryOf(report))
  process.stdout.write(`\n${listPlan(report.plan)}`)
  if (words.values['explain']) process.stdout.write(`\n${report.explanations.map(sayWhy).join('\n')}\n`)
}

/** Within seconds: the best found in the time. With iterations: the same each time. */
function progressOf(words: Words): () => () => number {
  if (words.values['iterations'] !== undefined) {
    const most = wholeOf(words, 'iterations', 1, 1, 1_000_000_000)
    return () => {
      let rounds = -ROUNDS
      return () => {
        rounds += ROUNDS
        return rounds / most
      }
    }
  }
  const seconds = numberOf(words, 'seconds', 1, 0.01, 3600)
  return () => {
    const begin = performance.now()
    return () => (performance.now() - begin) / 1000 / seconds
  }
}

function runDay(day: WorkshopDay, seed: number, start: () => () => number): WorkshopReport {
  const [plan, seconds] = timed(() => planDay(day, { seed, progress: start() }))
  const later = disturbDay(day, plan, LATER_MINUTES, seed)
  const [again, againSeconds] = timed(() => replan(later, plan, { seed, progress: start() }))
  const moves = countMoves(later, plan, again)
  const share = (count: number) => (moves.unstarted === 0 ? 0 : count / moves.unstarted)
  return {
    jobs: day.jobs.length,
    bays: day.bays.length,
    technicians: day.people.length,
    seed,
    seconds,
    lateness: plan.weightedLateness,
    rival: rivalOf(day, false),
    rivalFillingGaps: rivalOf(day, true),
    plan,
    explanations: explainPlan(day, plan),
    disturbed: {
      ...moves,
      seconds: againSeconds,
      lateness: again.weightedLateness,
      rival: rivalOf(later, false),
      rivalFillingGaps: rivalOf(later, true),
      shareMoved: share(moves.moved),
      shareChanged: share(moves.changed),
      frozenUntouched: isFrozenUntouched(later, again),
      plan: again,
    },
    faults: [...planFaults(day, plan), ...planFaults(later, again)],
  }
}

function timed<T>(work: () => T): [T, number] {
  const begin = performance.now()
  const result = work()
  return [result, (performance.now() - begin) / 1000]
}

function rivalOf(day: WorkshopDay, fillsGaps: boolean): Rival {
  const { rule, plan } = planByBestRule(day, fillsGaps)
  return { rule, lateness: plan.weightedLateness }
}

function isFrozenUntouched(day: WorkshopDay, plan: DayPlan): boolean {
  const places = new Map(plan.steps.map(step => [step.stepId, step]))
  return day.jobs.every(job =>
    job.steps.every(({ id, frozen }) => {
      const place = places.get(id)
      if (!frozen) return true
      const isThere = frozen.personId === place?.personId && frozen.bayId === place.bayId
      return isThere && frozen.start === place.start && frozen.end === place.end
    }),
  )
}

function summaryOf({ jobs, bays, technicians, seed, disturbed, ...first }: WorkshopReport): string {
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  const against = (rival: Rival, gaps: Rival) =>
    `best dispatch rule ${rival.lateness} (${rival.rule}), best rule filling gaps ${gaps.lateness} (${gaps.rule})`
  return `${jobs} jobs, ${bays} bays, ${technicians} technicians, seed ${seed}
planned in ${first.seconds.toFixed(2)} s: weighted lateness ${first.lateness} minutes; ${against(first.rival, first.rivalFillingGaps)}
planned again ${LATER_MINUTES} minutes later, after an overrun, an illness, a late part and a walk-in, in ${disturbed.seconds.toFixed(2)} s:
  weighted lateness ${disturbed.lateness} minutes; ${against(disturbed.rival, disturbed.rivalFillingGaps)}
  of ${disturbed.unstarted} jobs not begun ${disturbed.moved} are ready later than told (${percent(disturbed.shareMoved)}), ${disturbed.changed} have another person, bay or time
  work in progress ${disturbed.frozenUntouched ? 'untouched' : 'TOUCHED'}; faults found by the checker: ${first.faults.length}
`
}
