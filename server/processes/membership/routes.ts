import type { membershipContract } from '#domain/processes/membership/contract.ts'
import { balanceOf } from '#domain/processes/membership/points.ts'
import { membershipRefusals } from '#domain/processes/membership/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findPerson } from '../customers/queries.ts'
import { earnPoints, redeemPoints, today } from './points.ts'
import { prepaidEntries, prepaidFen, returnPrepaid, topUp } from './prepaid.ts'
import { couponsOf, entriesOf, insertCoupon, insertMember, lotsOf, memberOf } from './queries.ts'

type Api = Handlers<typeof membershipContract>

const get: Api['get'] = async (ctx, { id }) => {
  const person = found(await findPerson(ctx, id))
  const member = await memberOf(ctx, id)
  const lots = member ? await lotsOf(ctx, member.id) : []
  const entries = member ? await entriesOf(ctx, member.id) : []
  return {
    id,
    name: person.name,
    joinedAt: member?.joinedAt ?? null,
    balance: balanceOf(lots, today(ctx)),
    prepaidFen: member ? await prepaidFen(ctx, member.id) : 0,
    prepaid: member ? await prepaidEntries(ctx, member.id) : [],
    lots,
    entries: entries.map(({ statementId, number, ...row }) => ({
      ...row,
      statement: statementId !== null && number !== null ? { id: statementId, number } : null,
    })),
    coupons: member ? await couponsOf(ctx, member.id) : [],
    can: {
      join: !member && ctx.can('membership.join'),
      grant: member !== undefined && ctx.can('membership.grant'),
      redeem: member !== undefined && ctx.can('membership.redeem'),
      coupon: member !== undefined && ctx.can('membership.coupon'),
      topUp: member !== undefined && ctx.can('membership.topUp'),
      returnPrepaid: member !== undefined && ctx.can('membership.returnPrepaid'),
    },
  }
}

const join: Api['join'] = async (ctx, { id, memberId }) => {
  found(await findPerson(ctx, id))
  if (await memberOf(ctx, id)) throw refuse(membershipRefusals.member)
  const row = { id: memberId, storeId: ctx.store.id, personId: id, joinedAt: ctx.now, joinedBy: staffId(ctx) }
  await insertMember(ctx, row)
  ctx.record({ event: 'member.joined', subject: { kind: 'person', id } })
  return { id, balance: 0 }
}

const grant: Api['grant'] = async (ctx, { id, lotId, points, reason }) => {
  const member = await memberHere(ctx, id)
  await earnPoints(ctx, member, { lotId, points, subject: { kind: 'member', id: member.id }, reason })
  return answer(ctx, member)
}

const redeem: Api['redeem'] = async (ctx, { id, redemptionId, points, reason }) => {
  const member = await memberHere(ctx, id)
  await redeemPoints(ctx, member, { points, subject: { kind: 'redemption', id: redemptionId }, reason })
  return answer(ctx, member)
}

const issueCoupon: Api['issueCoupon'] = async (ctx, { id, couponId, ...coupon }) => {
  const member = await memberHere(ctx, id)
  if (coupon.expiresOn < today(ctx)) throw refuse(membershipRefusals.expired)
  const row = { id: couponId, storeId: ctx.store.id, memberId: member.id, ...coupon }
  await insertCoupon(ctx, { ...row, issuedBy: staffId(ctx), issuedAt: ctx.now })
  ctx.record({ event: 'coupon.issued', subject: { kind: 'person', id }, data: { ...coupon } })
  return answer(ctx, member)
}

async function memberHere(ctx: Ctx, personId: string) {
  found(await findPerson(ctx, personId))
  const member = await memberOf(ctx, personId)
  if (!member) throw refuse(membershipRefusals.notMember)
  return member
}

async function answer(ctx: Ctx, member: { id: string; personId: string }) {
  return { id: member.personId, balance: balanceOf(await lotsOf(ctx, member.id), today(ctx)) }
}

export const membershipRoutes: Api = { get, join, grant, redeem, topUp, returnPrepaid, issueCoupon }
