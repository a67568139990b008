import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

/** Where the first sheet lies, and from which day its dates count. */
export async function readBook(archive: Archive): Promise<{ sheetPath: string; counts1904: boolean }> {
  const xml = await archive.text('xl/workbook.xml')
  const relations = await archive.text('xl/_rels/workbook.xml.rels')
  if (xml === undefined || relations === undefined) throw refuse(importRefusals.unreadable)
  let relation: string | undefined
  let counts1904 = false
  await readXml(xml, {
    open: (name, attribute) => {
      if (name === 'sheet') relation ??= attribute('id')
      if (name === 'workbookPr') counts1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
    },
  })
  let target: string | undefined
  await readXml(relations, {
    open: (name, attribute) => {
      if (name === 'Relationship' && attribute('Id') === relation) target = attribute('Target')
    },
  })
  if (relation === undefined || target === undefined) throw refuse(importRefusals.unreadable)
  return { sheetPath: target.startsWith('/') ? target.slice(1) : `xl/${target}`, counts1904 }
}

/** The texts that cells name by number; readings in another script beside them are left out. */
export async function readSharedStrings(archive: Archive): Promise<string[]> {
  const xml = await archive.text('xl/sharedStrings.xml')
  const strings: string[] = []
  if (xml === undefined) return strings
  let current = ''
  let isText = false
  let inReading = false
  await readXml(xml, {
    open: name => {
      if (name === 'si') current = ''
      if (name === 'rPh') inReading = true
      isText = name === 't' && !inReading
    },
    text: text => {
      if (isText) current += text
    },
    close: name => {
      isText = false
      if (name === 'rPh') inReading = false
      if (name === 'si') strings.push(current)
    },
  })
  return strings
}

/** Which cell styles show a number as a date. */
export async function readStyles(archive: Archive): Promise<(style: number) => boolean> {
  const xml = await archive.text('xl/styles.xml')
  const formats = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  await readXml(xml ?? '<styleSheet/>', {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) styles.push(Number(attribute('numFmtId') ?? 0))
    },
    close: name => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return style => {
    const format = styles[style] ?? 0
    const code = formats.get(format)
    return code === undefined ? isBuiltInDate(format) : hasDateSigns(code)
  }
}

// The numbers below 60 are fixed; those from 27 and 50 on are the East Asian dates.
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    (format >= 50 && format <= 58) ||
    format === 36
  )
}

function hasDateSigns(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}
