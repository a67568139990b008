import { expect, test } from 'vitest'
import { msOf } from '#domain/kernel/time.ts'
import { bareBook, xlsx, zipOf } from '#test/harness/sheets.ts'
import { screenLimits } from './limits.ts'
import { readXlsx } from './read-xlsx.ts'

const read = (bytes: Buffer) => readXlsx(bytes, screenLimits)

test('a workbook is read as people see it: dates as days, numbers without noise, gaps as empty cells', async () => {
  const day = new Date(msOf('2024-03-05T00:00:00.000Z'))
  const book = await xlsx([['名称', '日期', '数'], ['甲 & 乙', day, 0.1 + 0.2], [], [null, null, 13_800_138_000]])
  expect(await read(Buffer.from(book, 'base64'))).toEqual([
    { line: 1, cells: ['名称', '日期', '数'] },
    { line: 2, cells: ['甲 & 乙', '2024-03-05', '0.3'] },
    { line: 4, cells: ['', '', '13800138000'] },
  ])
})

test('the same workbook is read the same way every time', async () => {
  for (let i = 0; i < 40; i++) {
    const book = Buffer.from(await xlsx([['车架号'], [`x${i}`]]), 'base64')
    expect(await read(book)).toEqual([
      { line: 1, cells: ['车架号'] },
      { line: 2, cells: [`x${i}`] },
    ])
  }
})

test('cells of every type, prefixed names, readings beside the text and columns beyond Z', async () => {
  const row =
    '<x:row r="7"><x:c r="A7" t="inlineStr"><x:is><x:t>内联</x:t></x:is></x:c><x:c r="B7" t="b"><x:v>1</x:v></x:c>' +
    '<x:c r="C7" t="s"><x:v>0</x:v></x:c><x:c r="D7" t="e"><x:v>#N/A</x:v></x:c><x:c r="AB7"><x:v>1.5E3</x:v></x:c></x:row>'
  const strings = '<sst><si><r><t>文</t></r><r><t>字</t></r><rPh><t>よみ</t></rPh></si></sst>'
  const rows = await read(zipOf({ ...bareBook(row), 'xl/sharedStrings.xml': strings }))
  expect(rows).toMatchObject([{ line: 7 }])
  expect(rows[0]?.cells.slice(0, 4)).toEqual(['内联', 'true', '文字', '#N/A'])
  expect(rows[0]?.cells[27]).toBe('1500')
})

test('dates may count from 1904, and a format of ones own may show a date', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="165" formatCode="0&quot;day&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs></styleSheet>'
  const row = '<row r="1"><c s="0"><v>1</v></c><c s="1"><v>1.75</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c></row>'
  const book = bareBook(row)
  const workbook = (book['xl/workbook.xml'] ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
  const rows = await read(zipOf({ ...book, 'xl/workbook.xml': workbook, 'xl/styles.xml': styles }))
  expect(rows[0]?.cells).toEqual(['1', '1904-01-02', '1', '1904-01-02'])
})
