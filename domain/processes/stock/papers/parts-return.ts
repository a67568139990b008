import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { subtotal, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { fen, instant, list, maybe, qtyMilli, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone, quantity } from '#domain/mechanisms/papers/format.ts'

const line = z.strictObject({
  name: text,
  partNumber: text,
  bin: maybe(text),
  qtyMilli,
  unit: maybe(text),
  priceFen: fen,
  amountFen: fen,
  reason: text,
  condition: text,
})

const content = z.strictObject({
  orderNumber: text,
  issueNumber: text,
  vehicle: vehicleBrief.pick({ plate: true, model: true }),
  warehouse: text,
  lines: list(line),
  totalFen: fen,
  returnedAt: instant,
  returnedBy: text,
  takenBy: text,
  note: maybe(text),
})

export type PartsReturnContent = z.input<typeof content>

export const partsReturnPaper = definePaper({
  kind: 'SLP-03',
  key: 'parts-return',
  title: '配件退料单',
  aliases: ['退料单'],
  series: 'TL',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'technician', label: '退料人', required: true },
    { role: 'storekeeper', label: '收料人', required: true },
  ],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['原领料单号', c.issueNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model],
      ['仓库', c.warehouse],
      ['退料时间', p.at(c.returnedAt)],
      ['退料人', c.returnedBy],
      ['收料人', c.takenBy],
    ]),
    heading('退料明细'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['配件名称', 3],
        ['配件编号', 2.2],
        ['货位', 1.2],
        ['数量', 1.1, 'right'],
        ['单价（元）', 1.3, 'right'],
        ['金额（元）', 1.4, 'right'],
        ['退料原因', 2],
        ['状况', 1.2, 'center'],
      ],
      c.lines.map((entry, index) => [
        String(index + 1),
        entry.name,
        entry.partNumber,
        entry.bin ?? '',
        `${quantity(entry.qtyMilli)} ${entry.unit ?? ''}`.trim(),
        money(entry.priceFen),
        money(entry.amountFen),
        entry.reason,
        entry.condition,
      ]),
      { footer: subtotal('合计', c.totalFen) },
    ),
    totalBlock('合计金额', c.totalFen),
    fields(1, [['备注', orNone(c.note)]]),
    p.sign(),
  ],
})
