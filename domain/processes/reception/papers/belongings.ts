import { z } from 'zod'
import { fields, heading, photos, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  count,
  customerBrief,
  flag,
  instant,
  list,
  maybe,
  photo,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { orNone, pick, yesNo } from '#domain/mechanisms/papers/format.ts'

const item = z.strictObject({
  name: text,
  count,
  placeKept: maybe(text),
  returnedCount: maybe(count),
  note: maybe(text),
})

export const custodyLabels = { taken: '已取走', kept: '代保管', none: '无' } as const

const paper = z.strictObject({
  name: text,
  received: flag,
  valid: maybe(flag),
  complete: maybe(flag),
  condition: maybe(text),
  difference: maybe(text),
  handling: maybe(text),
  returned: maybe(flag),
})

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  items: list(item),
  tools: list(item),
  spareWheel: z.strictObject({ present: flag, note: maybe(text) }),
  valuables: z.enum(['taken', 'kept', 'none']),
  custodyNumber: maybe(text),
  papers: list(paper),
  takenAt: instant,
  returnedAt: maybe(instant),
  photos: list(photo),
})

type Item = z.output<typeof item>
export type BelongingsContent = z.input<typeof content>

export const belongingsPaper = definePaper({
  kind: 'FRM-14',
  key: 'belongings',
  title: '随车物品清单',
  aliases: ['物品清单', '证件差异确认'],
  series: 'WP',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '客户签字（接车）', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
    { role: 'customer-return', label: '客户签字（交还）', required: true },
  ],
  layout: (c, p) => {
    // The content stays as the customer signed it at intake; the signature at return says that all of it came back.
    const back = p.document.signatures.find(item => item.role === 'customer-return' && item.voidedAt === null)
    return [
      partiesLine(c.customer, c.vehicle, [
        ['工单号', c.orderNumber],
        ['接车清点时间', p.at(c.takenAt)],
        ['交还时间', p.at(c.returnedAt ?? back?.signedAt ?? null)],
      ]),
      heading('随车物品'),
      itemTable(c.items, '无随车物品', back !== undefined),
      heading('随车工具'),
      itemTable(c.tools, '无随车工具', back !== undefined),
      fields(4, [
        ['备胎', yesNo(c.spareWheel.present)],
        ['备胎说明', c.spareWheel.note, 3],
        ['贵重物品', pick(custodyLabels, c.valuables), 2],
        ['代保管单号', orNone(c.custodyNumber), 2],
      ]),
      heading('交接证件', '差异处须写明处理办法'),
      table(
        [
          ['证件', 2],
          ['收到', 1.5, 'center'],
          ['有效', 1.5, 'center'],
          ['齐全', 1.5, 'center'],
          ['状况', 1.4],
          ['差异', 2],
          ['处理', 1.6],
          ['交还', 1.5, 'center'],
        ],
        c.papers.map(row => [
          row.name,
          yesNo(row.received),
          yesNo(row.valid),
          yesNo(row.complete),
          row.condition ?? '',
          row.difference ?? '无',
          row.handling ?? '',
          yesNo(row.returned ?? (back ? true : null)),
        ]),
        { empty: '未交接证件' },
      ),
      ...photos(c.photos),
      terms([
        '贵重物品请客户自行带走；确需留存的，另开代保管单，以代保管单为准。',
        '交车时按本清单逐项清点，双方签字确认。',
      ]),
      p.sign(),
    ]
  },
})

function itemTable(items: readonly Item[], empty: string, allBack: boolean) {
  return table(
    [
      ['序号', 0.6, 'center'],
      ['物品', 3],
      ['接车数量', 1.1, 'right'],
      ['存放处', 2],
      ['交车数量', 1.1, 'right'],
      ['备注', 2.4],
    ],
    items.map((row, index) => [
      String(index + 1),
      row.name,
      String(row.count),
      row.placeKept ?? '',
      returnedOf(row, allBack),
      row.note ?? '',
    ]),
    { empty },
  )
}

function returnedOf(row: Item, allBack: boolean): string {
  if (row.returnedCount !== null) return String(row.returnedCount)
  return allBack ? String(row.count) : ''
}
