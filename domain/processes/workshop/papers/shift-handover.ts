import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'

const job = z.strictObject({
  orderNumber: maybe(text),
  plate: maybe(text),
  name: text,
  standing: text,
  wishes: maybe(text),
  parts: maybe(text),
  keyPlace: text,
})

const content = z.strictObject({
  from: text,
  to: text,
  madeAt: instant,
  confirmedAt: instant,
  note: maybe(text),
  jobs: list(job),
})

export type ShiftHandoverContent = z.input<typeof content>

/** FRM-71: open jobs from one shift to the next. */
export const shiftHandoverPaper = definePaper({
  kind: 'FRM-71',
  key: 'shift-handover',
  title: '交接班记录',
  aliases: ['交接班表'],
  series: 'JB',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'giver', label: '交班人', required: true },
    { role: 'taker', label: '接班人', required: true },
  ],
  layout: (c, p) => [
    heading('交接'),
    fields(2, [
      ['交班人', c.from],
      ['接班人', c.to],
      ['交班时间', p.at(c.madeAt)],
      ['接班时间', p.at(c.confirmedAt)],
      ['备注', c.note, 2],
    ]),
    heading('未完作业'),
    table(
      [
        ['工单号', 3],
        ['车牌', 2],
        ['作业', 3],
        ['进度', 4],
        ['客户要求', 3],
        ['配件', 3],
        ['钥匙', 2],
      ],
      c.jobs.map(each => [
        each.orderNumber ?? '',
        each.plate ?? '',
        each.name,
        each.standing,
        each.wishes ?? '',
        each.parts ?? '',
        each.keyPlace,
      ]),
    ),
    p.sign(),
  ],
})
