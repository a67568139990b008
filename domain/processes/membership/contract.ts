import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zDateOn, zFen, zId, zText } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'

const tag = 'membership'
const zPoints = z.int().min(1).max(10_000_000)
const zPrepaid = z.object({ id: z.string(), prepaidFen: z.int(), paperId: z.string() })
const zAnswer = z.object({ id: z.string(), balance: z.int() })

export const membershipContract = {
  get: endpoint({
    method: 'GET',
    path: '/members/{id}',
    access: 'membership.read',
    summary: 'Points and coupons of a person, with the ledger of the points',
    tag,
    input: { id: zId },
    output: z.object({
      id: z.string(),
      name: z.string(),
      joinedAt: z.string().nullable(),
      balance: z.int(),
      prepaidFen: z.int(),
      prepaid: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          amountFen: z.int(),
          note: z.string(),
          by: z.string(),
          at: z.string(),
          statementId: z.string().nullable(),
        }),
      ),
      lots: z.array(z.object({ id: z.string(), leftPoints: z.int(), expiresOn: z.string() })),
      entries: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['earn', 'redeem', 'expire', 'return', 'unearn']),
          points: z.int(),
          reason: z.string(),
          statement: z.object({ id: z.string(), number: z.string() }).nullable(),
          by: z.string(),
          at: z.string(),
        }),
      ),
      coupons: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          amountFen: z.int(),
          minimumFen: z.int(),
          expiresOn: z.string(),
          usedFen: z.int().nullable(),
        }),
      ),
      can: z.object({
        join: z.boolean(),
        grant: z.boolean(),
        redeem: z.boolean(),
        coupon: z.boolean(),
        topUp: z.boolean(),
        returnPrepaid: z.boolean(),
      }),
    }),
  }),
  join: endpoint({
    method: 'POST',
    path: '/members/{id}/join',
    access: 'membership.join',
    summary: 'The person becomes a member; from now on bills earn points',
    tag,
    input: { id: zId, memberId: zId },
    output: zAnswer,
  }),
  grant: endpoint({
    method: 'POST',
    path: '/members/{id}/points',
    access: 'membership.grant',
    summary: 'Give points with a reason; they expire by the rule',
    tag,
    input: { id: zId, lotId: zId, points: zPoints, reason: zText(200) },
    output: zAnswer,
  }),
  redeem: endpoint({
    method: 'POST',
    path: '/members/{id}/points/redeem',
    access: 'membership.redeem',
    summary: 'Take points for a gift or service; never more than there are',
    tag,
    input: { id: zId, redemptionId: zId, points: zPoints, reason: zText(200) },
    output: zAnswer,
  }),
  topUp: endpoint({
    method: 'POST',
    path: '/members/{id}/prepaid',
    access: 'membership.topUp',
    summary: 'Take money a member leaves here to pay later bills with',
    tag,
    input: { id: zId, topUpId: zId, payWay: zPayWay, amountFen: zFen.min(1) },
    output: zPrepaid,
  }),
  returnPrepaid: endpoint({
    method: 'POST',
    path: '/members/{id}/prepaid-returns',
    access: 'membership.returnPrepaid',
    summary: 'Give back what a member has left here; never more than there is',
    tag,
    input: { id: zId, returnId: zId, payWay: zPayWay, amountFen: zFen.min(1), reason: zText(200) },
    output: zPrepaid,
  }),
  issueCoupon: endpoint({
    method: 'POST',
    path: '/members/{id}/coupons',
    access: 'membership.coupon',
    summary: 'Issue a coupon; the next bill takes it by itself',
    tag,
    input: {
      id: zId,
      couponId: zId,
      name: zText(60),
      amountFen: zFen.min(1),
      minimumFen: zFen.default(0),
      expiresOn: zDateOn,
    },
    output: zAnswer,
  }),
}

export const membershipGrants = {
  'membership.read': ['R-SA', 'R-SA-ASST', 'R-CRA', 'R-CS', 'R-CASHIER', 'R-FIN', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'],
  'membership.join': ['R-SA', 'R-CRA', 'R-CS', 'R-CASHIER', 'R-BIZ-SUP'],
  'membership.grant': ['R-BIZ-SUP', 'R-SVC-MGR'],
  'membership.redeem': ['R-CASHIER', 'R-BIZ-SUP'],
  'membership.topUp': ['R-CASHIER'],
  'membership.returnPrepaid': ['R-BIZ-SUP', 'R-SVC-MGR'],
  'membership.coupon': ['R-BIZ-SUP', 'R-SVC-MGR', 'R-MKT'],
} as const satisfies Grants
