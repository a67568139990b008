import type { ReactNode } from 'react'
import { formatFen, parseYuan } from '#domain/kernel/money.ts'
import { formatHours, formatQty, parseHours, parseQty } from '#domain/kernel/quantity.ts'

type Base<R> = {
  key: string
  title: string
  width?: number
  /** Takes what room is left. */
  grow?: boolean
  /** This line's cell cannot be changed, though the column can. */
  isFixed?: (row: R) => boolean
}

type NumberType = 'qty' | 'hours' | 'money'

/** A column of a line grid. Without `commit` it is read-only. Numbers are the scaled integers of the contract. */
export type LineColumn<R> =
  | (Base<R> & { type: 'text'; value: (row: R) => string; commit?: (row: R, value: string) => void })
  | (Base<R> & { type: NumberType; value: (row: R) => number; commit?: (row: R, value: number) => void })
  | (Base<R> & {
      type: 'select'
      value: (row: R) => string
      options: readonly { value: string; label: string }[]
      commit?: (row: R, value: string) => void
    })
  | (Base<R> & { type: 'view'; render: (row: R) => ReactNode; align?: 'right' })

export type EditColumn<R> = Exclude<LineColumn<R>, { type: 'view' | 'select' }>

const numbers = {
  qty: { format: formatQty, parse: parseQty },
  hours: { format: formatHours, parse: parseHours },
  money: { format: formatFen, parse: parseYuan },
} satisfies Record<NumberType, { format: (value: number) => string; parse: (text: string) => number | undefined }>

export function isNumberColumn<R>(column: LineColumn<R>): boolean {
  return column.type === 'qty' || column.type === 'hours' || column.type === 'money'
}

export function shownText<R>(column: EditColumn<R>, row: R): string {
  return column.type === 'text' ? column.value(row) : numbers[column.type].format(column.value(row))
}

/** Hands a typed text on as a value; false when it cannot be read. What did not change is not committed. */
export function commitText<R>(column: EditColumn<R>, row: R, typed: string): boolean {
  if (column.type === 'text') {
    if (typed !== column.value(row)) column.commit?.(row, typed)
    return true
  }
  const value = numbers[column.type].parse(typed)
  if (value === undefined) return false
  if (value !== column.value(row)) column.commit?.(row, value)
  return true
}

export function isEditable<R>(column: LineColumn<R>, row: R): boolean {
  return column.type !== 'view' && column.commit !== undefined && !column.isFixed?.(row)
}
