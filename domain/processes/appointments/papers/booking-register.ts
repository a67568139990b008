import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { count, day, fen, instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money } from '#domain/mechanisms/papers/format.ts'

const row = z.strictObject({
  registeredOn: day,
  bookingNumber: text,
  customerName: text,
  plate: maybe(text),
  model: maybe(text),
  items: text,
  initiative: maybe(text),
  bookedAt: instant,
  workshopInformedAt: maybe(instant),
  bay: maybe(text),
  depositFen: fen.default(0),
  reminderSentAt: maybe(instant),
  /** 到店, 改期, 爽约, 取消 or still open. */
  outcome: text,
  adviser: text,
})

const content = z.strictObject({
  fromOn: day,
  toOn: day,
  rows: list(row),
  totals: z.strictObject({ booked: count, arrived: count, changed: count, noShow: count, ratePercent: text }),
})

export type BookingRegisterContent = z.input<typeof content>

export const bookingRegisterPaper = definePaper({
  kind: 'FRM-12',
  key: 'booking-register',
  title: '维修预约登记表',
  aliases: ['预约统计表'],
  series: 'YD',
  templateVersion: 1,
  page: 'A4-landscape',
  content,
  signatures: [{ role: 'clerk', label: '登记人', required: false }],
  layout: (c, p) => [
    fields(1, [['登记期间', `${c.fromOn} 至 ${c.toOn}`]]),
    table(
      [
        ['日期', 1.3],
        ['预约单号', 1.7],
        ['客户', 1.1],
        ['车牌号', 1.2],
        ['车型', 1.5],
        ['预约项目', 2.4],
        ['性质', 0.8, 'center'],
        ['预约时间', 1.3],
        ['通知车间时间', 1.3],
        ['工位', 0.8, 'center'],
        ['定金（元）', 1.1, 'right'],
        ['提醒时间', 1.3],
        ['到店/改期/爽约', 1, 'center'],
        ['服务顾问', 1, 'center'],
      ],
      c.rows.map(entry => [
        entry.registeredOn,
        entry.bookingNumber,
        entry.customerName,
        entry.plate ?? '',
        entry.model ?? '',
        entry.items,
        entry.initiative ?? '',
        p.at(entry.bookedAt) ?? '',
        p.at(entry.workshopInformedAt) ?? '',
        entry.bay ?? '',
        money(entry.depositFen),
        p.at(entry.reminderSentAt) ?? '',
        entry.outcome,
        entry.adviser,
      ]),
      { empty: '本期无预约' },
    ),
    heading('本期合计'),
    fields(5, [
      ['预约数', String(c.totals.booked)],
      ['到店数', String(c.totals.arrived)],
      ['改期数', String(c.totals.changed)],
      ['爽约数', String(c.totals.noShow)],
      ['预约率', c.totals.ratePercent],
    ]),
    p.sign(),
  ],
})
