import { z } from 'zod'
import { fields, heading } from '#domain/mechanisms/papers/blocks.ts'
import { flag, instant, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { pick, yesNo } from '#domain/mechanisms/papers/format.ts'

export const consultationLabels = { question: '咨询', complaint: '投诉' } as const

const content = z.strictObject({
  contact: z.strictObject({ name: text, phone: maybe(text), plate: maybe(text), model: maybe(text) }),
  kind: z.enum(['question', 'complaint']),
  channel: text,
  receivedAt: instant,
  question: text,
  answer: maybe(text),
  answeredAt: maybe(instant),
  nextAnswerAt: maybe(instant),
  satisfied: maybe(flag),
  handedTo: maybe(text),
  staff: text,
})

export type ConsultationContent = z.input<typeof content>

export const consultationPaper = definePaper({
  kind: 'FRM-26',
  key: 'consultation',
  title: '咨询/投诉登记单',
  aliases: ['咨询登记', '投诉登记', '咨询/投诉登记'],
  series: 'ZX',
  templateVersion: 1,
  content,
  signatures: [{ role: 'staff', label: '登记人', required: true }],
  layout: (c, p) => [
    fields(4, [
      ['联系人', c.contact.name],
      ['联系电话', c.contact.phone],
      ['车牌号', c.contact.plate],
      ['车型', c.contact.model],
      ['类别', pick(consultationLabels, c.kind)],
      ['渠道', c.channel],
      ['登记时间', p.at(c.receivedAt)],
      ['登记人', c.staff],
    ]),
    heading('内容与答复'),
    fields(2, [
      ['咨询/投诉内容', c.question, 2],
      ['答复内容', c.answer, 2],
      ['答复时间', p.at(c.answeredAt)],
      ['下次答复时间', p.at(c.nextAnswerAt)],
      ['客户是否满意', yesNo(c.satisfied)],
      ['转交部门/人员', c.handedTo],
    ]),
    p.sign(),
  ],
})
