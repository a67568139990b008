import type { Content, ContentText, TableCell } from 'pdfmake/interfaces.js'
import type { FieldsBlock } from '#domain/mechanisms/papers/block.ts'
import { type PackedField, packFields } from '#domain/mechanisms/papers/pack-fields.ts'
import { grid, spanning } from './grid.ts'
import { look } from './look.ts'

export function drawFields(block: FieldsBlock, width: number): Content {
  const rows = packFields(block.columns, block.fields)
  if (rows.length === 0) return []
  const label = labelWidth(block, width)
  const rims = block.columns * 4 * look.cellX + (block.columns * 2 + 1) * look.hairline
  const value = (width - rims) / block.columns - label
  const widths = Array.from({ length: block.columns }, () => [label, value]).flat()
  return grid({
    widths,
    rows: rows.map(row =>
      row.flatMap(field => [labelCell(field.label), ...spanning(valueCell(field), field.span * 2 - 1)]),
    ),
  })
}

function labelCell(text: string): TableCell {
  return { text, fontSize: look.label, bold: true, fillColor: look.labelFill, margin: [0, 0.6, 0, 0] }
}

function valueCell(field: PackedField): ContentText {
  return { text: field.value, fontSize: look.text, bold: field.isTotal, alignment: field.isAmount ? 'right' : 'left' }
}

/** As wide as the longest label needs, but never more than a fair part of the pair. */
function labelWidth(block: FieldsBlock, width: number): number {
  const longest = Math.max(...block.fields.map(([label]) => label.length))
  const most = (width / block.columns) * 0.42
  return Math.min(Math.max(longest, 4) * look.label + 1, most)
}
