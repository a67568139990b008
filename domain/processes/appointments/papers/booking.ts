import { z } from 'zod'
import type { Block } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, strong, table, terms, ticks } from '#domain/mechanisms/papers/blocks.ts'
import { partiesBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  check,
  count,
  customer,
  day,
  fen,
  flag,
  instant,
  list,
  maybe,
  qtyMilli,
  text,
  vehicle,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone, pick, quantity, yesNo } from '#domain/mechanisms/papers/format.ts'

export const initiativeLabels = { active: '主动预约', passive: '被动预约' } as const

const content = z.strictObject({
  customer,
  vehicle,
  lastRepairOn: maybe(day),
  repeatRepair: flag,
  presentFault: text,
  wishes: maybe(text),
  serviceContent: text,
  bookedAt: instant,
  /** 预计维修时间. */
  durationMinutes: count,
  /** 预约接车时间. */
  receptionAt: instant,
  adviser: text,
  namedTechnician: maybe(text),
  bay: maybe(text),
  priceInfo: text,
  solution: text,
  qualityPromise: text,
  specialService: maybe(text),
  bring: list(text),
  parts: list(z.strictObject({ name: text, partNumber: maybe(text), qtyMilli, state: text })),
  depositFen: fen.default(0),
  depositNumber: maybe(text),
  initiative: z.enum(['active', 'passive']),
  bookingKind: text,
  channel: maybe(text),
  preDiagnosis: maybe(text),
  offPeakOffer: maybe(text),
  reminders: list(instant),
  readiness: list(check),
  changeReason: maybe(text),
})

type Content = z.output<typeof content>
export type BookingContent = z.input<typeof content>

export const bookingPaper = definePaper({
  kind: 'FRM-04',
  key: 'booking',
  title: '维修预约单',
  aliases: ['维修单预约单', '预约单'],
  series: 'YY',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '客户签字', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
  ],
  layout: (c, p) => [
    partiesBlock(c.customer, c.vehicle, [
      ['上次维修时间', c.lastRepairOn],
      ['是否返修', yesNo(c.repeatRepair)],
      ['预约性质', pick(initiativeLabels, c.initiative), 2],
      ['预约类型', c.bookingKind],
      ['预约渠道', c.channel],
    ]),
    heading('约定时间'),
    strong(`请记住预约时间：${p.at(c.receptionAt) ?? ''}`),
    fields(4, [
      ['预约时间', p.at(c.bookedAt)],
      ['预约接车时间', p.at(c.receptionAt)],
      ['预计维修时间', `${c.durationMinutes} 分钟`],
      ['服务顾问', c.adviser],
      ['指定技师', orNone(c.namedTechnician)],
      ['预留工位', c.bay],
      ['错峰优惠', orNone(c.offPeakOffer), 2],
    ]),
    ...serviceBlocks(c),
    heading('准备与提醒'),
    ...(c.readiness.length === 0 ? [] : [ticks(4, c.readiness)]),
    fields(2, [
      ['提醒时间', c.reminders.map(p.at).join('；')],
      ['改期/取消原因', orNone(c.changeReason)],
    ]),
    terms([
      '请按预约接车时间到店，迟到可能需要重新排队；如需改期或取消，请提前来电。',
      '已收定金的配件到货后即为您预留，定金在结算时抵扣维修费用。',
    ]),
    p.sign(),
  ],
})

function serviceBlocks(c: Content): Block[] {
  return [
    heading('故障与服务内容'),
    fields(2, [
      ['当前故障', c.presentFault, 2],
      ['当前及今后愿望', orNone(c.wishes), 2],
      ['初步判断', orNone(c.preDiagnosis), 2],
      ['预约服务内容', c.serviceContent, 2],
      ['已告知方案', c.solution, 2],
      ['价格信息', c.priceInfo, 2],
      ['质量承诺', c.qualityPromise, 2],
      ['特殊服务要求', orNone(c.specialService), 2],
      ['需携带证件/工具', orNone(c.bring.join('、')), 2],
    ]),
    heading('需准备的配件'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['配件名称', 4],
        ['配件编号', 2.5],
        ['数量', 1, 'right'],
        ['准备情况', 1.8, 'center'],
      ],
      c.parts.map((part, index) => [
        String(index + 1),
        part.name,
        part.partNumber ?? '',
        quantity(part.qtyMilli),
        part.state,
      ]),
    ),
    fields(2, [
      ['定金（元）', money(c.depositFen)],
      ['定金收据号', orNone(c.depositNumber)],
    ]),
  ]
}
