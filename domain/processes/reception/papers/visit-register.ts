import { z } from 'zod'
import { fields, table } from '#domain/mechanisms/papers/blocks.ts'
import { day, instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'

const row = z.strictObject({
  arrivedAt: instant,
  plate: maybe(text),
  visitorName: maybe(text),
  phone: maybe(text),
  model: maybe(text),
  purpose: text,
  bookingNumber: maybe(text),
  receivedAt: maybe(instant),
  adviser: maybe(text),
  orderNumber: maybe(text),
  outcome: maybe(text),
})

const content = z.strictObject({ fromOn: day, toOn: day, rows: list(row) })

export type VisitRegisterContent = z.input<typeof content>

export const visitRegisterPaper = definePaper({
  kind: 'SLP-04',
  key: 'visit-register',
  title: '来店登记表',
  aliases: ['来访登记表'],
  series: 'LD',
  templateVersion: 1,
  page: 'A4-landscape',
  content,
  signatures: [{ role: 'reception', label: '登记人', required: false }],
  layout: (c, p) => [
    fields(1, [['登记期间', `${c.fromOn} 至 ${c.toOn}`]]),
    table(
      [
        ['序号', 0.6, 'center'],
        ['到店时间', 1.5],
        ['车牌号', 1.2],
        ['来访人', 1.2],
        ['电话', 1.5],
        ['车型', 1.8],
        ['来意', 2.2],
        ['预约单号', 1.7],
        ['接待时间', 1.5],
        ['服务顾问', 1.1],
        ['工单号', 1.7],
        ['结果', 1.5],
      ],
      c.rows.map((entry, index) => [
        String(index + 1),
        p.at(entry.arrivedAt) ?? '',
        entry.plate ?? '',
        entry.visitorName ?? '',
        entry.phone ?? '',
        entry.model ?? '',
        entry.purpose,
        entry.bookingNumber ?? '',
        p.at(entry.receivedAt) ?? '',
        entry.adviser ?? '',
        entry.orderNumber ?? '',
        entry.outcome ?? '',
      ]),
      { empty: '本期无来店' },
    ),
    p.sign(),
  ],
})
