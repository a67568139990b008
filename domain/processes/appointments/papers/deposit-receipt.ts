import { z } from 'zod'
import { fields, heading, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  customerBrief,
  fen,
  instant,
  list,
  maybe,
  qtyMilli,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, quantity } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  bookingNumber: maybe(text),
  orderNumber: maybe(text),
  customer: customerBrief,
  vehicle: vehicleBrief,
  parts: list(z.strictObject({ name: text, partNumber: maybe(text), qtyMilli, amountFen: fen })),
  amountFen: fen,
  payWay: text,
  paidAt: instant,
  refundRule: text,
  cashier: text,
})

export type DepositReceiptContent = z.input<typeof content>

export const depositReceiptPaper = definePaper({
  kind: 'FRM-27',
  key: 'deposit-receipt',
  title: '定金收据',
  aliases: ['预约定金收据'],
  series: 'DJ',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [
    { role: 'cashier', label: '收款人', required: true },
    { role: 'customer', label: '交款人', required: false },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['预约单号', c.bookingNumber],
      ['工单号', c.orderNumber],
    ]),
    heading('预订配件'),
    table(
      [
        ['配件名称', 4],
        ['配件编号', 2.5],
        ['数量', 1, 'right'],
        ['金额（元）', 1.5, 'right'],
      ],
      c.parts.map(part => [part.name, part.partNumber ?? '', quantity(part.qtyMilli), money(part.amountFen)]),
    ),
    totalBlock('定金金额', c.amountFen),
    fields(3, [
      ['付款方式', c.payWay],
      ['收款时间', p.at(c.paidAt)],
      ['收款人', c.cashier],
      ['退款规定', c.refundRule, 3],
    ]),
    terms(['结算时凭本收据抵扣维修费用，本收据不作为发票使用。']),
    p.sign(),
  ],
})
