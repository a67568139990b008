import { type Lang, pick } from '#domain/kernel/texts.ts'
import type { ImportReport } from '#domain/mechanisms/imports/contract.ts'
import { matchHeadings } from '#domain/mechanisms/imports/headings.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { groupOf, type Importer, type RawRow, type RowResult, type TakeMode } from './importer.ts'
import type { ImportLimits } from './limits.ts'
import { readTable, type Table } from './read-table.ts'
import { type Columns, faultsOf, reportOf, type Sample, sampleOf } from './report.ts'

export type ImportFile = { bytes: Buffer; limits: ImportLimits; lang: Lang }

/** A file that was read, and what its columns are. */
export type OpenedFile = { importer: Importer; table: Table; columns: Columns; rows: readonly RawRow[]; lang: Lang }

export type Progress = { rowsDone: number; results: readonly RowResult[] }

/**
 * Runs one batch in a transaction: the one of the request, or one for each batch.
 * @returns undefined when the import is to stop
 */
export type Within = (work: (ctx: Ctx) => Promise<RowResult[]>) => Promise<RowResult[] | undefined>

const BATCH = 250

/** @throws AppError when this is no file of the kind. */
export async function openFile(importer: Importer, file: ImportFile): Promise<OpenedFile> {
  const table = await readTable(file.bytes, file.limits)
  const { columns, missing } = matchHeadings(importer.kind, table.headings)
  if (missing.length > 0) {
    const headings = missing.map(column => pick(column.label, file.lang)).join(file.lang === 'zh' ? '、' : ', ')
    throw refuse(importRefusals.headingsMissing, { headings })
  }
  return { importer, table, columns, rows: table.rows.map(row => rawRow(row, columns)), lang: file.lang }
}

/** Takes the good rows of a file, or only says what taking them would do; undefined when it was stopped. */
export async function takeRows(opened: OpenedFile, mode: TakeMode, within: Within): Promise<RowResult[] | undefined> {
  const take = opened.importer.begin()
  const results: RowResult[] = []
  for (const batch of batchesOf(opened)) {
    const taken = await within(ctx => take(ctx, batch, mode))
    if (!taken) return undefined
    for (const result of taken) results.push(result)
  }
  return results.sort((a, b) => a.line - b.line)
}

/** The whole of a file at once, with its report. */
export async function takeFile(
  importer: Importer,
  file: ImportFile,
  mode: TakeMode,
  within: (work: (ctx: Ctx) => Promise<RowResult[]>) => Promise<RowResult[]>,
): Promise<{ report: ImportReport; sample: Sample }> {
  const opened = await openFile(importer, file)
  const results = (await takeRows(opened, mode, within)) ?? []
  return {
    report: { ...reportOf(opened, results), faults: faultsOf(opened, results) },
    sample: sampleOf(opened, results),
  }
}

/** Rows of one record are never torn apart, wherever they stand in the file. */
function batchesOf({ importer, rows }: OpenedFile): RawRow[][] {
  const { groupedBy } = importer
  const groups =
    groupedBy === undefined ? rows.map(row => [row]) : Map.groupBy(rows, row => groupOf(row, groupedBy)).values()
  const batches: RawRow[][] = []
  let batch: RawRow[] = []
  for (const group of groups) {
    if (batch.length > 0 && batch.length + group.length > BATCH) {
      batches.push(batch)
      batch = []
    }
    for (const row of group) batch.push(row)
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

function rawRow(row: Table['rows'][number], columns: Columns): RawRow {
  const entries = columns.flatMap((column, at) => (column ? [[column.key, row.cells[at] ?? ''] as const] : []))
  return { line: row.line, cells: Object.fromEntries(entries) }
}
