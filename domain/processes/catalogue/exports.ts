import { defineExport, type ExportValue, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { catalogueContract } from './contract.ts'
import { partGradeTexts, priceKindTexts, skillGradeTexts } from './kinds.ts'
import type { PriceListRow } from './shapes.ts'

export const partsExport = defineExport({
  key: 'parts',
  title: ['配件目录', 'Parts'],
  list: catalogueContract.parts,
  columns: [
    { heading: ['配件编号', 'Part number'], kind: 'text', value: row => row.number },
    { heading: ['配件名称', 'Name'], kind: 'text', value: row => row.name },
    { heading: ['类别', 'Category'], kind: 'text', value: row => row.category },
    { heading: ['等级', 'Grade'], kind: 'text', value: row => partGradeTexts[row.grade] },
    { heading: ['厂家', 'Maker'], kind: 'text', value: row => row.maker },
    { heading: ['单位', 'Unit'], kind: 'text', value: row => row.unit },
    { heading: ['售价', 'Price'], kind: 'money', value: row => row.priceFen },
    { heading: ['库存', 'On hand'], kind: 'quantity', value: row => row.onHandMilli },
    { heading: ['可用', 'Available'], kind: 'quantity', value: row => row.availableMilli },
    { heading: ['货位', 'Bin'], kind: 'text', value: row => row.bin },
    { heading: ['到货天数', 'Lead days'], kind: 'count', value: row => row.leadDays },
    { heading: ['在用', 'In use'], kind: 'yesNo', value: row => row.active },
    { heading: ['替代件', 'Superseded by'], kind: 'text', value: row => row.supersededBy },
  ],
})

export const labourExport = defineExport({
  key: 'labour',
  title: ['工时项目', 'Labour operations'],
  list: catalogueContract.operations,
  columns: [
    { heading: ['项目编号', 'Code'], kind: 'text', value: row => row.code },
    { heading: ['项目名称', 'Name'], kind: 'text', value: row => row.name },
    { heading: ['系统', 'System'], kind: 'text', value: row => row.system },
    { heading: ['作业类别', 'Class of work'], kind: 'text', value: row => row.guaranteeClass },
    { heading: ['适用动力', 'Power'], kind: 'text', value: row => row.powers.join(' ') },
    { heading: ['工种', 'Trade'], kind: 'text', value: row => row.trade },
    { heading: ['工时', 'Hours'], kind: 'hours', value: row => row.hoursCenti },
    { heading: ['工时单价', 'Rate'], kind: 'money', value: row => row.rateFen },
    { heading: ['金额', 'Amount'], kind: 'money', value: row => row.amountFen },
    { heading: ['技术等级', 'Grade'], kind: 'text', value: row => skillGradeTexts[row.grade - 1] },
    { heading: ['高压作业', 'High voltage'], kind: 'yesNo', value: row => row.highVoltage },
    { heading: ['关键项目', 'Key item'], kind: 'yesNo', value: row => row.keyItem },
    { heading: ['套餐', 'Package'], kind: 'yesNo', value: row => row.package },
  ],
})

export const pricesExport = defineExport({
  key: 'prices',
  title: ['价目表', 'Price list'],
  list: catalogueContract.prices,
  columns: [
    { heading: ['类别', 'Kind'], kind: 'text', value: row => priceKindTexts[row.kind] },
    { heading: ['编号', 'Code'], kind: 'text', value: row => row.code },
    { heading: ['名称', 'Name'], kind: 'text', value: row => row.name },
    { heading: ['说明', 'Detail'], kind: 'text', value: row => detailOf(row) },
    { heading: ['单位', 'Unit'], kind: 'text', value: row => row.unit },
    { heading: ['单价', 'Price'], kind: 'money', value: row => row.priceFen },
    { heading: ['生效时间', 'In force since'], kind: 'instant', value: row => row.effectiveFrom },
  ],
})

/** Of labour its hours, of parts their grade. */
function detailOf({ kind, detail }: PriceListRow): ExportValue {
  if (kind === 'labour') return [`${detail} 工时`, `${detail} h`]
  return wordFor(partGradeTexts, detail)
}
