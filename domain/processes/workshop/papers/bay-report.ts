import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { hoursCenti, instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { hours, km } from '#domain/mechanisms/papers/format.ts'

const step = z.strictObject({
  name: text,
  at: maybe(instant),
  value: maybe(text),
  limits: maybe(text),
  source: text,
})
const part = z.strictObject({ name: text, quantity: text })

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief,
  job: text,
  technician: text,
  bay: text,
  startedAt: maybe(instant),
  finishedAt: instant,
  standardHoursCenti: maybe(hoursCenti),
  clockedHoursCenti: hoursCenti,
  tools: list(text),
  steps: list(step),
  parts: list(part),
})

export type BayReportContent = z.input<typeof content>

/** FRM-70: made from what the bay recorded, nothing of it written by hand. */
export const bayReportPaper = definePaper({
  kind: 'FRM-70',
  key: 'bay-report',
  title: '工位维修报告',
  aliases: ['工位报告'],
  series: 'GW',
  templateVersion: 1,
  content,
  signatures: [],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model, 2],
      ['VIN', c.vehicle.vin, 2],
      ['行驶里程', km(c.vehicle.mileageKm), 2],
      ['作业', c.job, 2],
      ['技师', c.technician],
      ['工位', c.bay],
      ['开工', p.at(c.startedAt)],
      ['完工', p.at(c.finishedAt)],
      ['定额工时', hours(c.standardHoursCenti)],
      ['实作工时', hours(c.clockedHoursCenti)],
      ['专用工具', c.tools.length === 0 ? '无' : c.tools.join('、'), 4],
    ]),
    heading('步骤'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['步骤', 5],
        ['完成时间', 2],
        ['读数', 1.5],
        ['标准', 2],
        ['来源', 1.2],
      ],
      c.steps.map((row, index) => [
        String(index + 1),
        row.name,
        p.at(row.at) ?? '',
        row.value ?? '',
        row.limits ?? '',
        row.source,
      ]),
    ),
    ...(c.parts.length === 0
      ? []
      : [
          heading('配件'),
          table(
            [
              ['名称', 5],
              ['数量', 2, 'right'],
            ],
            c.parts.map(row => [row.name, row.quantity]),
          ),
        ]),
    p.sign(),
  ],
})
