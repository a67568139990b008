import type { Field } from './block.ts'

export type PackedField = { label: string; value: string; span: number }

/** Breaks fields into full rows; the last field of a row takes what is left, so that the grid never has holes. */
export function packFields(columns: number, fields: readonly Field[]): PackedField[][] {
  const rows: PackedField[][] = []
  let row: PackedField[] = []
  let used = 0
  const close = () => {
    const last = row.at(-1)
    if (last) last.span += columns - used
    if (row.length > 0) rows.push(row)
    row = []
    used = 0
  }
  for (const [label, value, span = 1] of fields) {
    const wanted = Math.min(span, columns)
    if (used + wanted > columns) close()
    row.push({ label, value: value === null || value === '' ? '—' : value, span: wanted })
    used += wanted
  }
  close()
  return rows
}
