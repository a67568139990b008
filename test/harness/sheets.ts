import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'

export type CellValue = string | number | Date | null | { formula: string; result?: string | number }

/** A workbook as people save it. */
export async function xlsx(rows: readonly (readonly CellValue[])[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Sheet1').addRows(rows.map(row => [...row]))
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
}

export function csv(
  rows: readonly (readonly string[])[],
  encode: (text: string) => Buffer = text => Buffer.from(text),
): string {
  return encode(rows.map(row => row.map(quoted).join(',')).join('\r\n')).toString('base64')
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** An archive of one entry that claims whatever size one likes, for files that mean harm. */
export function zipOf(name: string, content: Buffer, lies: { claimed?: number; hidden?: boolean } = {}): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const title = Buffer.from(name)
  const sizes = (header: Buffer, at: number) => {
    header.writeUInt32LE(packed.length, at)
    header.writeUInt32LE(lies.claimed ?? content.length, at + 4)
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  sizes(local, 18)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  sizes(central, 20)
  central.writeUInt16LE(title.length, 28)
  const body = Buffer.concat([local, title, packed])
  // An entry that the directory does not list.
  const before = lies.hidden === true ? body : Buffer.alloc(0)
  central.writeUInt32LE(before.length, 42)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + title.length, 12)
  end.writeUInt32LE(before.length + body.length, 16)
  return Buffer.concat([before, body, central, title, end])
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
