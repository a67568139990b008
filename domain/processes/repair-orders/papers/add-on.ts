import { z } from 'zod'
import type { Block } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, photos, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  answer,
  answerLabels,
  customerBrief,
  fen,
  flag,
  instant,
  list,
  maybe,
  photo,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone, pick } from '#domain/mechanisms/papers/format.ts'

const item = z.strictObject({
  name: text,
  technicalReason: text,
  /** Concerns driving safety: a refusal then needs the risk note signed. */
  safety: flag,
  labourFen: fen,
  materialsFen: fen,
  amountFen: fen,
  answer,
  declinedReason: maybe(text),
})

const refusal = z.strictObject({ noticeAt: instant, spokenTo: text, riskNote: maybe(text) })

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  foundBy: maybe(text),
  items: list(item),
  agreedFen: fen,
  extension: text,
  newPromisedAt: maybe(instant),
  answer,
  contactedAt: maybe(instant),
  answerChannel: maybe(text),
  consentProof: maybe(text),
  handedAt: maybe(instant),
  handedTo: maybe(text),
  refusal: maybe(refusal),
  photos: list(photo),
})

type Content = z.output<typeof content>
export type AddOnContent = z.input<typeof content>

export const addOnPaper = definePaper({
  kind: 'FRM-02',
  key: 'add-on',
  title: '维修追加项目单',
  aliases: ['追加项目单', '增项单'],
  series: 'ZJ',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '客户签字', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
    { role: 'workshop', label: '车间接收人', required: false },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['原工单号', c.orderNumber],
      ['发现人', c.foundBy],
    ]),
    heading('追加项目', '安全项目不修可能影响行车安全'),
    table(
      [
        ['序号', 0.7, 'center'],
        ['追加项目', 2.8],
        ['技术原因', 3.6],
        ['安全', 0.8, 'center'],
        ['工时费（元）', 1.5, 'right'],
        ['材料费（元）', 1.5, 'right'],
        ['金额（元）', 1.5, 'right'],
        ['客户答复', 1.3, 'center'],
      ],
      c.items.map((line, index) => [
        String(index + 1),
        line.name,
        line.technicalReason,
        line.safety ? '安全' : '',
        money(line.labourFen),
        money(line.materialsFen),
        money(line.amountFen),
        answerLabels[line.answer] + (line.declinedReason === null ? '' : `：${line.declinedReason}`),
      ]),
    ),
    totalBlock('同意追加金额', c.agreedFen),
    heading('工期与客户答复'),
    fields(4, [
      ['延长工期', c.extension],
      ['新交车时间', p.at(c.newPromisedAt)],
      ['客户答复', pick(answerLabels, c.answer), 2],
      ['联系时间', p.at(c.contactedAt)],
      ['答复方式', c.answerChannel],
      ['同意凭证', c.consentProof, 2],
      ['转交车间时间', p.at(c.handedAt)],
      ['车间接收人', c.handedTo, 3],
    ]),
    ...refusalBlocks(c, p.at),
    ...photos(c.photos),
    terms(['客户签字同意的追加项目与原维修单具有同等效力；未经同意的项目不予施工，也不收取费用。']),
    p.sign(),
  ],
})

function refusalBlocks(c: Content, at: (instant: string | null) => string | null): Block[] {
  if (c.refusal === null) return []
  return [
    heading('不同意项目的告知'),
    fields(4, [
      ['告知时间', at(c.refusal.noticeAt)],
      ['受话人', c.refusal.spokenTo, 3],
      ['风险告知', orNone(c.refusal.riskNote), 4],
    ]),
  ]
}
