import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { count, instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { pick } from '#domain/mechanisms/papers/format.ts'

export const conductResultLabels = { ok: '达标', watch: '注意', bad: '不达标', none: '不适用' } as const

const content = z.strictObject({
  card: text,
  use: text,
  staff: text,
  auditor: text,
  observedAt: instant,
  plate: maybe(text),
  items: list(
    z.strictObject({
      item: maybe(text),
      standard: text,
      measured: maybe(text),
      result: z.enum(['ok', 'watch', 'bad', 'none']),
      note: maybe(text),
    }),
  ),
  passed: count,
  judged: count,
  score: text,
  remark: maybe(text),
})

export type ConductAuditContent = z.input<typeof content>

export const conductAuditPaper = definePaper({
  kind: 'FRM-80',
  key: 'conduct-audit',
  title: '服务顾问行为检查/评价表',
  aliases: ['接待行为抽查', '迎接礼仪抽查'],
  series: 'XW',
  templateVersion: 1,
  content,
  signatures: [{ role: 'auditor', label: '检查人', required: true }],
  layout: (c, p) => [
    fields(4, [
      ['检查表', c.card],
      ['用途', c.use],
      ['被检查人', c.staff],
      ['检查人', c.auditor],
      ['检查时间', p.at(c.observedAt)],
      ['车牌号', c.plate],
      ['达标项', `${c.passed} / ${c.judged}`],
      ['得分', c.score],
    ]),
    heading('检查项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['项目', 1.6],
        ['标准', 4],
        ['实测', 1, 'center'],
        ['结果', 1.1, 'center'],
        ['说明', 2.6],
      ],
      c.items.map((row, index) => [
        String(index + 1),
        row.item ?? '',
        row.standard,
        row.measured ?? '',
        pick(conductResultLabels, row.result),
        row.note ?? '',
      ]),
    ),
    fields(1, [['评语', c.remark]]),
    p.sign(),
  ],
})
