import { Money } from '#desk/kernel/format.tsx'
import type { LineColumn } from '#desk/mechanisms/kit/line-columns.ts'
import type { LineWords } from './line-words.ts'
import { type LineDraft, netFen } from './lines.ts'
import styles from './orders.module.css'

type Change = (row: LineDraft, part: Partial<LineDraft>) => void

/** The columns of an order's lines; without `change` they only show. */
export function lineColumns(words: LineWords, change?: Change): LineColumn<LineDraft>[] {
  const { t } = words
  const when = <V,>(commit: (row: LineDraft, value: V) => void) => (change ? { commit } : {})
  return [
    { key: 'kind', title: t.lineKind, type: 'view', width: 58, render: row => <Kind label={t[row.kind]} /> },
    { key: 'name', title: t.name, type: 'view', width: 170, grow: true, render: row => <Name row={row} /> },
    {
      key: 'qty',
      title: t.qty,
      type: 'qty',
      width: 60,
      value: row => row.qtyMilli,
      ...when<number>((row, qtyMilli) => change?.(row, { qtyMilli })),
    },
    {
      key: 'hours',
      title: t.hours,
      type: 'hours',
      width: 66,
      value: row => row.hoursCenti ?? 0,
      isFixed: row => row.kind !== 'labour',
      ...when<number>((row, hoursCenti) => change?.(row, { hoursCenti })),
    },
    {
      key: 'price',
      title: t.price,
      type: 'money',
      width: 92,
      value: row => (row.customerSupplied ? 0 : row.unitPriceFen),
      isFixed: row => row.customerSupplied,
      ...when<number>((row, unitPriceFen) => change?.(row, { unitPriceFen })),
    },
    {
      key: 'discount',
      title: t.discount,
      type: 'money',
      width: 72,
      value: row => row.discountFen,
      ...when<number>((row, discountFen) => change?.(row, { discountFen })),
    },
    ...choiceColumns(words, change),
    {
      key: 'amount',
      title: t.amount,
      type: 'view',
      width: 96,
      align: 'right',
      render: row => <Money fen={netFen(row)} />,
    },
    ...(change ? [] : [stateColumn(words)]),
  ]
}

function choiceColumns({ t, payers, bases }: LineWords, change?: Change): LineColumn<LineDraft>[] {
  const when = (commit: (row: LineDraft, value: string) => void) => (change ? { commit } : {})
  return [
    {
      key: 'payer',
      title: t.payer,
      type: 'select',
      width: 104,
      options: payers,
      value: row => row.payer,
      ...when((row, value) => {
        const payer = payers.find(option => option.value === value)?.value
        if (payer) change?.(row, { payer })
      }),
    },
    {
      key: 'basis',
      title: t.basis,
      type: 'select',
      width: 104,
      options: bases,
      value: row => row.basis,
      ...when((row, value) => {
        const basis = bases.find(option => option.value === value)?.value
        if (basis) change?.(row, { basis })
      }),
    },
    {
      key: 'basisText',
      title: t.basisText,
      type: 'text',
      width: 130,
      value: row => row.basisText,
      ...when((row, basisText) => change?.(row, { basisText })),
    },
  ]
}

function stateColumn({ t, states }: LineWords): LineColumn<LineDraft> {
  return {
    key: 'state',
    title: t.lineState,
    type: 'view',
    width: 80,
    render: row => <Kind label={states[row.state]} />,
  }
}

function Kind({ label }: { label: string }) {
  return <span className={styles.kind}>{label}</span>
}

function Name({ row }: { row: LineDraft }) {
  return (
    <>
      {row.name}
      <span className={styles.code}>{row.code}</span>
    </>
  )
}
