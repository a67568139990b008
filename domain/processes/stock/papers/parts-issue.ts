import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { subtotal, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { fen, flag, instant, list, maybe, qtyMilli, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone, quantity, yesNo } from '#domain/mechanisms/papers/format.ts'

const line = z.strictObject({
  name: text,
  partNumber: text,
  bin: maybe(text),
  batch: maybe(text),
  partClass: maybe(text),
  qtyMilli,
  unit: maybe(text),
  priceFen: fen,
  amountFen: fen,
  oldPartReturned: maybe(flag),
})

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief.pick({ plate: true, vin: true, model: true }),
  repairItem: maybe(text),
  warehouse: text,
  lines: list(line),
  totalFen: fen,
  issuedAt: instant,
  issuedBy: text,
  receivedBy: text,
  note: maybe(text),
})

export type PartsIssueContent = z.input<typeof content>

export const partsIssuePaper = definePaper({
  kind: 'SLP-02',
  key: 'parts-issue',
  title: '配件领料单',
  aliases: ['领料单', '出库单'],
  series: 'LL',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'storekeeper', label: '发料人', required: true },
    { role: 'technician', label: '领料人', required: true },
  ],
  layout: (c, p) => [
    fields(4, [
      ['工单号', c.orderNumber],
      ['车牌号', c.vehicle.plate],
      ['车型', c.vehicle.model, 2],
      ['VIN', c.vehicle.vin, 2],
      ['仓库', c.warehouse],
      ['领料时间', p.at(c.issuedAt)],
      ['维修项目', c.repairItem, 2],
      ['发料人', c.issuedBy],
      ['领料人', c.receivedBy],
    ]),
    heading('领料明细'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['配件名称', 3],
        ['配件编号', 2.2],
        ['货位', 1.2],
        ['批次', 1.9],
        ['类别', 0.9, 'center'],
        ['数量', 1.1, 'right'],
        ['单价（元）', 1.3, 'right'],
        ['金额（元）', 1.4, 'right'],
        ['旧件交回', 1.7, 'center'],
      ],
      c.lines.map((entry, index) => [
        String(index + 1),
        entry.name,
        entry.partNumber,
        entry.bin ?? '',
        entry.batch ?? '',
        entry.partClass ?? '',
        `${quantity(entry.qtyMilli)} ${entry.unit ?? ''}`.trim(),
        money(entry.priceFen),
        money(entry.amountFen),
        yesNo(entry.oldPartReturned),
      ]),
      { footer: subtotal('合计', c.totalFen) },
    ),
    totalBlock('合计金额', c.totalFen),
    fields(1, [['备注', orNone(c.note)]]),
    p.sign(),
  ],
})
