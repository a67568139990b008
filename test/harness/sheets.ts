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

/** An archive that may lie about the size of its entries, for files that mean harm. */
export function zipOf(entries: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain, { level: 9 })
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    for (const [header, at] of [
      [local, 8],
      [central, 10],
    ] as const) {
      header.writeUInt16LE(8, at)
      header.writeUInt32LE(packed.length, at + 10)
      header.writeUInt32LE(claimed ?? plain.length, at + 14)
      header.writeUInt16LE(title.length, at + 18)
    }
    central.writeUInt32LE(offset, 42)
    bodies.push(local, title, packed)
    directory.push(central, title)
    offset += 30 + title.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

/** The least that is a workbook, with the sheet's own text. */
export function bareBook(sheetData: string, before = ''): Record<string, string> {
  return {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
