import type { Field } from './block.ts'

export type PackedField = {
  label: string
  value: string
  span: number
  /** Amounts stand to the right in narrow cells, totals (with the sign of the currency) in bold. */
  isAmount: boolean
  isTotal: boolean
}

/** Breaks fields into full rows; the last field of a row takes what is left, so that the grid never has holes. */
export function packFields(columns: number, fields: readonly Field[]): PackedField[][] {
  const rows: PackedField[][] = []
  let row: PackedField[] = []
  let used = 0
  const close = () => {
    const last = row.at(-1)
    if (last && used < columns) {
      last.span += columns - used
      last.isAmount = false
    }
    if (row.length > 0) rows.push(row)
    row = []
    used = 0
  }
  for (const [label, value, span = 1] of fields) {
    const wanted = Math.min(span, columns)
    if (used + wanted > columns) close()
    row.push(packed(label, value === null || value === '' ? '—' : value, wanted))
    used += wanted
  }
  close()
  return rows
}

function packed(label: string, value: string, span: number): PackedField {
  return {
    label,
    value,
    span,
    isAmount: span === 1 && /^-?¥?[\d,]+\.\d\d$/.test(value),
    isTotal: value.startsWith('¥'),
  }
}
