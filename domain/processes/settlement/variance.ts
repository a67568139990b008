import { type Fen, shareOfFen, sumFen } from '#domain/kernel/money.ts'

export type Variance = {
  /** The signed order with the add-ons the customer agreed to. */
  agreedFen: Fen
  varianceFen: Fen
  sharePpm: number
  /** The bill is further from what was agreed than the house tolerates and must be explained. */
  flagged: boolean
}

/** EST-16: the bill against what the customer agreed to. */
export function varianceOf(figures: { signedFen: Fen; addOnsFen: Fen; billFen: Fen }, tolerancePpm: number): Variance {
  const agreedFen = sumFen([figures.signedFen, figures.addOnsFen])
  const varianceFen = sumFen([figures.billFen, -agreedFen])
  // A bill where nothing was agreed is all variance.
  const sharePpm = shareOfFen(varianceFen, agreedFen) ?? (varianceFen === 0 ? 0 : 1_000_000)
  return { agreedFen, varianceFen, sharePpm, flagged: Math.abs(sharePpm) > tolerancePpm }
}
