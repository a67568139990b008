import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { SignatureLine, SignaturesBlock, SignedBy } from '#domain/mechanisms/papers/block.ts'
import { grid, spanning, widthsOf } from './grid.ts'
import { look } from './look.ts'

const mostPerRow = 3

export function drawSignatures(block: SignaturesBlock, width: number): Content {
  if (block.lines.length === 0) return []
  const perRow = Math.min(block.lines.length, mostPerRow)
  const rows: TableCell[][] = []
  for (let start = 0; start < block.lines.length; start += perRow) {
    const cells = block.lines.slice(start, start + perRow).map(signatureCell)
    const missing = perRow - cells.length
    rows.push(missing === 0 ? cells : [...cells, ...spanning({ text: '' }, missing)])
  }
  const widths = widthsOf(
    Array.from({ length: perRow }, () => 1),
    // One signer alone would get a box as wide as the page.
    perRow === 1 ? width / 2.5 : width,
  )
  return { stack: [grid({ widths, rows, unbreakable: true }), ...history(block.lines)], margin: [0, 4, 0, 0] }
}

function signatureCell(line: SignatureLine): TableCell {
  const label: Content = { text: `${line.label}：`, fontSize: look.label, bold: true }
  if (line.signed === null) return { stack: [label, blank()] }
  return { stack: [label, mark(line.signed), stamp(line.signed)] }
}

function blank(): Content {
  return [
    { text: ' ', fontSize: 20 },
    { text: '日期：　　　　年　　月　　日', fontSize: look.tiny, color: look.muted },
  ]
}

function mark(signed: SignedBy): Content {
  if (signed.image !== null) return { image: signed.image, fit: [110, 30], margin: [8, 0, 0, 0] }
  const voided = signed.voidReason !== null
  const line = voided ? { decoration: 'lineThrough' as const, color: look.muted } : {}
  return { text: signed.name, fontSize: 13, margin: [8, 4, 0, 5], ...line }
}

function stamp(signed: SignedBy): Content {
  const facts: Content = {
    text: `${signed.name}　${signed.at}　${signed.method}`,
    fontSize: look.tiny,
    color: look.muted,
  }
  if (signed.voidReason === null) return facts
  return [facts, { text: `已失效：${signed.voidReason}`, fontSize: look.small, bold: true, color: look.red }]
}

function history(lines: readonly SignatureLine[]): Content[] {
  return lines
    .filter(line => line.voided.length > 0)
    .map(line => ({
      text: `历史签字（${line.label}）：${line.voided.join('；')}`,
      fontSize: look.tiny,
      color: look.muted,
    }))
}
