import { maskPhone } from '#domain/kernel/phone.ts'
import { pick } from '#domain/kernel/texts.ts'
import type { ImportFaultView, ImportReport } from '#domain/mechanisms/imports/contract.ts'
import type { ImportColumn, importOutcomes } from '#domain/mechanisms/imports/definition.ts'
import type { RowResult } from './importer.ts'
import type { OpenedFile } from './take-file.ts'

export type Columns = readonly (ImportColumn | undefined)[]
export type Sample = { line: number; outcome: string; cells: string[] }[]
export type Counts = Pick<ImportReport, (typeof importOutcomes)[number]>

export const MOST_FAULTS = 500
const SAMPLE = 20

export function countsOf(results: readonly RowResult[]): Counts {
  const counts = { added: 0, changed: 0, unchanged: 0, faulty: 0 }
  for (const { outcome } of results) counts[outcome]++
  return counts
}

export function reportOf(
  { importer, table, columns, lang }: OpenedFile,
  results: readonly RowResult[],
): Omit<ImportReport, 'faults'> {
  return {
    kind: importer.kind.key,
    rowCount: results.length,
    ...countsOf(results),
    columns: table.headings.map((heading, at) => {
      const column = columns[at]
      return { heading, label: column ? pick(column.label, lang) : null }
    }),
  }
}

/** The faults of these rows in words, the first of them. */
export function faultsOf({ importer, rows, lang }: OpenedFile, results: readonly RowResult[]): ImportFaultView[] {
  const byLine = new Map(rows.map(row => [row.line, row.cells]))
  return results
    .flatMap(({ line, faults }) => faults.map(fault => ({ line, ...fault })))
    .slice(0, MOST_FAULTS)
    .map(({ line, field, reason }) => {
      const column = importer.kind.columns.find(one => one.key === field)
      return {
        line,
        field,
        label: column ? pick(column.label, lang) : field,
        value: shown(byLine.get(line)?.[field] ?? '', column),
        reason: pick(reason, lang),
      }
    })
}

export function sampleOf({ table, columns }: OpenedFile, results: readonly RowResult[]): Sample {
  return table.rows.slice(0, SAMPLE).map((row, index) => ({
    line: row.line,
    outcome: results[index]?.outcome ?? 'faulty',
    cells: table.headings.map((_heading, at) => shown(row.cells[at] ?? '', columns[at])),
  }))
}

function shown(value: string, column: ImportColumn | undefined): string {
  if (column?.personal !== true || value === '') return value.slice(0, 100)
  return maskPhone(value)
}
