import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zFen, zId, zText, zVersion } from '#domain/kernel/input.ts'
import { zBillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { refundStates } from './states.ts'

const tag = 'settlement'

export const zRefund = z.object({
  id: z.string(),
  kind: z.enum(['refund', 'compensation']),
  paymentId: z.string().nullable(),
  way: zBillWay,
  amountFen: z.int(),
  reason: z.string(),
  /** Who has to allow it, in order, and who did. */
  steps: z.array(z.object({ role: z.string(), by: z.string().nullable() })),
  state: z.enum(refundStates),
  askedAt: z.string(),
  askedBy: z.string(),
  decidedBy: z.string(),
  paidAt: z.string().nullable(),
  /** The customer's receipt, once it is paid. */
  paperId: z.string().nullable(),
  version: z.int(),
})

/** Who is asked, one after another; the last one decides. */
const zRefundAsked = z.object({ id: z.string(), approverRoles: z.array(z.string()) })

export const refundEndpoints = {
  askRefund: endpoint({
    method: 'POST',
    path: '/statements/{id}/refunds',
    access: 'settlement.refund',
    summary: 'Ask to give money back by the way it came; who must allow it follows from all that goes back of the bill',
    tag,
    input: { id: zId, refundId: zId, paymentId: zId, amountFen: zFen.min(1), reason: zText(300) },
    output: zRefundAsked,
  }),
  askCompensation: endpoint({
    method: 'POST',
    path: '/statements/{id}/compensations',
    access: 'settlement.refund',
    summary: 'Ask to pay a customer more than they paid us, for what went wrong',
    tag,
    input: { id: zId, refundId: zId, way: z.enum(['cash', 'transfer']), amountFen: zFen.min(1), reason: zText(300) },
    output: zRefundAsked,
  }),
  payOut: endpoint({
    method: 'POST',
    path: '/refunds/{id}/pay',
    access: 'settlement.pay',
    summary: 'Hand an approved refund out at the till; scanned payments go back by themselves',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
  redInvoice: endpoint({
    method: 'POST',
    path: '/invoices/{id}/red',
    access: 'settlement.redInvoice',
    summary: 'Take an issued invoice back by a red one; the statement may then be invoiced anew',
    tag,
    input: { id: zId, reason: zText(200) },
    output: z.object({ id: z.string(), state: z.string() }),
  }),
}
