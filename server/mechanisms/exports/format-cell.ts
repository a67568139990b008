import { formatScaled } from '#domain/kernel/scaled.ts'
import type { Lang } from '#domain/kernel/texts.ts'
import { formatLocal, msOf } from '#domain/kernel/time.ts'
import type { ExportColumnKind } from '#domain/mechanisms/exports/definition.ts'
import type { Cell } from './exporter.ts'

export type Manner = { zone: string; lang: Lang }

const digits = { money: 2, quantity: 3, hours: 2 } as const
const DAY_MS = 86_400_000
/** The first of January 1970 as spreadsheets count days. */
const EPOCH_DAY = 25_569

/** The cell as text, for CSV; text columns are guarded by the writer. */
export function asText(kind: ExportColumnKind, cell: Cell, { zone, lang }: Manner): string {
  if (cell === null) return ''
  if (kind === 'instant' && typeof cell === 'string') return formatLocal(cell, zone)
  if (typeof cell === 'boolean') return yesNo(cell, lang)
  if (typeof cell === 'number' && kind in digits) return decimal(kind, cell)
  return String(cell)
}

/** The cell as a spreadsheet keeps it: numbers to reckon with, moments as days since 1900, everything else as text. */
export function asValue(kind: ExportColumnKind, cell: Cell, manner: Manner): string | number | null {
  if (cell === null) return null
  if (kind === 'instant' && typeof cell === 'string')
    return dayNumber(`${formatLocal(cell, manner.zone)}`.replace(' ', 'T'))
  if (kind === 'date' && typeof cell === 'string') return dayNumber(`${cell}T00:00`)
  if (typeof cell === 'number') return kind in digits ? Number(decimal(kind, cell)) : cell
  return asText(kind, cell, manner)
}

/** How a spreadsheet shows a column; '@' keeps text from becoming a formula when somebody edits the cell. */
export const numberFormats: Readonly<Record<ExportColumnKind, string>> = {
  text: '@',
  money: '#,##0.00',
  quantity: 'General',
  hours: '0.00',
  count: '0',
  instant: 'yyyy-mm-dd hh:mm',
  date: 'yyyy-mm-dd',
  yesNo: '@',
}

function decimal(kind: ExportColumnKind, value: number): string {
  const scale = kind === 'quantity' ? digits.quantity : digits.money
  return formatScaled(value, scale, { grouped: false, padded: kind === 'money' })
}

function dayNumber(wall: string): number {
  return msOf(`${wall}:00.000Z`) / DAY_MS + EPOCH_DAY
}

function yesNo(value: boolean, lang: Lang): string {
  if (lang === 'en') return value ? 'Yes' : 'No'
  return value ? '是' : '否'
}
