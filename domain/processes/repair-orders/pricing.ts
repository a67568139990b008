import { type Fen, hoursAmountFen, multiplyFen, shareOfFen, sumFen, taxIncludedFen } from '#domain/kernel/money.ts'
import type { Payer } from './kinds.ts'

/** Value added tax on repair work and parts, in parts per million; prices include it. */
export const REPAIR_TAX_PPM = 130_000

export type PricedLine = {
  kind: 'labour' | 'part' | 'other'
  hoursCenti: number | null
  qtyMilli: number
  unitPriceFen: Fen
  discountFen: Fen
  payer: Payer
}

/** A labour line is hours by rate, times how often it is done; anything else quantity by price. Rounded once. */
export function lineAmountFen(line: Omit<PricedLine, 'discountFen' | 'payer'>): Fen {
  if (line.kind !== 'labour') return multiplyFen(line.unitPriceFen, line.qtyMilli)
  return multiplyFen(hoursAmountFen(line.unitPriceFen, line.hoursCenti ?? 0), line.qtyMilli)
}

/** A line beside the board: what it costs, what is published, and what a published rule takes off by itself. */
export type BoardLine = Omit<PricedLine, 'payer'> & { publishedPriceFen: Fen; ruledDiscountFen: Fen }

/** Another price than the published one, or less by somebody's hand: both need consent. */
export function isOffBoard(
  line: Pick<BoardLine, 'unitPriceFen' | 'publishedPriceFen' | 'discountFen' | 'ruledDiscountFen'>,
): boolean {
  return line.unitPriceFen !== line.publishedPriceFen || line.discountFen > line.ruledDiscountFen
}

/** How far the line is from the board in all: a higher price does not make up for a discount. */
export function offBoardFen(line: BoardLine): Fen {
  const published = lineAmountFen({ ...line, unitPriceFen: line.publishedPriceFen })
  const byHand = Math.max(0, line.discountFen - line.ruledDiscountFen)
  return sumFen([Math.abs(lineAmountFen(line) - published), byHand])
}

/** The same as a share of what is published; what is published nowhere is off by the whole. */
export function offBoardPpm(line: BoardLine): number {
  const published = lineAmountFen({ ...line, unitPriceFen: line.publishedPriceFen })
  return shareOfFen(offBoardFen(line), published) ?? 1_000_000
}

export type Totals = {
  labourFen: Fen
  partsFen: Fen
  otherFen: Fen
  grossFen: Fen
  discountFen: Fen
  totalFen: Fen
  taxFen: Fen
  /** What each payer owes; the sum of all is the total. */
  byPayer: Partial<Record<Payer, Fen>>
}

export function totalsOf(lines: readonly (PricedLine & { amountFen: Fen })[]): Totals {
  const of = (kind: PricedLine['kind']) => sumFen(lines.filter(line => line.kind === kind).map(line => line.amountFen))
  const grossFen = sumFen(lines.map(line => line.amountFen))
  const discountFen = sumFen(lines.map(line => line.discountFen))
  const byPayer: Totals['byPayer'] = {}
  for (const line of lines) byPayer[line.payer] = sumFen([byPayer[line.payer] ?? 0, line.amountFen, -line.discountFen])
  const totalFen = sumFen([grossFen, -discountFen])
  return {
    labourFen: of('labour'),
    partsFen: of('part'),
    otherFen: of('other'),
    grossFen,
    discountFen,
    totalFen,
    taxFen: taxIncludedFen(totalFen, REPAIR_TAX_PPM).taxFen,
    byPayer,
  }
}

/** The customer's own share: free for them when maker, insurer, house or rework pays. */
export function customerFen(totals: Totals): Fen {
  return totals.byPayer.customer ?? 0
}
