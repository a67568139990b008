import { type Fen, hoursAmountFen, multiplyFen } from '#domain/kernel/money.ts'

type Line = { kind: 'labour' | 'part' | 'other'; hoursCenti: number | null; qtyMilli: number; unitPriceFen: Fen }

/** As an order reckons it: hours by rate, times how often; anything else quantity by price. Rounded once a step. */
export function bookingLineFen(line: Line): Fen {
  if (line.kind !== 'labour') return multiplyFen(line.unitPriceFen, line.qtyMilli)
  return multiplyFen(hoursAmountFen(line.unitPriceFen, line.hoursCenti ?? 0), line.qtyMilli)
}

/** Minutes in the bay by the hours of the lines, up to the next five. */
export function workMinutes(lines: readonly Omit<Line, 'unitPriceFen'>[]): number {
  const centi = lines.reduce((sum, line) => sum + Math.ceil(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000), 0)
  return Math.ceil((centi * 60) / 500) * 5
}
