import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { commandLineLimits } from '../imports/limits.ts'
import { readTable } from '../imports/read-table.ts'
import type { Cell } from './exporter.ts'
import { type ExportFormat, openTable } from './write-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'carebay-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const exporter = {
  columns: [
    { heading: ['名称', 'Name'], kind: 'text' },
    { heading: ['金额', 'Amount'], kind: 'money' },
    { heading: ['数量', 'Quantity'], kind: 'quantity' },
    { heading: ['时间', 'When'], kind: 'instant' },
    { heading: ['日期', 'On'], kind: 'date' },
    { heading: ['在用', 'In use'], kind: 'yesNo' },
  ],
} as const

const payloads = [
  '=1+1',
  '+8613800000000',
  '-2+3',
  '@SUM(1,2)',
  '\t=cmd',
  '\r=cmd',
  '\n=cmd',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  ' =HYPERLINK("http://example.com","沪A")',
  "'=1",
  '0012345',
  '13800000000',
  '沪A12345',
  'a "b", <c> & d\ne',
]

async function made(format: ExportFormat, rows: Cell[][]): Promise<Buffer> {
  const path = join(folder, `table.${format}`)
  const table = await openTable(format, {
    path,
    title: '配件/库存',
    exporter,
    manner: { zone: 'Asia/Shanghai', lang: 'zh' },
  })
  await table.write(rows)
  await table.end()
  return readFileSync(path)
}

/** XML knows one kind of line break. */
const inWorkbook = (text: string) => text.replace('\r', '\n')

const row = (text: string): Cell[] => [text, -123450, 1500, '2027-03-02T01:05:00.000Z', '2027-03-02', true]

test('R17: what could be a formula is text in a workbook, unchanged when it is opened again', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await made('xlsx', payloads.map(row))).buffer)
  const sheet = book.worksheets[0]
  expect(sheet?.name).toBe('配件 库存')
  for (const [index, payload] of payloads.entries()) {
    const cell = sheet?.getCell(index + 2, 1)
    expect(cell?.type, payload).toBe(ExcelJS.ValueType.String)
    expect(cell?.value, payload).toBe(inWorkbook(payload))
    expect(cell?.numFmt).toBe('@')
  }
  expect(sheet?.getRow(1).values).toEqual([undefined, '名称', '金额', '数量', '时间', '日期', '在用'])
  expect(sheet?.getCell(2, 2).value).toBe(-1234.5)
  expect(sheet?.getCell(2, 3).value).toBe(1.5)
  expect(sheet?.getCell(2, 4).numFmt).toBe('yyyy-mm-dd hh:mm')
  expect(sheet?.getCell(2, 6).value).toBe('是')
})

test('R17: in CSV it stands behind an apostrophe, numbers stay numbers, and Excel in China finds its mark', async () => {
  const bytes = await made('csv', payloads.map(row))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = bytes.toString('utf8')
  expect(text).toContain("\r\n'=1+1,-1234.50,1.5,2027-03-02 09:05,2027-03-02,是\r\n")
  expect(text).toContain("\r\n'＝1+1,")
  expect(text).toContain('\r\n0012345,')
  const cells = text.split('\r\n').slice(1)
  expect(cells.filter(line => /^"?\s*[=+\-@＝＋－＠]/.test(line))).toEqual([])
})

test('R17: both kinds of file come back through an import with the same values', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    const { headings, rows } = await readTable(await made(format, payloads.map(row)), commandLineLimits)
    expect(headings.slice(0, 2)).toEqual(['名称', '金额'])
    expect(
      rows.map(read => read.cells[0]),
      format,
    ).toEqual(format === 'csv' ? payloads : payloads.map(inWorkbook))
    // An import reads days; the time of a moment is of no use to it.
    expect(rows[0]?.cells.slice(1, 5), format).toEqual(
      format === 'csv'
        ? ['-1234.50', '1.5', '2027-03-02 09:05', '2027-03-02']
        : ['-1234.5', '1.5', '2027-03-02', '2027-03-02'],
    )
  }
})
