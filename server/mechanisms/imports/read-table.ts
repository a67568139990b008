import Papa from 'papaparse'
import { z } from 'zod'
import { unguardFormula } from '#domain/kernel/formula-guard.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { type ImportLimits, inMb } from './limits.ts'
import { readXlsx } from './read-xlsx.ts'

/** A row with the number people see beside it: of the sheet, of the file, or of the list. */
export type TableRow = { line: number; cells: string[] }
export type Table = { headings: string[]; rows: TableRow[] }

const ZIP = Buffer.from('504b0304', 'hex')
const OLD_EXCEL = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Reads xlsx, csv or json; which of them it is, the bytes tell, not the name. */
export async function readTable(bytes: Buffer, limits: ImportLimits): Promise<Table> {
  if (bytes.length > limits.bytes) throw refuse(importRefusals.tooLarge, { limit: inMb(limits.bytes) })
  const rows = await readRows(bytes, limits)
  const [head, ...rest] = rows
  if (!head || rest.length === 0) throw refuse(importRefusals.empty)
  if (head.cells.length > limits.columns) throw refuse(importRefusals.tooManyColumns, { limit: limits.columns })
  if (rest.length > limits.rows) throw refuse(importRefusals.tooManyRows, { limit: limits.rows })
  return { headings: head.cells, rows: rest }
}

async function readRows(bytes: Buffer, limits: ImportLimits): Promise<TableRow[]> {
  if (bytes.subarray(0, 4).equals(ZIP)) return readXlsx(bytes, limits)
  if (bytes.subarray(0, 8).equals(OLD_EXCEL)) throw refuse(importRefusals.oldFormat)
  const text = decode(bytes)
  if (text.includes('\0')) throw refuse(importRefusals.unreadable)
  return /^\s*[[{]/.test(text) ? readJson(text, limits) : readCsv(text, limits)
}

// Chinese spreadsheets write CSV in GB18030, everything else in UTF-8; Excel's "Unicode text" is UTF-16.
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: try the next one.
    }
  }
  throw refuse(importRefusals.unreadable)
}

function readCsv(text: string, limits: ImportLimits): TableRow[] {
  const { data, errors } = Papa.parse<string[]>(text, { preview: limits.rows + 2 })
  if (errors.some(error => error.type === 'Quotes')) throw refuse(importRefusals.unreadable)
  return data
    .map((cells, index) => ({
      line: index + 1,
      cells: cells.map(cell => unguardFormula(cell).slice(0, limits.cellLength)),
    }))
    .filter(row => row.cells.some(cell => cell.trim() !== ''))
}

const zCell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const zList = z.array(z.record(z.string(), zCell))
const zJson = z.union([zList, z.object({ rows: zList })])

function readJson(text: string, limits: ImportLimits): TableRow[] {
  const parsed = zJson.safeParse(jsonOf(text))
  if (!parsed.success) throw refuse(importRefusals.unreadable)
  const list = Array.isArray(parsed.data) ? parsed.data : parsed.data.rows
  if (list.length > limits.rows) throw refuse(importRefusals.tooManyRows, { limit: limits.rows })
  const headings = [...new Set(list.flatMap(row => Object.keys(row)))]
  const rows = list.map((row, index) => ({
    line: index + 1,
    cells: headings.map(heading => String(row[heading] ?? '').slice(0, limits.cellLength)),
  }))
  return [{ line: 0, cells: headings }, ...rows]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse(importRefusals.unreadable)
  }
}
