import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { count, day, instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone, pick } from '#domain/mechanisms/papers/format.ts'

export const inspectionLabels = { passed: '合格', failed: '不合格' } as const

const row = z.strictObject({
  item: text,
  submittedBy: text,
  result: z.enum(['passed', 'failed']),
  defect: maybe(text),
})

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief.pick({ plate: true, vin: true, model: true }),
  repairKind: maybe(text),
  submittedAt: maybe(instant),
  rows: list(row),
  firstResult: z.enum(['passed', 'failed']),
  inspector: text,
  inspectedOn: day,
  /** 0 for the first submission, then counted up with every re-submission. */
  resubmission: count.default(0),
  reworkNumber: maybe(text),
})

export type FirstInspectionContent = z.input<typeof content>

export const firstInspectionPaper = definePaper({
  kind: 'FRM-34',
  key: 'first-inspection',
  title: '一次交验记录',
  aliases: ['一次交检记录'],
  series: 'JY',
  templateVersion: 1,
  content,
  signatures: [{ role: 'inspector', label: '检验员', required: true }],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model, 2],
      ['VIN', c.vehicle.vin, 2],
      ['维修类别', c.repairKind],
      ['交验时间', p.at(c.submittedAt)],
      ['检验日期', c.inspectedOn],
    ]),
    heading('交验项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['项目', 4],
        ['交验人', 1.4],
        ['结果', 1.9, 'center'],
        ['缺陷', 4],
      ],
      c.rows.map((entry, index) => [
        String(index + 1),
        entry.item,
        entry.submittedBy,
        pick(inspectionLabels, entry.result),
        orNone(entry.defect),
      ]),
    ),
    fields(4, [
      ['一次交验结果', pick(inspectionLabels, c.firstResult)],
      ['检验员', c.inspector],
      ['复验次数', String(c.resubmission)],
      ['返修单号', orNone(c.reworkNumber)],
    ]),
    p.sign(),
  ],
})
