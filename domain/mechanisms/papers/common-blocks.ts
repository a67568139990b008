import type { Block, Field, TableColumn } from './block.ts'
import { fields, table } from './blocks.ts'
import type { CustomerBrief, CustomerContent, Guarantee, VehicleBrief, VehicleContent } from './content.ts'
import { capitals, hours, km, money, percentage, quantity } from './format.ts'

export function customerFields(customer: CustomerContent): Field[] {
  const sender: Field[] =
    customer.senderName === null
      ? []
      : [
          ['送修人', customer.senderName],
          ['与车主关系', customer.senderRelation],
          ['送修人电话', customer.senderPhone],
        ]
  return [['客户名称', customer.name], ['联系电话', customer.phone], ['地址', customer.address, 2], ...sender]
}

export function vehicleFields(vehicle: VehicleContent): Field[] {
  const all: Field[] = [
    ['车牌号', vehicle.plate],
    ['车型', vehicle.model, 2],
    ['VIN', vehicle.vin, 2],
    ['车种', vehicle.vehicleKind],
    ['发动机号', vehicle.engineNo],
    ['车身颜色', vehicle.color],
    ['行驶里程', km(vehicle.mileageKm)],
    ['油量/电量', percentage(vehicle.fuelPercent)],
  ]
  const always = ['车牌号', '车型', 'VIN']
  return all.filter(([label, value]) => value !== null || always.includes(label))
}

/** Customer and vehicle, with whatever the form adds to the same grid. */
export function partiesBlock(customer: CustomerContent, vehicle: VehicleContent, more: readonly Field[] = []): Block {
  return fields(4, [...customerFields(customer), ...vehicleFields(vehicle), ...more])
}

/** The short form for papers that only need to say whose car they are about. */
export function partiesLine(customer: CustomerBrief, vehicle: VehicleBrief, more: readonly Field[] = []): Block {
  return fields(4, [
    ['客户名称', customer.name],
    ['联系电话', customer.phone],
    ['车牌号', vehicle.plate],
    ['行驶里程', km(vehicle.mileageKm)],
    ['车型', vehicle.model, 2],
    ['VIN', vehicle.vin, 2],
    ...more,
  ])
}

export type LabourRow = { name: string; hoursCenti: number | null; rateFen: number | null; amountFen: number }
export type MaterialRow = {
  name: string
  partNumber: string | null
  qtyMilli: number
  unit: string | null
  priceFen: number
  amountFen: number
}

export function labourTable(rows: readonly LabourRow[], subtotalFen: number | null): Block {
  return table(
    [
      ['序号', 0.6, 'center'],
      ['维修项目', 6],
      ['工时', 1, 'right'],
      ['工时单价（元）', 1.6, 'right'],
      ['工时费（元）', 1.6, 'right'],
    ],
    rows.map((row, index) => [
      String(index + 1),
      row.name,
      hours(row.hoursCenti),
      money(row.rateFen),
      money(row.amountFen),
    ]),
    { footer: subtotal('工时费小计', subtotalFen) },
  )
}

export function materialTable(rows: readonly MaterialRow[], subtotalFen: number | null): Block {
  return table(
    materialColumns,
    rows.map((row, index) => [
      String(index + 1),
      row.name,
      row.partNumber ?? '',
      quantity(row.qtyMilli),
      row.unit ?? '',
      money(row.priceFen),
      money(row.amountFen),
    ]),
    { footer: subtotal('材料费小计', subtotalFen) },
  )
}

const materialColumns: readonly TableColumn[] = [
  ['序号', 0.6, 'center'],
  ['配件/材料名称', 4],
  ['配件编号', 2.2],
  ['数量', 0.8, 'right'],
  ['单位', 0.7, 'center'],
  ['单价（元）', 1.3, 'right'],
  ['金额（元）', 1.4, 'right'],
]

export function subtotal(label: string, amountFen: number | null): (readonly [string, string])[] {
  return amountFen === null ? [] : [[label, money(amountFen)]]
}

/** The closing line of every paper of account: figures and capitals. */
export function totalBlock(label: string, amountFen: number): Block {
  return fields(4, [
    [label, `¥${money(amountFen)}`],
    ['大写', capitals(amountFen), 3],
  ])
}

export function guaranteeText(guarantee: Guarantee | null): string {
  if (guarantee === null) return '—'
  return guarantee.km === 0 && guarantee.days === 0 ? '不保' : `${km(guarantee.km)}/${guarantee.days} 天`
}
