import { addDaysOn } from '#domain/kernel/time.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { ImportLimits } from './limits.ts'
import type { TableRow } from './read-table.ts'
import { readBook, readSharedStrings, readStyles } from './xlsx-book.ts'
import { readXml } from './xml.ts'
import { openArchive } from './zip.ts'

type Words = {
  strings: readonly string[]
  /** Whether a cell of this style shows a date. */
  isDate: (style: number) => boolean
  /** The day that counts as zero. */
  epochOn: string
}

type Cell = { address: string; column: number; type: string; style: number; text: string }

/** The rows of the first sheet. Formulas are refused, not computed. */
export async function readXlsx(bytes: Buffer, limits: ImportLimits): Promise<TableRow[]> {
  const archive = openArchive(bytes, limits)
  const book = await readBook(archive)
  const sheet = await archive.text(book.sheetPath)
  if (sheet === undefined) throw refuse(importRefusals.unreadable)
  const words = {
    strings: await readSharedStrings(archive),
    isDate: await readStyles(archive),
    epochOn: book.counts1904 ? '1904-01-01' : '1899-12-30',
  }
  return readSheet(sheet, words, limits)
}

async function readSheet(xml: string, words: Words, limits: ImportLimits): Promise<TableRow[]> {
  const rows: TableRow[] = []
  let row: TableRow = { line: 0, cells: [] }
  let cell: Cell | undefined
  let isValue = false
  await readXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') row = { line: lineOf(attribute('r'), row.line), cells: [] }
      else if (name === 'c') cell = newCell(attribute, row, limits)
      else if (name === 'f' && cell) throw refuse(importRefusals.formulas, { cell: cell.address })
      else if (name === 'v' || name === 't') isValue = true
    },
    text: text => {
      if (cell && isValue && cell.text.length <= limits.cellLength) cell.text += text
    },
    close: name => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c' && cell) {
        row.cells[cell.column] = shownBy(cell, words).slice(0, limits.cellLength)
        cell = undefined
      } else if (name === 'row' && row.cells.some(text => text !== undefined && text.trim() !== '')) {
        rows.push({ line: row.line, cells: Array.from(row.cells, text => text ?? '') })
        if (rows.length > limits.rows + 1) throw refuse(importRefusals.tooManyRows, { limit: limits.rows })
      }
    },
  })
  return rows
}

function lineOf(number: string | undefined, before: number): number {
  return number !== undefined && /^[1-9]\d{0,6}$/.test(number) ? Number(number) : before + 1
}

function newCell(attribute: (name: string) => string | undefined, row: TableRow, limits: ImportLimits): Cell {
  const address = attribute('r') ?? ''
  const column = address === '' ? row.cells.length : columnOf(address)
  if (column >= limits.columns) throw refuse(importRefusals.tooManyColumns, { limit: limits.columns })
  return { address, column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), text: '' }
}

/** AB12 is in column 27, counted from zero. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? 'A'
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shownBy(cell: Cell, words: Words): string {
  const { type, text } = cell
  if (type === 's') return words.strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type !== 'n' || text === '') return text
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (words.isDate(cell.style) && number >= 0 && number < 2_958_466) return addDaysOn(words.epochOn, Math.floor(number))
  // Spreadsheets compute with fifteen digits; what stands behind them is noise.
  return String(Number(number.toPrecision(15)))
}
