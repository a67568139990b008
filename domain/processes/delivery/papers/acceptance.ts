import { z } from 'zod'
import { fields, heading, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  count,
  customerBrief,
  day,
  instant,
  list,
  maybe,
  mileageKm,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { choice, km, orNone } from '#domain/mechanisms/papers/format.ts'

const inspection = z.strictObject({ by: text, at: instant, result: text, note: maybe(text) })
const explained = z.strictObject({ item: text, result: text })
const oldPart = z.strictObject({ name: text, count, decision: text })

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  selfCheck: inspection,
  inspectorCheck: inspection,
  explained: list(explained),
  oldParts: list(oldPart),
  careNotes: list(text),
  nextMaintenanceOn: maybe(day),
  nextMaintenanceKm: maybe(mileageKm),
  nextMaintenanceItems: maybe(text),
  rating: maybe(z.int().min(1).max(5)),
  feedback: maybe(text),
  deliveredAt: instant,
})

type Inspection = z.output<typeof inspection>
export type AcceptanceContent = z.input<typeof content>

const ratings = ['很不满意', '不满意', '一般', '满意', '很满意'] as const

export const acceptancePaper = definePaper({
  kind: 'FRM-52',
  key: 'acceptance',
  title: '完工验收单',
  aliases: ['客户确认单', '交车确认单', '完工验收/客户确认'],
  series: 'YJ',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '客户验收签字', required: true },
    { role: 'inspector', label: '检验员', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['交车时间', p.at(c.deliveredAt)],
    ]),
    heading('检验'),
    table(
      [
        ['环节', 1.5],
        ['检验人', 1.5],
        ['时间', 2],
        ['结果', 1.2, 'center'],
        ['说明', 4],
      ],
      [inspectionRow('技师自检', c.selfCheck, p.at), inspectionRow('检验员检验', c.inspectorCheck, p.at)],
    ),
    heading('已讲解项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['项目', 4],
        ['完成情况', 5],
      ],
      c.explained.map((row, index) => [String(index + 1), row.item, row.result]),
    ),
    heading('旧件处理'),
    table(
      [
        ['旧件', 4],
        ['数量', 1, 'right'],
        ['客户决定', 3],
      ],
      c.oldParts.map(row => [row.name, String(row.count), row.decision]),
      { empty: '无旧件' },
    ),
    heading('用车建议与下次保养'),
    ...(c.careNotes.length === 0 ? [] : [terms(c.careNotes)]),
    fields(3, [
      ['下次保养日期', c.nextMaintenanceOn],
      ['下次保养里程', km(c.nextMaintenanceKm)],
      ['下次保养内容', c.nextMaintenanceItems],
    ]),
    heading('客户即时反馈'),
    fields(1, [
      ['满意程度', choice(ratings, c.rating === null ? null : (ratings[c.rating - 1] ?? null))],
      ['意见建议', orNone(c.feedback)],
    ]),
    p.sign(),
  ],
})

function inspectionRow(step: string, entry: Inspection, at: (instant: string | null) => string | null): string[] {
  return [step, entry.by, at(entry.at) ?? '', entry.result, orNone(entry.note)]
}
