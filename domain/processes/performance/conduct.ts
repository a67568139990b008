import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { SheetAnswer } from '#domain/mechanisms/checklists/answers.ts'
import { GREETING, SMILE } from './checklists.ts'
import { performanceRefusals } from './refusals.ts'

const MILLION = 1_000_000

export type ConductScore = {
  passed: number
  judged: number
  scorePpm: number
  smileInTime: boolean | null
  greetingInTime: boolean | null
}

/** A share as points of a hundred, the way people speak of it. */
export function pointsOf(ppm: number): number {
  return Math.round(ppm / 10_000)
}

type Judged = Pick<SheetAnswer, 'key' | 'result'>

/** What passed of what could be judged; a point that did not come up counts on neither side. */
export function conductScore(answers: readonly Judged[]): Ruling<ConductScore> {
  const judged = answers.filter(answer => answer.result !== 'none')
  if (judged.length === 0) return deny(performanceRefusals.nothingJudged)
  const passed = judged.filter(answer => answer.result === 'ok').length
  const of = (key: string) => {
    const answer = judged.find(candidate => candidate.key === key)
    return answer === undefined ? null : answer.result === 'ok'
  }
  return allow({
    passed,
    judged: judged.length,
    scorePpm: Math.round((passed * MILLION) / judged.length),
    smileInTime: of(SMILE),
    greetingInTime: of(GREETING),
  })
}

export type AuditFacts = {
  staffId: string
  auditorId: string
  observedAt: Instant
  now: Instant
  /** Roles of the one who was watched. */
  roles: readonly string[]
}

const counter: readonly string[] = ['R-SA', 'R-SA-ASST']

/** Somebody else of the counter was watched, and it has happened. */
export function mayAudit(facts: AuditFacts): Ruling<true> {
  if (facts.staffId === facts.auditorId) return deny(performanceRefusals.self)
  if (!facts.roles.some(role => counter.includes(role))) return deny(performanceRefusals.notCounter)
  return facts.observedAt > facts.now ? deny(performanceRefusals.future) : allow(true)
}
