import { type DateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import type { GuaranteeTerm } from '../repair-orders/policies.ts'
import type { ComebackKind } from './kinds.ts'

/** A line of labour that is asked for now. */
export type Work = { operationId: string | null; name: string; system: string }

/** A line of labour that left the shop with the same car. */
export type EarlierWork = Work & {
  lineId: string
  orderId: string
  guaranteeClass: string
  leftOn: DateOn
  leftKm: number | null
  isCare: boolean
}

export type Rules = {
  terms: Readonly<Record<string, GuaranteeTerm>>
  /** Either is enough for a repeat repair: some cars are driven little. */
  window: { days: number; km: number }
}

export type Comeback = { kind: ComebackKind; earlier: EarlierWork; days: number; km: number | null }

const SMALLEST = '小修'

/**
 * WAR-10, QC-11: whether work comes back. The same work within its term is guaranteed, days and kilometres both; the same
 * system within the window is a repeat repair. The newest earlier work counts, and a guarantee goes before a repeat.
 */
export function comebackOf(
  work: Work,
  earlier: readonly EarlierWork[],
  now: { on: DateOn; km: number | null; isCare: boolean },
  rules: Rules,
): Comeback | undefined {
  const newest = earlier.toSorted((a, b) => b.leftOn.localeCompare(a.leftOn))
  const asked = newest.map(item => ({ item, ...sinceOf(item, now) }))
  const guaranteed = asked.find(({ item, days, km }) => isSame(work, item) && isWithin(termOf(item, rules), days, km))
  if (guaranteed) return { kind: 'guarantee', earlier: guaranteed.item, days: guaranteed.days, km: guaranteed.km }
  const again = asked.find(({ item, days, km }) => {
    const isRepair = !now.isCare && !item.isCare
    return isRepair && work.system !== '' && work.system === item.system && isNear(rules.window, days, km)
  })
  return again && { kind: 'repeat', earlier: again.item, days: again.days, km: again.km }
}

function sinceOf(item: EarlierWork, now: { on: DateOn; km: number | null }) {
  const km = now.km === null || item.leftKm === null ? null : Math.max(0, now.km - item.leftKm)
  return { days: Math.max(0, daysBetweenOn(item.leftOn, now.on)), km }
}

const isSame = (work: Work, item: Work) =>
  work.operationId === null || item.operationId === null
    ? work.name === item.name
    : work.operationId === item.operationId

const termOf = (item: EarlierWork, { terms }: Rules) => terms[item.guaranteeClass] ?? terms[SMALLEST]

// An unknown distance is no ground to refuse what the days allow.
const isWithin = (term: GuaranteeTerm | undefined, days: number, km: number | null) =>
  term !== undefined && days <= term.days && (km === null || km <= term.km)

const isNear = (window: { days: number; km: number }, days: number, km: number | null) =>
  days <= window.days || (km !== null && km <= window.km)

/** QC-17: of the repairs of a month, the share that did not come back. */
export function firstFixPpm(repairs: number, repeats: number): number | null {
  return repairs === 0 ? null : Math.round(((repairs - Math.min(repeats, repairs)) * 1_000_000) / repairs)
}
