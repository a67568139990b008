import { z } from 'zod'
import { fields, heading } from '#domain/mechanisms/papers/blocks.ts'
import { flag, hoursCenti, instant, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { choice, hours, orNone, pick } from '#domain/mechanisms/papers/format.ts'

export const stageLabels = { mutual: '互检', exit: '出厂检验', delivery: '交车' } as const

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief.pick({ plate: true, model: true }),
  stage: z.enum(['mutual', 'exit', 'delivery']),
  foundBy: text,
  defectFoundAt: instant,
  defect: text,
  cause: text,
  responsible: text,
  rework: text,
  reworkedBy: maybe(text),
  hoursCenti: maybe(hoursCenti),
  finishedAt: maybe(instant),
  reInspection: z.strictObject({ passed: maybe(flag), inspector: maybe(text), at: maybe(instant), note: maybe(text) }),
})

export type InternalReworkContent = z.input<typeof content>

export const internalReworkPaper = definePaper({
  kind: 'FRM-35',
  key: 'internal-rework',
  title: '内部返修单',
  aliases: ['返修单', '返工单'],
  series: 'FX',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'technician', label: '返修技师', required: true },
    { role: 'inspector', label: '复检员', required: true },
  ],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model, 2],
      ['发现环节', pick(stageLabels, c.stage), 2],
      ['发现人', c.foundBy],
      ['发现时间', p.at(c.defectFoundAt)],
    ]),
    heading('缺陷与原因'),
    fields(1, [
      ['缺陷', c.defect],
      ['原因', c.cause],
      ['责任人', c.responsible],
    ]),
    heading('返修'),
    fields(4, [
      ['返修内容', c.rework, 4],
      ['返修技师', c.reworkedBy],
      ['返修工时', hours(c.hoursCenti)],
      ['完成时间', p.at(c.finishedAt), 2],
    ]),
    heading('复检'),
    fields(4, [
      ['复检结果', choice(['合格', '不合格'], passedLabel(c.reInspection.passed)), 2],
      ['复检员', c.reInspection.inspector],
      ['复检时间', p.at(c.reInspection.at)],
      ['复检说明', orNone(c.reInspection.note), 4],
    ]),
    p.sign(),
  ],
})

function passedLabel(passed: boolean | null): string | null {
  if (passed === null) return null
  return passed ? '合格' : '不合格'
}
