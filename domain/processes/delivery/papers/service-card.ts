import { z } from 'zod'
import { fields, heading, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  count,
  customerBrief,
  day,
  list,
  maybe,
  mileageKm,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { km } from '#domain/mechanisms/papers/format.ts'

const lifeLine = z.strictObject({ name: text, measured: maybe(text), limit: maybe(text), remaining: text })

const content = z.strictObject({
  customer: customerBrief,
  vehicle: vehicleBrief,
  cardNumber: text,
  adviser: text,
  adviserPhone: text,
  hotline: text,
  rescuePhone: maybe(text),
  lastService: z.strictObject({ servedOn: day, mileageKm: maybe(mileageKm), items: text, orderNumber: maybe(text) }),
  nextService: z.strictObject({ dueOn: maybe(day), dueKm: maybe(mileageKm), items: text }),
  guaranteeNote: text,
  memberLevel: maybe(text),
  points: maybe(count),
  remainingLife: list(lifeLine),
  careNotes: list(text),
})

export type ServiceCardContent = z.input<typeof content>

export const serviceCardPaper = definePaper({
  kind: 'FRM-08',
  key: 'service-card',
  title: '售后服务卡',
  aliases: ['服务卡'],
  series: 'FK',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [],
  layout: c => [
    partiesLine(c.customer, c.vehicle, [['卡号', c.cardNumber]]),
    fields(4, [
      ['服务顾问', c.adviser],
      ['顾问电话', c.adviserPhone],
      ['服务热线', c.hotline],
      ['救援电话', c.rescuePhone],
      ['会员等级', c.memberLevel],
      ['会员积分', c.points === null ? null : String(c.points)],
    ]),
    heading('本次与下次保养'),
    fields(3, [
      ['上次保养日期', c.lastService.servedOn],
      ['里程', km(c.lastService.mileageKm)],
      ['工单号', c.lastService.orderNumber],
      ['保养项目', c.lastService.items, 3],
      ['下次保养日期', c.nextService.dueOn],
      ['下次保养里程', km(c.nextService.dueKm), 2],
      ['下次保养内容', c.nextService.items, 3],
      ['质量保证', c.guaranteeNote, 3],
    ]),
    heading('重要部件剩余寿命'),
    table(
      [
        ['部件', 2.5],
        ['实测值', 2],
        ['极限值', 2],
        ['预计剩余', 2.5],
      ],
      c.remainingLife.map(row => [row.name, row.measured ?? '', row.limit ?? '', row.remaining]),
    ),
    ...(c.careNotes.length === 0 ? [] : [terms(c.careNotes)]),
  ],
})
