import type { Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { look } from './look.ts'

const layout: CustomTableLayout = {
  hLineWidth: () => look.hairline,
  vLineWidth: () => look.hairline,
  hLineColor: () => look.line,
  vLineColor: () => look.line,
  paddingLeft: () => look.cellX,
  paddingRight: () => look.cellX,
  paddingTop: () => look.cellTop,
  paddingBottom: () => look.cellBottom,
}

export type Grid = { widths: number[]; rows: TableCell[][]; headerRows?: number; unbreakable?: boolean }

export function grid({ widths, rows, headerRows = 0, unbreakable = false }: Grid): Content {
  const body = { widths, body: rows, headerRows, dontBreakRows: true, keepWithHeaderRows: headerRows }
  return { table: body, layout, unbreakable, margin: [0, 1.2, 0, 1.2] }
}

/** Column widths in points. Given to pdfmake as numbers: it then never measures a Chinese table to find them out. */
export function widthsOf(shares: readonly number[], total: number): number[] {
  const rims = shares.length * 2 * look.cellX + (shares.length + 1) * look.hairline
  const sum = shares.reduce((all, share) => all + share, 0)
  return shares.map(share => ((total - rims) * share) / sum)
}

/** A cell over several columns, followed by the empty ones pdfmake wants in its place. */
export function spanning(cell: ContentText, columns: number): TableCell[] {
  return [{ ...cell, colSpan: columns }, ...Array.from({ length: columns - 1 }, () => ({ text: '' }))]
}
