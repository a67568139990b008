import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'
import { checkZip } from './check-zip.ts'
import type { ImportLimits } from './limits.ts'
import type { TableRow } from './read-table.ts'

/** The rows of the first sheet, after the archive has been found harmless. Formulas are refused, not computed. */
export async function readXlsx(bytes: Buffer, limits: ImportLimits): Promise<TableRow[]> {
  const names = await checkZip(bytes, limits)
  if (!names.includes('xl/workbook.xml')) throw refuse(importRefusals.unreadable)
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    for await (const sheet of reader) return await sheetRows(sheet, limits)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refuse(importRefusals.unreadable)
  }
  throw refuse(importRefusals.empty)
}

async function sheetRows(sheet: ExcelJS.stream.xlsx.WorksheetReader, limits: ImportLimits): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of sheet) {
    if (row.cellCount > limits.columns) throw refuse(importRefusals.tooManyColumns, { limit: limits.columns })
    const cells: string[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      cells[column - 1] = textOf(cell).slice(0, limits.cellLength)
    })
    if (cells.some(cell => cell !== undefined && cell.trim() !== '')) {
      rows.push({ line: row.number, cells: Array.from(cells, cell => cell ?? '') })
    }
    if (rows.length > limits.rows + 1) throw refuse(importRefusals.tooManyRows, { limit: limits.rows })
  }
  return rows
}

function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('formula' in value || 'sharedFormula' in value) throw refuse(importRefusals.formulas, { cell: cell.address })
  if ('richText' in value) return value.richText.map(run => run.text).join('')
  if ('text' in value) return value.text
  return 'error' in value ? value.error : ''
}
