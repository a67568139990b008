import { z } from 'zod'
import type { Block } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, table, ticks } from '#domain/mechanisms/papers/blocks.ts'
import { customerFields, vehicleFields } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  check,
  count,
  customer,
  day,
  fen,
  list,
  maybe,
  mileageKm,
  text,
  vehicle,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { km, money, orNone } from '#domain/mechanisms/papers/format.ts'

const visit = z.strictObject({
  visitedOn: day,
  orderNumber: maybe(text),
  mileageKm: maybe(mileageKm),
  items: text,
  amountFen: maybe(fen),
})
const complaint = z.strictObject({ receivedOn: day, number: text, content: text, result: maybe(text) })
const person = z.strictObject({ role: text, name: text, phone: maybe(text), relation: maybe(text) })

const content = z.strictObject({
  customer,
  vehicle,
  tier: text,
  birthdayOn: maybe(day),
  persons: list(person),
  visitedOn: day,
  visitItems: text,
  maintenanceCycle: text,
  nextMaintenanceOn: maybe(day),
  nextMaintenanceKm: maybe(mileageKm),
  wantedServices: maybe(text),
  purchasedOn: maybe(day),
  licensedOn: maybe(day),
  insuranceUntil: maybe(day),
  inspectionUntil: maybe(day),
  feesUntil: maybe(day),
  consumptionHabits: maybe(text),
  needs: maybe(text),
  specialNeeds: maybe(text),
  communicationAdvice: maybe(text),
  consents: list(check),
  nextTalk: maybe(text),
  nextTalkOn: maybe(day),
  envelopeNumber: maybe(text),
  cabinetPlace: maybe(text),
  lastVerifiedOn: maybe(day),
  visitCount: count.default(0),
  visits: list(visit),
  complaints: list(complaint),
})

type Content = z.output<typeof content>
export type CustomerFileContent = z.input<typeof content>

export const customerFilePaper = definePaper({
  kind: 'FRM-13',
  key: 'customer-file',
  title: '客户档案资料表',
  aliases: ['客户档案基本资料表'],
  series: 'DA',
  templateVersion: 1,
  content,
  signatures: [{ role: 'clerk', label: '建档人', required: false }],
  layout: (c, p) => [
    heading('客户与车辆'),
    fields(4, [
      ...customerFields(c.customer),
      ['客户等级', c.tier],
      ['生日', c.birthdayOn],
      ...vehicleFields(c.vehicle),
      ['购车日期', c.purchasedOn],
      ['上牌日期', c.licensedOn],
      ['保险到期', c.insuranceUntil],
      ['年检到期', c.inspectionUntil],
      ['规费到期', c.feesUntil],
      ['档案袋号', c.envelopeNumber],
      ['存放柜位', c.cabinetPlace],
      ['最近核实', c.lastVerifiedOn],
    ]),
    ...personBlocks(c),
    ...needBlocks(c),
    ...historyBlocks(c),
    p.sign(),
  ],
})

function personBlocks(c: Content): Block[] {
  if (c.persons.length === 0) return []
  return [
    heading('相关人员'),
    table(
      [
        ['身份', 1.2],
        ['姓名', 1.5],
        ['电话', 2],
        ['与车主关系', 2],
      ],
      c.persons.map(row => [row.role, row.name, row.phone ?? '', row.relation ?? '']),
    ),
  ]
}

function needBlocks(c: Content): Block[] {
  return [
    heading('保养与需求'),
    fields(4, [
      ['来厂日期', c.visitedOn],
      ['维修保养项目', c.visitItems, 3],
      ['保养周期', c.maintenanceCycle],
      ['下次保养日期', c.nextMaintenanceOn],
      ['下次保养里程', km(c.nextMaintenanceKm), 2],
      ['希望的服务', orNone(c.wantedServices), 2],
      ['消费习惯', orNone(c.consumptionHabits), 2],
      ['需求与偏好', orNone(c.needs), 2],
      ['特殊需求', orNone(c.specialNeeds), 2],
      ['沟通建议', orNone(c.communicationAdvice), 4],
      ['下次服务话题', c.nextTalk, 3],
      ['联系日期', c.nextTalkOn],
    ]),
    ...(c.consents.length === 0 ? [] : [ticks(3, c.consents)]),
  ]
}

function historyBlocks(c: Content): Block[] {
  return [
    heading('在本公司的维修保养记录', `共 ${c.visitCount} 次`),
    table(
      [
        ['日期', 1.3],
        ['工单号', 1.8],
        ['里程', 1.3, 'right'],
        ['项目', 4.6],
        ['金额（元）', 1.4, 'right'],
      ],
      c.visits.map(row => [
        row.visitedOn,
        row.orderNumber ?? '',
        km(row.mileageKm) ?? '',
        row.items,
        money(row.amountFen),
      ]),
    ),
    heading('投诉记录'),
    table(
      [
        ['日期', 1.3],
        ['投诉单号', 1.8],
        ['内容', 4],
        ['处理结果', 3],
      ],
      c.complaints.map(row => [row.receivedOn, row.number, row.content, row.result ?? '']),
    ),
  ]
}
