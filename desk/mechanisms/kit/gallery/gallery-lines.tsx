import { multiplyFen } from '#domain/kernel/money.ts'
import { Money } from '../../../kernel/format.tsx'
import type { AddChoice } from '../line-add.tsx'
import type { LineColumn } from '../line-columns.ts'
import type { SampleLine } from './gallery-data.ts'

const payers = [
  { value: 'own', label: '自费' },
  { value: 'warranty', label: '三包' },
  { value: 'insurer', label: '保险' },
]

export function columnsFor(change: (row: SampleLine, part: Partial<SampleLine>) => void): LineColumn<SampleLine>[] {
  const isFixed = (row: SampleLine) => row.isDone
  return [
    { key: 'code', title: '编码', type: 'view', width: 84, render: row => row.code },
    {
      key: 'name',
      title: '名称',
      type: 'text',
      grow: true,
      value: row => row.name,
      commit: (row, name) => change(row, { name }),
      isFixed,
    },
    {
      key: 'qty',
      title: '数量',
      type: 'qty',
      width: 70,
      value: row => row.qtyMilli,
      commit: (row, qtyMilli) => change(row, { qtyMilli }),
      isFixed,
    },
    {
      key: 'hours',
      title: '工时',
      type: 'hours',
      width: 70,
      value: row => row.hoursCenti,
      commit: (row, hoursCenti) => change(row, { hoursCenti }),
      isFixed,
    },
    {
      key: 'price',
      title: '单价',
      type: 'money',
      width: 96,
      value: row => row.priceFen,
      commit: (row, priceFen) => change(row, { priceFen }),
      isFixed,
    },
    {
      key: 'payer',
      title: '付款方',
      type: 'select',
      width: 84,
      options: payers,
      value: row => row.payer,
      commit: (row, payer) => change(row, { payer }),
      isFixed,
    },
    {
      key: 'sum',
      title: '金额',
      type: 'view',
      width: 104,
      align: 'right',
      render: row => <Money fen={multiplyFen(row.priceFen, row.qtyMilli)} />,
    },
  ]
}

export async function searchParts(q: string): Promise<AddChoice[]> {
  const all = [
    { value: 'P20001', label: '机油滤清器', hint: '库存 12 · ¥48.00', key: 'jylqq' },
    { value: 'P20002', label: '机油 0W-20 4L', hint: '库存 3 · ¥388.00', key: 'jy' },
    { value: 'P20003', label: '火花塞', hint: '缺货', key: 'hhs' },
  ]
  return all.filter(part => part.label.includes(q) || part.key.startsWith(q.toLowerCase()))
}
