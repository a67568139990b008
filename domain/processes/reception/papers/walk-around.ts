import { z } from 'zod'
import { carBodies } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { carSketch, fields, heading, photos, table, ticks } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  check,
  count,
  customerBrief,
  instant,
  list,
  maybe,
  percent,
  photo,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { percentage } from '#domain/mechanisms/papers/format.ts'

const share = z.number().min(0).max(1)

const damage = z.strictObject({
  no: count,
  view: z.enum(['left', 'right', 'front', 'rear', 'top']),
  x: share,
  y: share,
  kind: text,
  part: text,
  note: maybe(text),
})

const content = z.strictObject({
  orderNumber: maybe(text),
  customer: customerBrief,
  vehicle: vehicleBrief.extend({ fuelPercent: maybe(percent), body: z.enum(carBodies).optional() }),
  checkedAt: instant,
  adviser: text,
  symptom: text,
  conditions: text,
  damages: list(damage),
  paint: text,
  fittings: list(check),
  glass: list(check),
  lamps: list(check),
  tools: list(check),
  items: list(z.strictObject({ name: text, count })),
  warningLamps: maybe(text),
  photos: list(photo),
})

export type WalkAroundContent = z.input<typeof content>

export const walkAroundPaper = definePaper({
  kind: 'FRM-33',
  key: 'walk-around',
  title: '问诊及入厂检查单',
  aliases: ['问诊单', '入厂检查单', '环车检查单'],
  series: 'WZ',
  templateVersion: 2,
  content,
  signatures: [
    { role: 'customer', label: '客户签字', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['油量/电量', percentage(c.vehicle.fuelPercent)],
      ['工单号', c.orderNumber],
      ['检查时间', p.at(c.checkedAt)],
      ['服务顾问', c.adviser],
    ]),
    heading('问诊'),
    fields(1, [
      ['故障现象', c.symptom],
      ['发生条件', c.conditions],
      ['仪表警示灯', c.warningLamps],
    ]),
    heading('环车检查', '图上编号与下表一致'),
    carSketch(c.damages, c.vehicle.body),
    table(
      [
        ['编号', 0.6, 'center'],
        ['部位', 2.5],
        ['损伤', 2],
        ['说明', 4],
      ],
      c.damages.map(mark => [String(mark.no), mark.part, mark.kind, mark.note ?? '']),
      { empty: '漆面完好，无损伤' },
    ),
    fields(1, [['漆面状况', c.paint]]),
    heading('外部附件'),
    ticks(4, c.fittings),
    heading('玻璃'),
    ticks(4, c.glass),
    heading('灯光'),
    ticks(4, c.lamps),
    heading('随车工具与备胎'),
    ticks(4, c.tools),
    heading('车内物品'),
    table(
      [
        ['种类', 6],
        ['数量', 1.5, 'right'],
      ],
      c.items.map(item => [item.name, String(item.count)]),
      { empty: '车内无物品' },
    ),
    ...photos(c.photos),
    p.sign(),
  ],
})
