import { newId } from '#domain/kernel/id.ts'
import { type Fen, sumFen } from '#domain/kernel/money.ts'
import { addDaysOn, addMonthsOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import {
  balanceOf,
  earnedPoints,
  takePoints,
  usableCoupons,
  usablePoints,
} from '#domain/processes/membership/points.ts'
import { pointsRule } from '#domain/processes/membership/policies.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { ruled } from '#server/kernel/errors.ts'
import { schedule, type Timer } from '#server/kernel/timers.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import {
  hasEarned,
  insertLot,
  keptOf,
  lockLot,
  lockLots,
  lockUnusedCoupons,
  lotEarnedBy,
  memberOf,
  type PointKind,
  postPoints,
  returnCoupons,
  spendCoupon,
  takenFor,
} from './queries.ts'

const EXPIRE = 'membership.points-expire'

export const today = (ctx: Ctx) => dateOn(ctx.now, ctx.store.zone)

type Member = { id: string; personId: string }

/** A lot of its own for everything earned at once, good for as long as the rule says. */
export async function earnPoints(
  ctx: Ctx,
  member: Member,
  earned: { lotId: string; points: number; subject: Subject; reason: string },
): Promise<void> {
  const { lotId, points, subject, reason } = earned
  const expiresOn = addMonthsOn(today(ctx), (await policy(ctx, pointsRule)).validMonths)
  const row = { storeId: ctx.store.id, memberId: member.id }
  await insertLot(ctx, { ...row, id: lotId, earned: points, leftPoints: points, expiresOn, earnedAt: ctx.now })
  await postPoints(ctx, entry(ctx, member, { lotId, kind: 'earn', points, subject, reason }))
  await schedule(ctx, EXPIRE, lotId, instantOf(addDaysOn(expiresOn, 1), '00:00', ctx.store.zone))
  record(ctx, member, 'points.earned', { points, expiresOn })
}

/** MBR-02: from what expires first, all or nothing, whoever else takes at the same moment. */
export async function redeemPoints(
  ctx: Ctx,
  member: Member,
  wanted: { points: number; subject: Subject; reason: string },
): Promise<void> {
  const { points, subject, reason } = wanted
  for (const part of ruled(takePoints(await lockLots(ctx, member.id), points, today(ctx))))
    await postPoints(
      ctx,
      entry(ctx, member, { lotId: part.lotId, kind: 'redeem', points: -part.points, subject, reason }),
    )
  record(ctx, member, 'points.redeemed', { points })
}

export type Deducted = { couponFen: Fen; pointsFen: Fen; pointsUsed: number }
export const nothingDeducted: Deducted = { couponFen: 0, pointsFen: 0, pointsUsed: 0 }

/** SET-06: what a bill takes off by itself: coupons that fit, then points as far as the rule lets. */
export async function deductFor(
  ctx: Ctx,
  personId: string | null,
  statementId: string,
  bill: { totalFen: Fen; keepPoints: boolean },
): Promise<Deducted> {
  const member = personId === null ? undefined : await memberOf(ctx, personId)
  if (!member) return nothingDeducted
  const coupons = usableCoupons(await lockUnusedCoupons(ctx, member.id), bill.totalFen, today(ctx))
  for (const coupon of coupons) await spendCoupon(ctx, coupon.id, statementId, coupon.fen)
  const couponFen = sumFen(coupons.map(coupon => coupon.fen))
  if (couponFen > 0) record(ctx, member, 'coupon.used', { couponFen })
  const rule = await policy(ctx, pointsRule)
  if (!rule.automatic || bill.keepPoints) return { ...nothingDeducted, couponFen }
  const balance = balanceOf(await lockLots(ctx, member.id), today(ctx))
  const { points, fen } = usablePoints(balance, bill.totalFen - couponFen, rule)
  const subject = { kind: 'statement', id: statementId }
  if (points > 0) await redeemPoints(ctx, member, { points, subject, reason: '' })
  return { couponFen, pointsFen: fen, pointsUsed: points }
}

/** A bill that is taken back gives back what it took. */
export async function giveBackFor(ctx: Ctx, personId: string | null, statementId: string): Promise<void> {
  const member = personId === null ? undefined : await memberOf(ctx, personId)
  if (!member) return
  const subject = { kind: 'statement', id: statementId }
  const taken = await takenFor(ctx, statementId)
  for (const { lotId, points } of taken)
    await postPoints(ctx, entry(ctx, member, { lotId, kind: 'return', points: -Number(points), subject, reason: '' }))
  if (taken.length > 0) record(ctx, member, 'points.returned', { statementId })
  if ((await returnCoupons(ctx, statementId)) > 0) record(ctx, member, 'coupon.returned', { statementId })
}

type SettledBill = { id: string; paidFen: Fen; replaces: readonly string[] }

/** A member's settled bill earns once, on what is really paid; what a bill it replaces earned and could not be taken back counts. */
export async function earnFor(ctx: Ctx, personId: string | null, bill: SettledBill): Promise<void> {
  const member = personId === null ? undefined : await memberOf(ctx, personId)
  if (!member || (await hasEarned(ctx, bill.id))) return
  const earned = earnedPoints(bill.paidFen, await policy(ctx, pointsRule))
  const points = earned - (await keptOf(ctx, bill.replaces))
  const subject = { kind: 'statement', id: bill.id }
  if (points > 0) await earnPoints(ctx, member, { lotId: newId(), points, subject, reason: '' })
}

/** Of a bill that is taken back after its settlement: what is still left of the points it earned. */
export async function takeBackEarned(ctx: Ctx, personId: string | null, statementId: string): Promise<void> {
  const member = personId === null ? undefined : await memberOf(ctx, personId)
  if (!member) return
  await lockLots(ctx, member.id)
  const lot = await lotEarnedBy(ctx, statementId)
  if (!lot || lot.leftPoints === 0) return
  const subject = { kind: 'statement', id: statementId }
  const points = -lot.leftPoints
  await postPoints(ctx, entry(ctx, member, { lotId: lot.id, kind: 'unearn', points, subject, reason: '' }))
  record(ctx, member, 'points.unearned', { points: lot.leftPoints })
}

export const expirePointsTimer: Timer = {
  kind: EXPIRE,
  run: async (ctx, lotId) => {
    const lot = await lockLot(ctx, lotId)
    if (!lot || lot.leftPoints === 0 || lot.expiresOn >= today(ctx)) return
    const member = { id: lot.memberId, personId: lot.memberId }
    const subject = { kind: 'member', id: lot.memberId }
    const expired = { lotId, kind: 'expire' as const, points: -lot.leftPoints, subject, reason: '' }
    await postPoints(ctx, entry(ctx, member, expired))
    ctx.record({ event: 'points.expired', subject, data: { points: lot.leftPoints } })
  },
}

type Entry = {
  lotId: string
  kind: PointKind
  points: number
  subject: Subject
  reason: string
}

function entry(ctx: Ctx, member: Member, { subject, ...rest }: Entry) {
  return {
    id: newId(),
    storeId: ctx.store.id,
    memberId: member.id,
    ...rest,
    subjectKind: subject.kind,
    subjectId: subject.id,
    byStaff: staffIdOrNull(ctx),
    at: ctx.now,
  }
}

function record(ctx: Ctx, member: Member, event: string, data: Record<string, unknown>): void {
  ctx.record({ event, subject: { kind: 'person', id: member.personId }, data })
}
