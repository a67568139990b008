import { applyRatePpm, type Fen, sumFen } from '#domain/kernel/money.ts'

export type DepositRule = { partsFen: Fen; specialOrder: boolean; sharePpm: number }
type Line = { kind: string; amountFen: Fen; specialOrder: boolean }

/** What a customer leaves with us before costly parts are got for the car: a share of all parts, or nothing. */
export function depositDemandFen(lines: readonly Line[], rule: DepositRule): Fen {
  const parts = lines.filter(line => line.kind === 'part')
  const partsFen = sumFen(parts.map(line => line.amountFen))
  const costly = partsFen >= rule.partsFen
  const special = rule.specialOrder && parts.some(line => line.specialOrder)
  return costly || special ? applyRatePpm(partsFen, rule.sharePpm, 'halfUp') : 0
}
