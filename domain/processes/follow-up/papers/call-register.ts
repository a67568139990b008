import { z } from 'zod'
import { fields, table } from '#domain/mechanisms/papers/blocks.ts'
import { count, day, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'

const row = z.strictObject({
  serial: count,
  calledOn: day,
  customerName: text,
  phone: maybe(text),
  plate: maybe(text),
  direction: text,
  purpose: text,
  result: text,
  staff: text,
  recordNumber: text,
  followUp: maybe(text),
  closedOn: maybe(day),
})

const content = z.strictObject({ fromOn: day, toOn: day, rows: list(row) })

export type CallRegisterContent = z.input<typeof content>

export const callRegisterPaper = definePaper({
  kind: 'FRM-10',
  key: 'call-register',
  title: '跟踪服务电话登记表',
  aliases: ['电话登记表'],
  series: 'DD',
  templateVersion: 1,
  page: 'A4-landscape',
  content,
  signatures: [{ role: 'staff', label: '登记人', required: false }],
  layout: (c, p) => [
    fields(1, [['登记期间', `${c.fromOn} 至 ${c.toOn}`]]),
    table(
      [
        ['序号', 0.6, 'center'],
        ['日期', 1.2],
        ['客户', 1.2],
        ['电话', 1.5],
        ['车牌号', 1.2],
        ['去电/来电', 1, 'center'],
        ['事由', 2.5],
        ['结果', 3],
        ['跟踪员', 1],
        ['记录表号', 1.7],
        ['后续跟进', 1.8],
        ['办结日期', 1.2],
      ],
      c.rows.map(entry => [
        String(entry.serial),
        entry.calledOn,
        entry.customerName,
        entry.phone ?? '',
        entry.plate ?? '',
        entry.direction,
        entry.purpose,
        entry.result,
        entry.staff,
        entry.recordNumber,
        entry.followUp ?? '无',
        entry.closedOn ?? '',
      ]),
      { empty: '本期无通话' },
    ),
    p.sign(),
  ],
})
