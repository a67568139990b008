import { z } from 'zod'
import { fields, heading } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import { customerBrief, instant, maybe, percent, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone, percentage } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  queriedAt: instant,
  /** Share of the planned time already used when the workshop was asked. */
  plannedTimePercent: percent,
  expectedFinishAt: instant,
  promisedAt: maybe(instant),
  abnormality: maybe(text),
  measure: maybe(text),
  answeredBy: maybe(text),
  askedBy: maybe(text),
})

export type ProgressQueryContent = z.input<typeof content>

export const progressQueryPaper = definePaper({
  kind: 'FRM-24',
  key: 'progress-query',
  title: '进度查询记录',
  aliases: ['维修进度查询'],
  series: 'JD',
  templateVersion: 1,
  content,
  signatures: [{ role: 'adviser', label: '查询人', required: false }],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [['工单号', c.orderNumber]]),
    heading('查询情况'),
    fields(3, [
      ['查询时间', p.at(c.queriedAt)],
      ['已用计划工时', percentage(c.plannedTimePercent)],
      ['预计完工时间', p.at(c.expectedFinishAt)],
      ['约定交车时间', p.at(c.promisedAt)],
      ['查询人', c.askedBy],
      ['车间答复人', c.answeredBy],
      ['异常情况', orNone(c.abnormality), 3],
      ['处理措施', orNone(c.measure), 3],
    ]),
    p.sign(),
  ],
})
