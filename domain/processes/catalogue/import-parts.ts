import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import { choicesOf, readRow } from '#domain/mechanisms/imports/cells.ts'
import { defineImport, type ImportCells, type ParsedRow } from '#domain/mechanisms/imports/definition.ts'
import { type PartGrade, partGradeTexts } from './kinds.ts'

export const partsImport = defineImport({
  key: 'parts',
  title: ['配件', 'Parts'],
  columns: [
    {
      key: 'number',
      label: ['配件编号', 'Part number'],
      aliases: ['编号', '零件号', '配件号', 'OE号'],
      required: true,
    },
    { key: 'name', label: ['配件名称', 'Name'], aliases: ['名称', '品名'], required: true },
    { key: 'category', label: ['类别', 'Category'], aliases: ['配件类别', '分类'] },
    { key: 'grade', label: ['品质', 'Grade'], aliases: ['等级', '配件类型', '配件品质'] },
    { key: 'maker', label: ['厂家', 'Maker'], aliases: ['品牌', '生产厂家', '产地'] },
    { key: 'unit', label: ['单位', 'Unit'], aliases: ['计量单位'] },
    { key: 'cost', label: ['进价', 'Cost'], aliases: ['成本价', '成本', '采购价'] },
    { key: 'price', label: ['销售价', 'Price'], aliases: ['售价', '单价', '价格', '零售价'], required: true },
    { key: 'leadDays', label: ['订货天数', 'Lead days'], aliases: ['到货天数', '供货周期'] },
    { key: 'aliases', label: ['别名', 'Aliases'], aliases: ['俗称', '通用名'] },
  ],
})

export type PartImport = {
  number: string
  numberKey: string
  name: string
  category: string
  grade: PartGrade
  maker: string
  unit: string
  costFen: number | null
  priceFen: number
  leadDays: number | null
  aliases: string[]
  given: ReadonlySet<string>
}

export function parsePart(cells: ImportCells): ParsedRow<PartImport> {
  const row = readRow(cells)
  const number = row.required('number', 40)
  const priceFen = row.yuan('price')
  if ((cells.price ?? '').trim() === '') row.refuse('price', ['不能为空', 'Must not be empty'])
  return row.finish({
    number,
    numberKey: normalisePartNumber(number),
    name: row.required('name', 100),
    category: row.text('category', 40) || '未分类',
    grade: row.choice('grade', grades, 'original'),
    maker: row.text('maker', 60),
    unit: row.text('unit', 10) || '个',
    costFen: row.yuan('cost'),
    priceFen: priceFen ?? 0,
    leadDays: row.integer('leadDays', 0, 400),
    aliases: row.list('aliases', 40),
    given: new Set(Object.keys(cells).filter(field => (cells[field] ?? '').trim() !== '')),
  })
}

const grades = choicesOf(partGradeTexts, {
  原厂件: 'original',
  正厂: 'original',
  同质件: 'certified',
  品牌件: 'certified',
  副厂件: 'aftermarket',
  修复件: 'remanufactured',
  再制造: 'remanufactured',
})
