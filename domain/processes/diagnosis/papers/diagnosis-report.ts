import { z } from 'zod'
import { fields, heading, photos, table } from '#domain/mechanisms/papers/blocks.ts'
import { partiesBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { customer, fen, flag, instant, list, maybe, photo, text, vehicle } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { money, pick, yesNo } from '#domain/mechanisms/papers/format.ts'

const test = z.strictObject({ item: text, tool: maybe(text), reading: text, limit: maybe(text), result: text })
const code = z.strictObject({
  code: text,
  meaning: text,
  state: maybe(text),
  device: maybe(text),
  readAt: maybe(instant),
})

export const certaintyLabels = { confirmed: '确认', suspected: '疑似' } as const

const finding = z.strictObject({
  position: text,
  cause: text,
  certainty: z.enum(['confirmed', 'suspected']),
  recommendation: text,
  urgency: text,
})

const content = z.strictObject({
  orderNumber: maybe(text),
  customer,
  vehicle,
  complaint: text,
  consent: flag,
  consentAt: maybe(instant),
  tests: list(test),
  faultCodes: list(code),
  findings: list(finding),
  plainExplanation: maybe(text),
  diagnosisFen: maybe(fen),
  technician: text,
  adviser: maybe(text),
  finishedAt: instant,
  handedAt: maybe(instant),
  photos: list(photo),
  /** The standard flows followed: how far, what was left out and why, what was done out of order. */
  procedures: list(z.strictObject({ flow: text, steps: text, omitted: maybe(text), order: maybe(text) })),
})

export type DiagnosisReportContent = z.input<typeof content>

export const diagnosisReportPaper = definePaper({
  kind: 'FRM-06',
  key: 'diagnosis-report',
  title: '汽车检测诊断报告单',
  aliases: ['诊断书', '检测诊断单'],
  series: 'ZD',
  templateVersion: 2,
  content,
  signatures: [
    { role: 'technician', label: '诊断技师', required: true },
    { role: 'customer', label: '客户签收', required: true },
  ],
  layout: (c, p) => [
    partiesBlock(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['诊断技师', c.technician],
      ['服务顾问', c.adviser],
      ['完成时间', p.at(c.finishedAt)],
      ['客户陈述', c.complaint, 4],
      ['同意检测诊断', yesNo(c.consent)],
      ['同意时间', p.at(c.consentAt)],
      ['诊断费（元）', c.diagnosisFen === null ? null : money(c.diagnosisFen), 2],
    ]),
    heading('检测项目与数据'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['检测项目', 3],
        ['工具/设备', 2],
        ['实测值', 2],
        ['标准值', 2],
        ['结果', 1, 'center'],
      ],
      c.tests.map((row, index) => [
        String(index + 1),
        row.item,
        row.tool ?? '',
        row.reading,
        row.limit ?? '',
        row.result,
      ]),
    ),
    ...(c.procedures.length === 0
      ? []
      : [
          table(
            [
              ['标准流程', 2.4],
              ['步骤', 1, 'center'],
              ['未做步骤及原因', 3.4],
              ['顺序说明', 3.4],
            ],
            c.procedures.map(row => [row.flow, row.steps, row.omitted ?? '无', row.order ?? '按顺序']),
          ),
        ]),
    heading('故障码'),
    table(
      [
        ['故障码', 1.2],
        ['含义', 4],
        ['状态', 1, 'center'],
        ['读取设备', 1.6],
        ['读取时间', 2, 'center'],
      ],
      c.faultCodes.map(row => [row.code, row.meaning, row.state ?? '', row.device ?? '', p.at(row.readAt) ?? '']),
      { empty: '无故障码' },
    ),
    heading('故障判定与维修建议'),
    table(
      [
        ['故障部位', 2],
        ['故障原因', 3],
        ['判定', 1.7, 'center'],
        ['维修建议', 3.2],
        ['紧急程度', 1.3, 'center'],
      ],
      c.findings.map(row => [
        row.position,
        row.cause,
        pick(certaintyLabels, row.certainty),
        row.recommendation,
        row.urgency,
      ]),
      { empty: '未发现故障' },
    ),
    fields(1, [
      ['通俗说明', c.plainExplanation],
      // Signing for the report is being handed it: the sheet needs no further entry.
      ['交付客户时间', p.at(c.handedAt ?? signedAt(p.document))],
    ]),
    ...(c.photos.length === 0 ? [] : [heading('故障照片与视频')]),
    ...photos(c.photos),
    p.sign(),
  ],
})

function signedAt(document: PaperDocument): string | null {
  return document.signatures.find(item => item.role === 'customer' && item.voidedAt === null)?.signedAt ?? null
}
