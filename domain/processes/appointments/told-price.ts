import { type Fen, sumFen } from '#domain/kernel/money.ts'
import type { Payer } from '../repair-orders/kinds.ts'
import { offPeakDiscountFen } from './off-peak.ts'

type Line = { amountFen: Fen; discountFen: Fen; payer: Payer }

/** What a line costs the customer: less what was taken off, and nothing where somebody else pays. */
export function toldFen(line: Line): Fen {
  return line.payer === 'customer' ? sumFen([line.amountFen, -line.discountFen]) : 0
}

/** The lines with what each costs the customer, as price, deposit and off-peak offer reckon with them. */
export function toldLines<L extends Line>(lines: readonly L[]): L[] {
  return lines.map(line => ({ ...line, amountFen: toldFen(line) }))
}

/** What a quiet time takes off the customer's own share of a line. */
export function offPeakFen(line: Line & { kind: string }, labourPpm: number): Fen {
  return offPeakDiscountFen({ kind: line.kind, amountFen: toldFen(line) }, labourPpm)
}

export function toldTotalFen(lines: readonly Line[]): Fen {
  return sumFen(lines.map(toldFen))
}
