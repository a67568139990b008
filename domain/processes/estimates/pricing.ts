import { applyRatePpm, type Fen, sumFen } from '#domain/kernel/money.ts'
import type { Payer } from '../repair-orders/kinds.ts'
import { customerFen, type PricedLine, totalsOf } from '../repair-orders/pricing.ts'
import type { EstimateMode } from './kinds.ts'

export type EstimateLinePrice = PricedLine & { amountFen: Fen; recommended?: boolean }

export type EstimateTotals = {
  labourFen: Fen
  partsFen: Fen
  otherFen: Fen
  discountFen: Fen
  /** What all lines come to. */
  baseFen: Fen
  /** What a repair priced from its symptom may cost more, on the customer's own share. */
  riskFen: Fen
  totalFen: Fen
  /** Of the total, what is only recommended. */
  recommendedFen: Fen
}

/** What an option, or the part of it that is taken, costs. The risk is shown, never hidden in a line (EST-02). */
export function estimateTotals(
  lines: readonly EstimateLinePrice[],
  pricing: { mode: EstimateMode; riskPpm: number },
): EstimateTotals {
  const totals = totalsOf(lines)
  const riskFen = pricing.mode === 'symptom' ? applyRatePpm(customerFen(totals), pricing.riskPpm, 'halfUp') : 0
  const { labourFen, partsFen, otherFen, discountFen, totalFen: baseFen } = totals
  const extra = lines.filter(line => line.recommended)
  return {
    ...{ labourFen, partsFen, otherFen, discountFen, baseFen, riskFen },
    totalFen: sumFen([baseFen, riskFen]),
    recommendedFen: sumFen(extra.map(line => line.amountFen - line.discountFen)),
  }
}

type SystemLine = {
  id: string
  kind: string
  system: string
  forLineId: string | null
  amountFen: Fen
  discountFen: Fen
}

/** EST-01: what each system of the car costs; a part counts to the system of the work it is for. */
export function bySystem(lines: readonly SystemLine[]): { system: string; amountFen: Fen }[] {
  const systemOf = (line: SystemLine): string => {
    const head = line.forLineId === null ? undefined : lines.find(item => item.id === line.forLineId)
    return (head?.system ?? '') || line.system || OTHER
  }
  const names = [...new Set(lines.map(systemOf))]
  return names.map(system => ({
    system,
    amountFen: sumFen(lines.filter(line => systemOf(line) === system).map(line => line.amountFen - line.discountFen)),
  }))
}

const OTHER = '其他'

type Boarded = { unitPriceFen: Fen; publishedPriceFen: Fen; discountFen: Fen }

/** Another price than the published one, or less of it by hand: both need consent before the customer sees them. */
export const isOffBoard = (line: Boarded) => line.unitPriceFen !== line.publishedPriceFen || line.discountFen > 0

/** How far the lines are from the published prices, all told. */
export function deviationFen(lines: readonly Boarded[]): Fen {
  return sumFen(lines.flatMap(line => [Math.abs(line.unitPriceFen - line.publishedPriceFen), line.discountFen]))
}
