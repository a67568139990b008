import { z } from 'zod'
import { fields, heading, table, ticks } from '#domain/mechanisms/papers/blocks.ts'
import { check, hoursCenti, instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { hours, km, orNone } from '#domain/mechanisms/papers/format.ts'

const item = z.strictObject({
  name: text,
  hoursCenti: maybe(hoursCenti),
  technician: maybe(text),
  note: maybe(text),
})

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief,
  customerWords: text,
  items: list(item),
  handedAt: instant,
  handedBy: text,
  receivedBy: maybe(text),
  team: maybe(text),
  namedTechnician: maybe(text),
  bay: maybe(text),
  plannedStartAt: maybe(instant),
  plannedFinishAt: maybe(instant),
  promisedAt: instant,
  keyTag: maybe(text),
  partsReadiness: maybe(text),
  notes: maybe(text),
  protection: list(check),
})

export type HandOverContent = z.input<typeof content>

/** The workshop's half of FRM-01: no money, everything the bay needs. */
export const handOverPaper = definePaper({
  kind: 'SLP-01',
  key: 'hand-over',
  title: '车间派工交接单',
  aliases: ['派工单', '进厂维修单（车间联）'],
  series: 'PG',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'adviser', label: '服务顾问（移交）', required: true },
    { role: 'workshop', label: '车间接收人', required: true },
  ],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model, 2],
      ['VIN', c.vehicle.vin, 2],
      ['行驶里程', km(c.vehicle.mileageKm)],
      ['钥匙牌号', c.keyTag],
      ['移交时间', p.at(c.handedAt)],
      ['移交人', c.handedBy],
      ['接收人', c.receivedBy],
      ['承修作业组', c.team],
      ['指定技师', orNone(c.namedTechnician)],
      ['工位', c.bay],
      ['预计开工', p.at(c.plannedStartAt)],
      ['预计完工', p.at(c.plannedFinishAt)],
      ['约定交车时间', p.at(c.promisedAt)],
      ['配件准备', c.partsReadiness, 3],
      ['客户描述', c.customerWords, 4],
      ['注意事项', orNone(c.notes), 4],
    ]),
    heading('维修项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['维修内容', 5],
        ['定额工时', 1.1, 'right'],
        ['派工技师', 1.8],
        ['备注', 2.5],
        ['开工', 1.2],
        ['完工', 1.2],
      ],
      c.items.map((row, index) => [
        String(index + 1),
        row.name,
        hours(row.hoursCenti),
        row.technician ?? '',
        row.note ?? '',
        '',
        '',
      ]),
    ),
    ...(c.protection.length === 0 ? [] : [ticks(5, c.protection)]),
    p.sign(),
  ],
})
