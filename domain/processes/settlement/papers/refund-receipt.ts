import { z } from 'zod'
import { fields, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { customerBrief, fen, instant, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  kind: text,
  orderNumber: maybe(text),
  statementNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  amountFen: fen,
  payWay: text,
  providerRef: maybe(text),
  paidAt: instant,
  reason: text,
  approvedBy: text,
  cashier: maybe(text),
})

export type RefundReceiptContent = z.input<typeof content>

/** What the customer takes along when money goes back. */
export const refundReceiptPaper = definePaper({
  kind: 'SLP-06',
  key: 'refund-receipt',
  title: '退款凭证',
  aliases: ['退款单', '补偿凭证'],
  series: 'TK',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [
    { role: 'cashier', label: '经办人', required: false },
    { role: 'customer', label: '客户签收', required: false },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['结算单号', c.statementNumber],
      ['工单号', c.orderNumber],
    ]),
    totalBlock(`${c.kind}金额`, c.amountFen),
    fields(3, [
      ['退款方式', c.payWay],
      ['退款时间', p.at(c.paidAt)],
      ['经办人', orNone(c.cashier)],
      ['退款原因', c.reason, 3],
      ['批准人', c.approvedBy],
      ['支付平台流水号', orNone(c.providerRef), 2],
    ]),
    terms(['按原付款方式退回；扫码支付由支付平台退回原账户，到账时间以平台为准。']),
    p.sign(),
  ],
})
