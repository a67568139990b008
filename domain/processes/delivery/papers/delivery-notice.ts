import { z } from 'zod'
import { fields, heading } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import { count, customerBrief, instant, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone, pick, span } from '#domain/mechanisms/papers/format.ts'

export const noticeLabels = { delivery: '交车通知', delay: '延误通知' } as const

const content = z.strictObject({
  notice: z.enum(['delivery', 'delay']),
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  plannedMinutes: count,
  /** The moment by which the customer had to be told. */
  dueAt: instant,
  promisedAt: maybe(instant),
  noticedAt: instant,
  channel: text,
  personReached: text,
  delayReason: maybe(text),
  apology: maybe(text),
  newTimeAt: maybe(instant),
  reply: maybe(text),
  staff: text,
})

export type DeliveryNoticeContent = z.input<typeof content>

export const deliveryNoticePaper = definePaper({
  kind: 'FRM-25',
  key: 'delivery-notice',
  title: '交车/延误通知记录',
  aliases: ['交车通知记录', '延误通知记录', '交车通知/延误通知记录'],
  series: 'TZ',
  templateVersion: 2,
  content,
  signatures: [{ role: 'adviser', label: '通知人', required: false }],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [['工单号', c.orderNumber]]),
    heading('通知情况'),
    fields(3, [
      ['通知类型', pick(noticeLabels, c.notice)],
      ['计划工期', `${c.plannedMinutes} 分钟（${span(c.plannedMinutes)}）`],
      ['约定交车时间', p.at(c.promisedAt)],
      ['应通知时间', p.at(c.dueAt)],
      ['通知时间', p.at(c.noticedAt)],
      ['通知方式', c.channel],
      ['受话人', c.personReached],
      ['通知人', c.staff],
      ['新交车时间', p.at(c.newTimeAt)],
      ['延误原因', orNone(c.delayReason), 3],
      ['致歉', orNone(c.apology), 3],
      ['客户答复', orNone(c.reply), 3],
    ]),
    p.sign(),
  ],
})
