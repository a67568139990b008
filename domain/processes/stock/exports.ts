import { multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { formatQty } from '#domain/kernel/quantity.ts'
import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { partsContract } from './contract.ts'
import { movementTexts } from './movement-texts.ts'
import { shortageStateTexts } from './shortage-states.ts'
import { shortagesContract } from './shortages-contract.ts'
import { stockContract } from './stock-contract.ts'

export const stockExport = defineExport({
  key: 'stock',
  title: ['库存', 'Stock'],
  list: stockContract.list,
  whole: [{ empty: true }],
  columns: [
    { heading: ['配件编号', 'Part number'], kind: 'text', value: row => row.partNumber },
    { heading: ['配件名称', 'Name'], kind: 'text', value: row => row.partName },
    { heading: ['类别', 'Category'], kind: 'text', value: row => row.category },
    { heading: ['等级', 'Grade'], kind: 'text', value: row => partGradeTexts[row.grade] },
    { heading: ['货位', 'Bin'], kind: 'text', value: row => row.bin },
    { heading: ['单位', 'Unit'], kind: 'text', value: row => row.unit },
    { heading: ['库存', 'On hand'], kind: 'quantity', value: row => row.onHandMilli },
    { heading: ['已占用', 'Reserved'], kind: 'quantity', value: row => row.reservedMilli },
    { heading: ['可用', 'Available'], kind: 'quantity', value: row => row.availableMilli },
    { heading: ['库存成本', 'Cost'], kind: 'money', value: row => row.costTotalFen },
    { heading: ['售价', 'Price'], kind: 'money', value: row => row.priceFen },
  ],
})

export const movementsExport = defineExport({
  key: 'movements',
  title: ['库存流水', 'Stock movements'],
  list: stockContract.journal,
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['配件编号', 'Part number'], kind: 'text', value: row => row.partNumber },
    { heading: ['配件名称', 'Name'], kind: 'text', value: row => row.partName },
    { heading: ['类型', 'Kind'], kind: 'text', value: row => movementTexts[row.kind] },
    { heading: ['库存变动', 'On hand'], kind: 'quantity', value: row => row.onHandDeltaMilli },
    { heading: ['占用变动', 'Reserved'], kind: 'quantity', value: row => row.reservedDeltaMilli },
    { heading: ['成本变动', 'Cost'], kind: 'money', value: row => row.costDeltaFen },
    { heading: ['单据', 'Document'], kind: 'text', value: row => row.reference },
    { heading: ['经办', 'By'], kind: 'text', value: row => row.by },
    { heading: ['备注', 'Note'], kind: 'text', value: row => row.note },
  ],
})

export const slipsExport = defineExport({
  key: 'slips',
  title: ['领退料单', 'Parts slips'],
  list: partsContract.slips,
  columns: [
    { heading: ['单号', 'Number'], kind: 'text', value: row => row.number },
    {
      heading: ['类型', 'Kind'],
      kind: 'text',
      value: row => (row.kind === 'issue' ? ['领料', 'Issue'] : ['退料', 'Return']),
    },
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.at },
    { heading: ['领退人', 'Workshop'], kind: 'text', value: row => row.workshopBy },
    { heading: ['配件员', 'Parts clerk'], kind: 'text', value: row => row.counterBy },
    { heading: ['签收时间', 'Acknowledged'], kind: 'instant', value: row => row.acknowledgedAt },
    { heading: ['交结算时间', 'Handed over'], kind: 'instant', value: row => row.handedAt },
    { heading: ['备注', 'Note'], kind: 'text', value: row => row.note },
  ],
})

export const shortagesExport = defineExport({
  key: 'shortages',
  title: ['缺件跟踪', 'Missing parts'],
  list: shortagesContract.list,
  whole: [{ open: 'all' }],
  columns: [
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['服务顾问', 'Adviser'], kind: 'text', value: row => row.adviser },
    { heading: ['配件编号', 'Part number'], kind: 'text', value: row => row.partNumber },
    { heading: ['配件名称', 'Name'], kind: 'text', value: row => row.partName },
    { heading: ['缺件数量', 'Missing'], kind: 'quantity', value: row => row.qtyMilli },
    { heading: ['到货数量', 'Arrived'], kind: 'quantity', value: row => row.arrivedMilli },
    { heading: ['状态', 'State'], kind: 'text', value: row => shortageStateTexts[row.state] },
    { heading: ['提出时间', 'Asked'], kind: 'instant', value: row => row.askedAt },
    { heading: ['订货时间', 'Ordered'], kind: 'instant', value: row => row.orderedAt },
    { heading: ['供应商', 'Supplier'], kind: 'text', value: row => row.supplier },
    { heading: ['预计到货', 'Expected'], kind: 'instant', value: row => row.expectedAt },
    { heading: ['到货时间', 'Arrived at'], kind: 'instant', value: row => row.arrivedAt },
    { heading: ['通知客户', 'Customer told'], kind: 'instant', value: row => row.toldAt },
  ],
})

export const receiptsExport = defineExport({
  key: 'goodsReceipts',
  title: ['入库单', 'Goods receipts'],
  list: stockContract.receipts,
  columns: [
    { heading: ['入库单号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.receivedAt },
    { heading: ['供应商', 'Supplier'], kind: 'text', value: row => row.supplier },
    { heading: ['经办', 'By'], kind: 'text', value: row => row.receivedBy },
    {
      heading: ['配件', 'Parts'],
      kind: 'text',
      value: row =>
        row.lines.map(line => `${line.partNumber} ${line.partName} × ${formatQty(line.qtyMilli)}`).join('；'),
    },
    { heading: ['成本', 'Cost'], kind: 'money', value: row => costOf(row.lines) },
    { heading: ['备注', 'Note'], kind: 'text', value: row => row.note },
  ],
})

/** Unknown where a line's cost is not shown. */
function costOf(lines: readonly { qtyMilli: number; unitCostFen: number | null }[]): number | null {
  const costs = lines.flatMap(line => (line.unitCostFen === null ? [] : [multiplyFen(line.unitCostFen, line.qtyMilli)]))
  return costs.length < lines.length ? null : sumFen(costs)
}
