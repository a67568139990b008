import { type Fen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import { membershipRefusals } from './refusals.ts'

export type Lot = { id: string; leftPoints: number; expiresOn: DateOn }
export type Taken = { lotId: string; points: number }

/** Points that are not expired; a lot is good to the end of its last day. */
export function balanceOf(lots: readonly Lot[], today: DateOn): number {
  return lots.filter(lot => lot.expiresOn >= today).reduce((sum, lot) => sum + lot.leftPoints, 0)
}

/** Takes points from what expires first; all or nothing. */
export function takePoints(lots: readonly Lot[], points: number, today: DateOn): Ruling<Taken[]> {
  const balance = balanceOf(lots, today)
  if (points > balance) return deny(membershipRefusals.tooFewPoints, { wanted: points, balance })
  const taken: Taken[] = []
  let left = points
  const good = lots.filter(lot => lot.expiresOn >= today && lot.leftPoints > 0)
  for (const lot of good.toSorted((a, b) => (a.expiresOn + a.id < b.expiresOn + b.id ? -1 : 1))) {
    const part = Math.min(left, lot.leftPoints)
    if (part > 0) taken.push({ lotId: lot.id, points: part })
    left -= part
  }
  return allow(taken)
}

export type PointsRule = { perYuanMilli: number; pointFen: Fen; maxSharePpm: number }

/** What a bill paid in money earns; parts of a point are not given. */
export function earnedPoints(paidFen: Fen, rule: Pick<PointsRule, 'perYuanMilli'>): number {
  return Math.floor((paidFen * rule.perYuanMilli) / 100_000)
}

/** How many points a bill can take: no more than there are, than the rule lets, and than it costs. */
export function usablePoints(balance: number, billFen: Fen, rule: PointsRule): { points: number; fen: Fen } {
  const capFen = Math.floor((billFen * rule.maxSharePpm) / 1_000_000)
  const points = Math.min(balance, Math.floor(capFen / rule.pointFen))
  return { points, fen: multiplyFen(rule.pointFen, points * 1000) }
}

export type Coupon = { id: string; amountFen: Fen; minimumFen: Fen; expiresOn: DateOn }

/** Which coupons a bill takes, what expires first first; the last is used as far as the bill goes. */
export function usableCoupons(coupons: readonly Coupon[], billFen: Fen, today: DateOn): { id: string; fen: Fen }[] {
  const used: { id: string; fen: Fen }[] = []
  const good = coupons.filter(coupon => coupon.expiresOn >= today && coupon.minimumFen <= billFen)
  for (const coupon of good.toSorted((a, b) => (a.expiresOn + a.id < b.expiresOn + b.id ? -1 : 1))) {
    const left = billFen - sumFen(used.map(each => each.fen))
    if (left > 0) used.push({ id: coupon.id, fen: Math.min(left, coupon.amountFen) })
  }
  return used
}
