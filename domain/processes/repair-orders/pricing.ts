import { type Fen, hoursAmountFen, multiplyFen, sumFen, taxIncludedFen } from '#domain/kernel/money.ts'
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
