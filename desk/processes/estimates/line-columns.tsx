import { fill } from '#domain/kernel/texts.ts'
import { type PartGrade, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { FindingView } from '#domain/processes/diagnosis/shapes.ts'
import { basisTexts } from '#domain/processes/repair-orders/kinds.ts'
import { Money } from '../../kernel/format.tsx'
import type { LineColumn } from '../../mechanisms/kit/line-columns.ts'
import { amountOf, type EditLine } from './draft-model.ts'
import type { estimateText } from './text.ts'

export type Words = Record<keyof typeof estimateText, string>
type Say = (text: readonly [string, string]) => string
type Change = (row: EditLine, part: Partial<EditLine>) => void

/** Columns of an option's lines: what, how much, on what it rests, and what explains the price. */
export function lineColumns(
  t: Words,
  say: Say,
  findings: readonly FindingView[],
  change: Change,
): LineColumn<EditLine>[] {
  return [
    { key: 'kind', title: t.kind, type: 'view', width: 52, render: row => t[row.kind] },
    {
      key: 'name',
      title: t.name,
      type: 'text',
      grow: true,
      width: 150,
      value: row => row.name,
      commit: (row, name) => change(row, { name }),
    },
    {
      key: 'hours',
      title: t.hours,
      type: 'hours',
      width: 62,
      value: row => row.hoursCenti ?? 0,
      commit: (row, hoursCenti) => change(row, { hoursCenti }),
      isFixed: row => row.kind !== 'labour',
    },
    {
      key: 'qty',
      title: t.qty,
      type: 'qty',
      width: 54,
      value: row => row.qtyMilli,
      commit: (row, qtyMilli) => change(row, { qtyMilli }),
    },
    {
      key: 'price',
      title: t.price,
      type: 'money',
      width: 88,
      value: row => row.unitPriceFen,
      commit: (row, unitPriceFen) => change(row, priceOf(row, unitPriceFen)),
    },
    {
      key: 'amount',
      title: t.amount,
      type: 'view',
      width: 92,
      align: 'right',
      render: row => <Money fen={amountOf(row)} />,
    },
    basisColumn(t, say, findings, change),
    {
      key: 'basisText',
      title: t.basisText,
      type: 'text',
      width: 130,
      value: row => row.basisText,
      commit: (row, basisText) => change(row, { basisText }),
    },
    markColumn(t, change),
    { key: 'grade', title: t.grade, type: 'view', width: 106, render: row => gradeText(row, t, say) },
    { key: 'stock', title: t.stock, type: 'view', width: 92, render: row => stockText(row, t) },
    {
      key: 'deviation',
      title: t.deviationReason,
      type: 'text',
      width: 100,
      value: row => row.deviationReason,
      commit: (row, deviationReason) => change(row, { deviationReason }),
      isFixed: row => row.unitPriceFen === row.publishedPriceFen,
    },
  ]
}

// What is in no catalogue has no other price than the one agreed.
function priceOf(row: EditLine, unitPriceFen: number): Partial<EditLine> {
  const isFree = row.labourOperationId === null && row.partId === null
  return isFree ? { unitPriceFen, publishedPriceFen: unitPriceFen } : { unitPriceFen }
}

function basisColumn(t: Words, say: Say, findings: readonly FindingView[], change: Change): LineColumn<EditLine> {
  const named = findings.map(finding => ({
    value: `finding:${finding.id}`,
    label: `${say(basisTexts.finding)}：${finding.part}`,
  }))
  return {
    key: 'basis',
    title: t.basis,
    type: 'select',
    width: 130,
    options: [...named, ...Object.entries(basisTexts).map(([value, words]) => ({ value, label: say(words) }))],
    value: row => (row.findingId === null ? row.basis : `finding:${row.findingId}`),
    commit: (row, value) => {
      const finding = findings.find(item => value === `finding:${item.id}`)
      if (finding)
        change(row, {
          basis: 'finding',
          findingId: finding.id,
          basisText: `${finding.part}：${finding.cause}`,
          safety: row.safety || finding.safety,
        })
      else if (value === 'finding' || value === 'rule' || value === 'wish')
        change(row, { basis: value, findingId: null })
    },
  }
}

function markColumn(t: Words, change: Change): LineColumn<EditLine> {
  return {
    key: 'marks',
    title: t.marks,
    type: 'select',
    width: 72,
    options: [
      { value: 'plain', label: t.plain },
      { value: 'recommended', label: t.recommended },
      { value: 'safety', label: t.safety },
    ],
    value: row => (row.safety ? 'safety' : row.recommended ? 'recommended' : 'plain'),
    commit: (row, value) => change(row, { safety: value === 'safety', recommended: value === 'recommended' }),
  }
}

type Explained = Pick<EditLine, 'partGrade' | 'guarantee' | 'stock' | 'qtyMilli'>

export function gradeText(row: Explained, t: Words, say: Say): string {
  const isGrade = (grade: string): grade is PartGrade => grade in partGradeTexts
  const grade = isGrade(row.partGrade) ? say(partGradeTexts[row.partGrade]) : ''
  const term = row.guarantee ? fill(t.guaranteeTerm, row.guarantee) : ''
  return [grade, term].filter(Boolean).join(' ')
}

export function stockText(row: Explained, t: Words): string {
  if (row.stock === null) return ''
  return row.stock.availableMilli >= row.qtyMilli ? t.inStock : fill(t.leadDays, { days: row.stock.leadDays })
}
