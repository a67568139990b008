import { type Fen, splitFen } from '#domain/kernel/money.ts'

/** What the store holds of one part. The average cost is costTotalFen over onHandMilli and is never kept itself. */
export type StockLevel = { onHandMilli: number; reservedMilli: number; costTotalFen: Fen }

export const emptyLevel: StockLevel = { onHandMilli: 0, reservedMilli: 0, costTotalFen: 0 }

export const availableMilli = (level: StockLevel): number => level.onHandMilli - level.reservedMilli

/**
 * The share of a cost that goes with a quantity. Taking all that is left takes the whole cost, so that an empty shelf
 * is worth exactly nothing however often it was rounded before.
 */
export function costShareFen(costFen: Fen, wholeMilli: number, qtyMilli: number): Fen {
  if (qtyMilli > wholeMilli) throw new RangeError('A part of a quantity cannot be more than the whole')
  return splitFen(costFen, [qtyMilli, wholeMilli - qtyMilli])[0] ?? 0
}

export type PartQuantity = { partId: string; qtyMilli: number }

/** Lines of the same part summed, in order of part id: every document locks its parts in the same order. */
export function mergeByPart<Line extends PartQuantity>(lines: readonly Line[]): { partId: string; lines: Line[] }[] {
  const byPart = new Map<string, Line[]>()
  for (const line of lines) byPart.set(line.partId, [...(byPart.get(line.partId) ?? []), line])
  return [...byPart]
    .map(([partId, group]) => ({ partId, lines: group }))
    .toSorted((a, b) => (a.partId < b.partId ? -1 : 1))
}

export function sumQty(lines: readonly { qtyMilli: number }[]): number {
  return lines.reduce((sum, line) => sum + line.qtyMilli, 0)
}
