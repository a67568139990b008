import {
  addMonthsOn,
  type DateOn,
  dateOn,
  type Instant,
  maxInstant,
  minInstant,
  minutesBetween,
} from '#domain/kernel/time.ts'
import type { ClockKind, Level } from './kinds.ts'

/** The figures of the law as they hold from a day on; a later text is a further row, the earlier ones stay. */
export type ClockRule = {
  validFromOn: DateOn
  periodMonths: number
  periodKm: number
  singleDays: number
  totalDays: number
  problemRepairs: number
  safetyRepairs: number
  assemblyReplacements: number
}

/** Time that the law does not count as repair; without an end it goes on. */
export type Pause = { fromAt: Instant; toAt: Instant | null }

/** A repair the maker answers for, as it stands. */
export type GuaranteeRepair = {
  orderId: string
  agreedAt: Instant
  doneAt: Instant | null
  pauses: readonly Pause[]
  km: number | null
  /** Systems of its work; which of them touch safety, and which replaced an assembly. */
  systems: readonly string[]
  safetySystems: readonly string[]
  assemblies: readonly string[]
}

export type Clock = { clock: ClockKind; about: string; count: number; limit: number; level: Level }

/** The rule of the day the repair was agreed on. */
export function ruleOn<T extends { validFromOn: DateOn }>(rules: readonly T[], on: DateOn): T | undefined {
  return rules.filter(rule => rule.validFromOn <= on).toSorted((a, b) => b.validFromOn.localeCompare(a.validFromOn))[0]
}

type Span = Pick<GuaranteeRepair, 'agreedAt' | 'doneAt' | 'pauses'>

/** Every 24 hours are a day, and what is left over is one more; the ways of special parts and of rescue are taken out. */
export function repairDays(repair: Span, now: Instant): number {
  const minutes = minutesBetween(repair.agreedAt, repair.doneAt ?? now) - pausedMinutes(repair, now)
  return Math.max(1, Math.ceil(minutes / (24 * 60)))
}

/** As far as the pauses lie within the repair. */
export function pausedMinutes({ agreedAt, doneAt, pauses }: Span, now: Instant): number {
  const until = doneAt ?? now
  const within = pauses.map(({ fromAt, toAt }) =>
    minutesBetween(maxInstant(fromAt, agreedAt), minInstant(toAt ?? until, until)),
  )
  return within.reduce((sum, minutes) => sum + Math.max(0, minutes), 0)
}

/** A car whose day of purchase is not known is counted: the paper may be found in a system later. */
export function isCovered(repair: GuaranteeRepair, purchasedOn: DateOn | null, rule: ClockRule, zone: string): boolean {
  const inTime = purchasedOn === null || dateOn(repair.agreedAt, zone) <= addMonthsOn(purchasedOn, rule.periodMonths)
  return inTime && (repair.km === null || repair.km <= rule.periodKm)
}

/** WAR-11: where every clock of a car stands. Yellow is near, orange the last before the limit, red at the right of the owner. */
export function clocksOf(repairs: readonly GuaranteeRepair[], now: Instant, rule: ClockRule): Clock[] {
  const days = repairs.map(repair => repairDays(repair, now))
  const open = repairs.flatMap((repair, index) => (repair.doneAt === null ? [days[index] ?? 0] : []))
  const total = days.reduce((sum, each) => sum + each, 0)
  return [
    clock('singleDays', '', Math.max(0, ...open), rule.singleDays, 1, true),
    clock('totalDays', '', total, rule.totalDays, 5, true),
    ...counted(repairs, 'problem', repair => repair.systems, rule.problemRepairs, true),
    ...counted(repairs, 'safety', repair => repair.safetySystems, rule.safetyRepairs, false),
    ...counted(repairs, 'assembly', repair => repair.assemblies, rule.assemblyReplacements, false),
  ]
}

function counted(
  repairs: readonly GuaranteeRepair[],
  kind: ClockKind,
  of: (repair: GuaranteeRepair) => readonly string[],
  limit: number,
  beyond: boolean,
): Clock[] {
  const times = new Map<string, number>()
  for (const about of repairs.flatMap(repair => [...new Set(of(repair))])) times.set(about, (times.get(about) ?? 0) + 1)
  return [...times].map(([about, count]) => clock(kind, about, count, limit, 1, beyond))
}

/** `beyond`: the right begins above the limit (more than 30 days), not with it (two replacements). */
function clock(kind: ClockKind, about: string, count: number, limit: number, near: number, beyond: boolean): Clock {
  const red = beyond ? limit + 1 : limit
  const level =
    count >= red ? 'red' : count >= red - near ? 'orange' : count >= red - 2 * near && count > 0 ? 'yellow' : 'none'
  return { clock: kind, about, count, limit, level: count === 0 ? 'none' : level }
}
