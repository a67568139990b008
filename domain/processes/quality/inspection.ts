import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import type { Work } from '../repair-orders/status.ts'
import { qualityRefusals } from './refusals.ts'

export const levelTexts = texts({
  self: ['自检', 'Own inspection'],
  mutual: ['互检', 'Mutual inspection'],
  exit: ['出厂检验', 'Exit inspection'],
})
export type Level = keyof typeof levelTexts

/** Three pairs of eyes, or two where the store chose so (policy qcLevels). */
export const levelsOf = { three: ['self', 'mutual', 'exit'], two: ['self', 'exit'] } as const satisfies Record<
  string,
  readonly Level[]
>
export type LevelPlan = keyof typeof levelsOf

export type Passed = { level: Level; inspectorId: string }

export type Attempt = {
  plan: LevelPlan
  level: Level
  inspectorId: string
  isInspector: boolean
  /** Who worked on the order. */
  doers: readonly string[]
  /** What passed in this round so far. */
  passed: readonly Passed[]
}

/** Finished work waits for its inspections; work in rework does not. */
export function canInspect({ work }: { work: Work }): boolean {
  return work === 'finished' || work === 'inspecting'
}

/** QC-01: in order, each by somebody else; the doer inspects first, an inspector last and never their own work. */
export function mayInspect(attempt: Attempt): Ruling<true> {
  const levels: readonly Level[] = levelsOf[attempt.plan]
  const index = levels.indexOf(attempt.level)
  const missing = levels.slice(0, Math.max(index, 0)).find(level => !attempt.passed.some(item => item.level === level))
  if (index < 0 || missing) return deny(qualityRefusals.order, { level: levelTexts[missing ?? 'self'] })
  if (attempt.passed.some(item => item.inspectorId === attempt.inspectorId)) return deny(qualityRefusals.samePerson)
  const isDoer = attempt.doers.includes(attempt.inspectorId)
  if (attempt.level === 'self') return isDoer ? allow(true) : deny(qualityRefusals.notDoer)
  if (attempt.level === 'exit' && !attempt.isInspector) return deny(qualityRefusals.notInspector)
  return attempt.level === 'exit' && isDoer ? deny(qualityRefusals.samePerson) : allow(true)
}

/** The next inspection the order waits for; undefined when every level passed. */
export function nextLevel(plan: LevelPlan, passed: readonly Passed[]): Level | undefined {
  return levelsOf[plan].find(level => !passed.some(item => item.level === level))
}
