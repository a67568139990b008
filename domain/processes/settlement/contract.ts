import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zFen, zId, zLimit, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zBillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { arrearsEndpoints, zDebt } from './contract-arrears.ts'
import { demandEndpoints, zDemand } from './contract-demands.ts'
import { refundEndpoints, zRefund } from './contract-refunds.ts'
import { reversalEndpoints, zReversal } from './contract-reversal.ts'
import { splitEndpoints } from './contract-split.ts'
import { invoiceKinds, paymentStates } from './states.ts'

const tag = 'settlement'
const zPayerKind = z.enum(['customer', 'maker', 'insurer', 'internal', 'rework'])

const zRow = z.object({
  id: z.string(),
  orderId: z.string(),
  number: z.string(),
  orderNumber: z.string().nullable(),
  payer: zPayerKind,
  plate: z.string(),
  customer: z.string(),
  state: z.enum(['totalled', 'settled', 'reversed']),
  totalFen: z.int(),
  depositFen: z.int(),
  paidFen: z.int(),
  arrearsFen: z.int(),
  openFen: z.int(),
  totalledAt: z.string(),
})

const zPaymentRow = z.object({
  id: z.string(),
  statementId: z.string(),
  number: z.string(),
  orderNumber: z.string().nullable(),
  payer: zPayerKind,
  plate: z.string(),
  customer: z.string(),
  way: zBillWay,
  amountFen: z.int(),
  state: z.enum(paymentStates),
  startedAt: z.string(),
  succeededAt: z.string().nullable(),
  takenBy: z.string(),
})
export type PaymentListRow = z.infer<typeof zPaymentRow>

export const zStatement = zRow.extend({
  paperId: z.string().nullable(),
  contentHash: z.string().nullable(),
  agreedFen: z.int().nullable(),
  discountFen: z.int(),
  couponFen: z.int(),
  /** What of the deposit came over from a reversed bill. */
  creditFen: z.int(),
  pointsFen: z.int(),
  /** 抹零: let go for a round sum. */
  roundingFen: z.int(),
  pointsUsed: z.int(),
  ownerId: z.string().nullable(),
  refunds: z.array(zRefund),
  /** What the customer has left with the store and may pay out of. */
  prepaidFen: z.int(),
  /** Payments money can go back by, and how much by each. */
  refundable: z.array(z.object({ id: z.string(), way: zBillWay, startedAt: z.string(), leftFen: z.int() })),
  reversal: zReversal,
  demands: z.array(zDemand),
  payerName: z.string(),
  claimNumber: z.string(),
  /** All bills of the order, when it has more than one payer. */
  payers: z.array(
    z.object({
      statementId: z.string(),
      number: z.string(),
      payer: zPayerKind,
      payerName: z.string(),
      totalFen: z.int(),
    }),
  ),
  varianceReason: z.string(),
  checkedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  payments: z.array(
    z.object({
      id: z.string(),
      way: zBillWay,
      amountFen: z.int(),
      state: z.string(),
      codeUrl: z.string().nullable(),
      startedAt: z.string(),
      takenBy: z.string(),
    }),
  ),
  invoice: z
    .object({
      id: z.string(),
      state: z.string(),
      number: z.string().nullable(),
      kind: z.enum(invoiceKinds),
      buyerName: z.string(),
      buyerCreditCode: z.string(),
      totalFen: z.int(),
      taxFen: z.int(),
      redConfirmation: z.string().nullable(),
      redNumber: z.string().nullable(),
      redReason: z.string(),
      /** The legal files, of the invoice and of the red one that took it back. */
      files: z.array(z.object({ id: z.string(), name: z.string() })),
    })
    .nullable(),
  onAccount: zDebt.nullable(),
  version: z.int(),
  can: z.object({
    dun: z.boolean(),
    pay: z.boolean(),
    demand: z.boolean(),
    margin: z.boolean(),
    refund: z.boolean(),
    compensate: z.boolean(),
    askReversal: z.boolean(),
    reverse: z.boolean(),
    payOut: z.boolean(),
    red: z.boolean(),
    check: z.boolean(),
    invoice: z.boolean(),
  }),
})
export type StatementView = z.infer<typeof zStatement>

export const settlementContract = {
  ...arrearsEndpoints,
  ...demandEndpoints,
  ...refundEndpoints,
  ...reversalEndpoints,
  ...splitEndpoints,
  waiting: endpoint({
    method: 'GET',
    path: '/settlement/waiting',
    access: 'settlement.read',
    summary: 'Orders ready to be totalled, with the papers still missing',
    tag,
    input: {},
    output: z.object({
      rows: z.array(
        z.object({
          orderId: z.string(),
          number: z.string().nullable(),
          plate: z.string(),
          customer: z.string(),
          promisedAt: z.string().nullable(),
          missing: z.array(z.string()),
          /** An earlier bill of it was taken back. */
          isAnew: z.boolean(),
        }),
      ),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/statements',
    access: 'settlement.read',
    summary: 'Statements by state, order or plate',
    tag,
    input: {
      state: z.enum(['totalled', 'settled', 'reversed']).optional(),
      orderId: zId.optional(),
      q: zOptionalText(40).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zRow),
  }),
  payments: endpoint({
    method: 'GET',
    path: '/payments',
    access: 'settlement.read',
    summary: 'Payments of all statements, newest first, of a span of days',
    tag,
    input: {
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      way: zBillWay.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zPaymentRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/statements/{id}',
    access: 'settlement.read',
    summary: 'One statement with payments and invoice',
    tag,
    input: { id: zId },
    output: zStatement,
  }),
  total: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/total',
    access: 'settlement.total',
    summary: 'Collect the papers of workshop and parts and total them, one statement per payer',
    tag,
    input: {
      id: zId,
      varianceReason: z.string().max(300).default(''),
      /** The customer keeps the points for another time. */
      keepPoints: z.boolean().optional(),
    },
    output: z.object({
      id: z.string(),
      statements: z.array(z.object({ id: z.string(), payer: zPayerKind, totalFen: z.int() })),
    }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/total/withdraw',
    access: 'settlement.total',
    summary: 'Take the total back before any payment',
    tag,
    input: { id: zId, reason: zText(300) },
    output: z.object({ id: z.string() }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/statements/{id}/check',
    access: 'settlement.check',
    summary: 'The adviser has checked the statement',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  pay: endpoint({
    method: 'POST',
    path: '/statements/{id}/payments',
    access: 'settlement.pay',
    summary: 'Take a payment, whole or part; electronic ways wait for the provider',
    tag,
    input: { id: zId, paymentId: zId, way: zBillWay, amountFen: zFen.min(1) },
    output: z.object({ id: z.string(), paymentId: z.string(), state: z.string(), openFen: z.int() }),
  }),
  recheck: endpoint({
    method: 'POST',
    path: '/payments/{id}/recheck',
    access: 'settlement.pay',
    quiet: true,
    summary: 'Ask the provider how a waiting payment ended',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string() }),
  }),
  invoice: endpoint({
    method: 'POST',
    path: '/statements/{id}/invoice',
    access: 'settlement.invoice',
    summary: 'Ask the tax platform for a fully digital invoice',
    tag,
    input: {
      id: zId,
      invoiceId: zId,
      kind: z.enum(invoiceKinds).default('ordinary'),
      buyerName: zText(100),
      buyerCreditCode: z.string().max(18).default(''),
      buyerAddress: z.string().max(120).default(''),
      buyerBank: z.string().max(120).default(''),
    },
    output: z.object({ id: z.string(), state: z.string() }),
  }),
}

const desk = ['R-CASHIER', 'R-FIN'] as const

export const settlementGrants = {
  'settlement.read': [...desk, 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'],
  'settlement.total': ['R-CASHIER'],
  'settlement.check': ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'],
  'settlement.pay': ['R-CASHIER'],
  'settlement.invoice': desk,
  'settlement.demand': ['R-CASHIER', 'R-SA', 'R-SA-ASST', 'R-BIZ-SUP'],
  'settlement.refund': ['R-CASHIER', 'R-SA', 'R-BIZ-SUP'],
  'settlement.dun': ['R-CASHIER', 'R-SA', 'R-BIZ-SUP', 'R-FIN'],
  'settlement.redInvoice': ['R-FIN'],
  'settlement.reverse': ['R-CASHIER', 'R-SA', 'R-BIZ-SUP'],
  'settlement.split': ['R-CASHIER', 'R-SA', 'R-BIZ-SUP'],
  'settlement.margin': ['R-SVC-MGR', 'R-GM'],
} as const satisfies Grants
