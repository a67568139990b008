import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Tick, TicksBlock } from '#domain/mechanisms/papers/block.ts'
import { tickSigns, tickText } from '#domain/mechanisms/papers/tick-sign.ts'
import { grid, spanning, widthsOf } from './grid.ts'
import { look } from './look.ts'

export function drawTicks(block: TicksBlock, width: number): Content {
  const { columns } = block
  if (block.ticks.length === 0) return { text: '无', fontSize: look.text, color: look.muted }
  const rows: TableCell[][] = []
  for (let start = 0; start < block.ticks.length; start += columns) {
    const cells = block.ticks.slice(start, start + columns).map(tickCell)
    const missing = columns - cells.length
    rows.push(missing === 0 ? cells : [...cells, ...spanning({ text: '' }, missing)])
  }
  const widths = widthsOf(
    Array.from({ length: columns }, () => 1),
    width,
  )
  return grid({ widths, rows })
}

function tickCell(tick: Tick): TableCell {
  const sign = { text: `${tickSigns[tick.state]} `, bold: true, color: tick.state === 'no' ? look.red : '#000000' }
  return { text: [sign, tickText(tick)], fontSize: look.text }
}
