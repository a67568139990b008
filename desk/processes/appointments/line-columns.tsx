import { useMemo } from 'react'
import { formatQty } from '#domain/kernel/quantity.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingLine } from '#domain/processes/appointments/contract-shapes.ts'
import { toldFen } from '#domain/processes/appointments/told-price.ts'
import { useStable } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import type { LineColumn } from '../../mechanisms/kit/line-columns.ts'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import type { LineInput } from './booking-lines.ts'
import { talkText } from './talk-text.ts'

type Change = (line: BookingLine, part: Partial<LineInput>) => void

/** The columns of a booking's work; without `change` they are to be read. */
export function useLineColumns(change: Change | undefined): LineColumn<BookingLine>[] {
  const t = useTexts(talkText)
  const isOpen = change !== undefined
  const commit = useStable((line: BookingLine, part: Partial<LineInput>) => change?.(line, part))
  return useMemo((): LineColumn<BookingLine>[] => {
    const may = <V,>(key: keyof LineInput) =>
      isOpen ? { commit: (line: BookingLine, value: V) => commit(line, { [key]: value }) } : {}
    return [
      {
        key: 'code',
        title: '',
        type: 'view',
        width: 96,
        render: line => <span className={styles.soft}>{line.code}</span>,
      },
      {
        key: 'name',
        title: t.name,
        type: 'view',
        grow: true,
        width: 180,
        render: line => <NameCell line={line} />,
      },
      { key: 'hours', title: t.hours, type: 'view', width: 60, align: 'right', render: line => hoursOf(line) },
      {
        key: 'qty',
        title: t.qty,
        type: 'qty',
        width: 64,
        value: line => line.qtyMilli,
        isFixed: isAgreed,
        ...may<number>('qtyMilli'),
      },
      {
        key: 'price',
        title: t.unitPrice,
        type: 'money',
        width: 96,
        value: line => line.unitPriceFen,
        isFixed: line => isAgreed(line) || line.labourOperationId !== null || line.partId !== null,
        ...may<number>('unitPriceFen'),
      },
      { key: 'amount', title: t.amount, type: 'money', width: 96, value: line => toldFen(line) },
      { key: 'stock', title: t.stock, type: 'view', width: 104, render: line => <StockCell line={line} /> },
      {
        key: 'special',
        title: t.special,
        type: 'select',
        width: 76,
        isFixed: line => line.kind !== 'part',
        options: [
          { value: 'no', label: t.specialNo },
          { value: 'yes', label: t.specialYes },
        ],
        value: line => (line.kind === 'part' ? (line.specialOrder ? 'yes' : 'no') : ''),
        ...(isOpen
          ? { commit: (line: BookingLine, value: string) => commit(line, { specialOrder: value === 'yes' }) }
          : {}),
      },
    ]
  }, [t, isOpen, commit])
}

// Work, quantity and price are what the customer agreed to on the estimate.
const isAgreed = (line: BookingLine) => line.estimateLineId !== null

function NameCell({ line }: { line: BookingLine }) {
  const t = useTexts(talkText)
  return (
    <>
      {line.name} {isAgreed(line) && <StatusTag tone="info">{t.agreed}</StatusTag>}
    </>
  )
}

function hoursOf(line: BookingLine): string {
  return line.hoursCenti === null ? '' : formatQty(line.hoursCenti * 10)
}

function StockCell({ line }: { line: BookingLine }) {
  const t = useTexts(talkText)
  if (line.partId === null) return null
  if (line.reservedMilli >= line.qtyMilli)
    return <StatusTag tone="good">{fill(t.reserved, { n: formatQty(line.reservedMilli) })}</StatusTag>
  return line.availableMilli + line.reservedMilli >= line.qtyMilli ? (
    <StatusTag tone="info">{fill(t.inStock, { n: formatQty(line.availableMilli) })}</StatusTag>
  ) : (
    <StatusTag tone="bad">{t.short}</StatusTag>
  )
}
