import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import { customerBrief, flag, instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  takenOverAt: instant,
  points: list(z.strictObject({ label: text, ok: flag, note: text })),
  note: maybe(text),
})

/** DLV-01: the finished car leaves the workshop's hands; business answers for it from here. */
export const takeOverPaper = definePaper({
  kind: 'SLP-08',
  key: 'take-over',
  title: '完工车辆接车单',
  aliases: ['车间交车单'],
  series: 'JC',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [
    { role: 'workshop', label: '车间交车人', required: true },
    { role: 'business', label: '业务接车人', required: true },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['接车时间', p.at(c.takenOverAt)],
    ]),
    heading('接车检查'),
    table(
      [
        ['检查项目', 3],
        ['结果', 1, 'center'],
        ['说明', 4],
      ],
      c.points.map(point => [point.label, point.ok ? '正常' : '有异常', point.note]),
    ),
    fields(1, [['备注', orNone(c.note)]]),
    p.sign(),
  ],
})
