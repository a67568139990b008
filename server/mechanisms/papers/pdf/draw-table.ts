import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Align, TableBlock } from '#domain/mechanisms/papers/block.ts'
import { grid, spanning, widthsOf } from './grid.ts'
import { look } from './look.ts'

export function drawTable(block: TableBlock, width: number): Content {
  const count = block.columns.length
  const head = block.columns.map(([label, , align]) => headCell(label, align))
  const body = block.rows.map(row => block.columns.map(([, , align], index) => bodyCell(row[index] ?? '', align)))
  const none = spanning({ text: block.empty, fontSize: look.text, alignment: 'center', color: look.muted }, count)
  const foot = block.footer.map(([label, value]) =>
    spanning({ text: `${label}：${value}`, fontSize: look.text, bold: true, alignment: 'right' }, count),
  )
  return grid({
    widths: widthsOf(
      block.columns.map(([, share]) => share),
      width,
    ),
    rows: [head, ...(body.length === 0 ? [none] : body), ...foot],
    headerRows: 1,
  })
}

function headCell(text: string, align: Align = 'left'): TableCell {
  return { text, fontSize: look.label, bold: true, fillColor: look.labelFill, alignment: align }
}

function bodyCell(text: string, align: Align = 'left'): TableCell {
  return { text, fontSize: look.text, alignment: align }
}
