import { z } from 'zod'
import { fields, terms } from '#domain/mechanisms/papers/blocks.ts'
import { totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { fen, instant, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  kind: text,
  member: text,
  amountFen: fen,
  balanceFen: fen,
  payWay: text,
  movedAt: instant,
  reason: maybe(text),
  cashier: text,
})

export type PrepaidReceiptContent = z.input<typeof content>

/** What a member takes along when money is left with the store, or given back out of it. */
export const prepaidReceiptPaper = definePaper({
  kind: 'SLP-09',
  key: 'prepaid-receipt',
  title: '会员储值收据',
  aliases: ['储值收据', '退储值收据'],
  series: 'CZ',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [
    { role: 'cashier', label: '经办人', required: true },
    { role: 'customer', label: '会员签字', required: false },
  ],
  layout: (c, p) => [
    fields(3, [
      ['会员', c.member],
      ['办理时间', p.at(c.movedAt)],
      ['收付方式', c.payWay],
    ]),
    totalBlock(`${c.kind}金额`, c.amountFen),
    fields(3, [
      ['储值余额', money(c.balanceFen)],
      ['经办人', c.cashier],
      ['原因', orNone(c.reason)],
    ]),
    terms(['储值用于支付本店结算单，按实际余额使用；未用完的部分可申请退还。']),
    p.sign(),
  ],
})
