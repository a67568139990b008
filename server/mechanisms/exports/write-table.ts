import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import Papa from 'papaparse'
import { guardFormula } from '#domain/kernel/formula-guard.ts'
import { pick } from '#domain/kernel/texts.ts'
import type { exportFormats } from '#domain/mechanisms/exports/contract.ts'
import type { Cell, Exporter } from './exporter.ts'
import { asText, asValue, type Manner, numberFormats } from './format-cell.ts'

export type ExportFormat = (typeof exportFormats)[number]

/** Takes a table batch by batch; what was given is on its way to the disk, not in memory. */
export type TableWriter = { write(rows: readonly Cell[][]): Promise<void>; end(): Promise<void> }

type Table = { path: string; title: string; exporter: Pick<Exporter, 'columns'>; manner: Manner }

export async function openTable(format: ExportFormat, table: Table): Promise<TableWriter> {
  return format === 'csv' ? openCsv(table) : openXlsx(table)
}

/** UTF-8 with the mark without which Excel in China reads it as GB18030. */
function openCsv({ path, exporter, manner }: Table): TableWriter {
  const file = createWriteStream(path, { mode: 0o600 })
  const done = finished(file)
  // Whoever writes hears of a full disk at the next batch or at the end.
  done.catch(() => undefined)
  const put = async (lines: string[][]) => {
    if (lines.length === 0) return
    if (!file.write(`${Papa.unparse(lines, { newline: '\r\n' })}\r\n`)) await Promise.race([once(file, 'drain'), done])
  }
  file.write('\ufeff')
  const headed = put([exporter.columns.map(column => pick(column.heading, manner.lang))])
  return {
    write: async rows => {
      await headed
      await put(
        rows.map(row =>
          exporter.columns.map(({ kind }, at) => {
            const text = asText(kind, row[at] ?? null, manner)
            return kind === 'text' ? guardFormula(text) : text
          }),
        ),
      )
    },
    end: async () => {
      file.end()
      await done
    },
  }
}

/** What one sheet can hold, heading included. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767

async function openXlsx({ path, title, exporter, manner }: Table): Promise<TableWriter> {
  // The spreadsheet library is large; a server nobody exports from does without it.
  const { default: ExcelJS } = await import('exceljs')
  const file = createWriteStream(path, { mode: 0o600 })
  const done = finished(file)
  done.catch(() => undefined)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false })
  let sheets = 0
  let filled = 0
  const nextSheet = () => {
    sheets++
    filled = 1
    const name = title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 25)
    const sheet = book.addWorksheet(sheets === 1 ? name : `${name} ${sheets}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = exporter.columns.map(({ heading, kind }, at) => ({
      key: String(at),
      header: pick(heading, manner.lang),
      width: kind === 'text' ? 18 : 16,
      style: { numFmt: numberFormats[kind] },
    }))
    return sheet
  }
  let sheet = nextSheet()
  return {
    write: async rows => {
      for (const row of rows) {
        if (filled === MOST_ROWS) {
          sheet.commit()
          sheet = nextSheet()
        }
        sheet.addRow(exporter.columns.map(({ kind }, at) => limited(asValue(kind, row[at] ?? null, manner)))).commit()
        filled++
      }
      if (file.writableNeedDrain) await Promise.race([once(file, 'drain'), done])
    },
    end: async () => {
      sheet.commit()
      await book.commit()
      await done
    },
  }
}

function limited(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value
}
