import { maskPhone } from '#domain/kernel/phone.ts'
import { type Lang, pick } from '#domain/kernel/texts.ts'
import type { ImportReport } from '#domain/mechanisms/imports/contract.ts'
import type { ImportColumn, ImportKind } from '#domain/mechanisms/imports/definition.ts'
import { matchHeadings } from '#domain/mechanisms/imports/headings.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Importer, RawRow, RowResult } from './importer.ts'
import type { ImportLimits } from './limits.ts'
import { readTable, type Table } from './read-table.ts'

export type ImportFile = { bytes: Buffer; limits: ImportLimits; lang: Lang }

/** Runs work in a transaction: the one of the request, or on the command line one for each batch. */
export type Within = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

const BATCH = 250
const MOST_FAULTS = 500
const SAMPLE = 20

export type Imported = { report: ImportReport; sample: { line: number; outcome: string; cells: string[] }[] }

/** Reads a file and takes its good rows, or only says what taking them would do. */
export async function takeFile(
  importer: Importer,
  file: ImportFile,
  mode: 'check' | 'save',
  within: Within,
): Promise<Imported> {
  const table = await readTable(file.bytes, file.limits)
  const match = matchHeadings(importer.kind, table.headings)
  if (match.missing.length > 0) {
    const headings = match.missing.map(column => pick(column.label, file.lang)).join(file.lang === 'zh' ? '、' : ', ')
    throw refuse(importRefusals.headingsMissing, { headings })
  }
  const rows = table.rows.map(row => rawRow(row, match.columns))
  const take = importer.begin()
  const results: RowResult[] = []
  for (let at = 0; at < rows.length; at += BATCH) {
    results.push(...(await within(ctx => take(ctx, rows.slice(at, at + BATCH), mode))))
  }
  return {
    report: reportOf(importer.kind, table, match.columns, rows, results, file.lang),
    sample: sampleOf(table, match.columns, results),
  }
}

function rawRow(row: Table['rows'][number], columns: readonly (ImportColumn | undefined)[]): RawRow {
  const entries = columns.flatMap((column, at) => (column ? [[column.key, row.cells[at] ?? ''] as const] : []))
  return { line: row.line, cells: Object.fromEntries(entries) }
}

function reportOf(
  kind: ImportKind,
  table: Table,
  columns: readonly (ImportColumn | undefined)[],
  rows: readonly RawRow[],
  results: readonly RowResult[],
  lang: Lang,
): ImportReport {
  const count = (outcome: RowResult['outcome']) => results.filter(result => result.outcome === outcome).length
  const faults = results.flatMap((result, at) =>
    result.faults.map(fault => {
      const column = kind.columns.find(one => one.key === fault.field)
      return {
        line: result.line,
        field: fault.field,
        label: column ? pick(column.label, lang) : fault.field,
        value: shown(rows[at]?.cells[fault.field] ?? '', column),
        reason: pick(fault.reason, lang),
      }
    }),
  )
  return {
    kind: kind.key,
    rowCount: results.length,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    faulty: count('faulty'),
    columns: table.headings.map((heading, at) => {
      const column = columns[at]
      return { heading, label: column ? pick(column.label, lang) : null }
    }),
    faults: faults.slice(0, MOST_FAULTS),
  }
}

function sampleOf(table: Table, columns: readonly (ImportColumn | undefined)[], results: readonly RowResult[]) {
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
