import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zOptionalText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zPayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { zFigures } from './figures.ts'
import { reportKinds } from './periods.ts'

const tag = 'reports'
const zKind = z.enum(reportKinds)

const zReport = z.object({
  id: z.string(),
  kind: zKind,
  fromOn: z.string(),
  toOn: z.string(),
  draftAt: z.string(),
  dueAt: z.string(),
  sentAt: z.string().nullable(),
  isLate: z.boolean(),
})

/** What a figure opens into; the last three as they stood when counting ended. */
export const rowsParts = ['main', 'supplement', 'withdrawn', 'arrears', 'unsettled', 'refunds'] as const
export type RowsPart = (typeof rowsParts)[number]

const zBill = z.object({
  /** Of the record itself: a bill, a debt or a refund. */
  id: z.string(),
  statementId: z.string(),
  orderId: z.string(),
  number: z.string(),
  orderNumber: z.string().nullable(),
  plate: z.string(),
  body: z.string(),
  kind: z.string(),
  payer: z.string(),
  totalFen: z.int(),
  totalledAt: z.string(),
})

export const reportsContract = {
  list: endpoint({
    method: 'GET',
    path: '/reports',
    access: 'report.read',
    summary: 'Daily, weekly and monthly reports, the latest first, with when they were due and sent',
    tag,
    input: { kind: zKind.optional(), cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zReport.extend({ orders: z.int().nullable(), revenueFen: z.int().nullable() })),
  }),
  get: endpoint({
    method: 'GET',
    path: '/reports/{id}',
    access: 'report.read',
    summary: 'One report: figures from records, what keeps it from being sent, and who has read it',
    tag,
    input: { id: zId },
    output: zReport.extend({
      figures: zFigures,
      checkSum: z.string(),
      comment: z.string(),
      paperId: z.string().nullable(),
      exceptions: z.array(z.object({ orderId: z.string(), number: z.string().nullable() })),
      receipts: z.array(
        z.object({
          staffId: z.string(),
          name: z.string(),
          role: z.string(),
          readAt: z.string().nullable(),
          remindedAt: z.string().nullable(),
        }),
      ),
      version: z.int(),
      can: z.object({ send: z.boolean(), read: z.boolean() }),
    }),
  }),
  rows: endpoint({
    method: 'GET',
    path: '/reports/{id}/rows',
    access: 'report.read',
    summary: 'The bills, debts or refunds behind a figure of the report',
    tag,
    input: {
      id: zId,
      part: z.enum(rowsParts).default('main'),
      body: zOptionalText(40),
      kind: zOptionalText(40),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zBill),
  }),
  fees: endpoint({
    method: 'GET',
    path: '/reports/{id}/fees',
    access: 'report.read',
    summary: 'The fees of visits without repair behind a figure, by when they were paid',
    tag,
    input: {
      id: zId,
      part: z.enum(['main', 'supplement']).default('main'),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(
      z.object({
        visitId: z.string(),
        number: z.string().nullable(),
        plate: z.string(),
        body: z.string(),
        payWay: zPayWay,
        amountFen: z.int(),
        paidAt: z.string(),
      }),
    ),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/reports/plan',
    access: 'report.send',
    quiet: true,
    summary: 'Open today’s reports, as the house does by itself every night',
    tag,
    input: {},
    output: z.object({ opened: z.int() }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/reports/{id}/send',
    access: 'report.send',
    summary: 'Send to finance, service manager and general manager; from then on it is never changed',
    tag,
    input: { id: zId, version: zVersion, comment: z.string().max(2000).default('') },
    output: zSaved,
  }),
  read: endpoint({
    method: 'POST',
    path: '/reports/{id}/read',
    access: 'report.read',
    summary: 'The recipient has opened the report; the first time counts',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), readAt: z.string() }),
  }),
}

export const reportsGrants = {
  'report.read': ['R-TRACK', 'R-CASHIER', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM', 'R-FIN', 'R-DATA'],
  'report.send': ['R-TRACK', 'R-BIZ-SUP'],
} as const satisfies Grants
