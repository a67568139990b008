import { z } from 'zod'
import { type Fen, sumFen } from '#domain/kernel/money.ts'

/** One cell of the cross table: cars of one kind for one category of work. */
export const zCell = z.object({
  body: z.string(),
  kind: z.string(),
  orders: z.int(),
  cars: z.int(),
  revenueFen: z.int(),
})

export const zFigures = z.object({
  /** Until when entries are counted. */
  untilAt: z.string(),
  cells: z.array(zCell),
  orders: z.int(),
  cars: z.int(),
  revenueFen: z.int(),
  /** Counted apart: what was entered after the cut-off of the period before. */
  supplement: z.object({ orders: z.int(), revenueFen: z.int() }),
  /** Bills of earlier periods withdrawn in this one. */
  withdrawn: z.object({ bills: z.int(), revenueFen: z.int() }),
  arrears: z.object({ debts: z.int(), amountFen: z.int() }),
  unsettled: z.object({ bills: z.int(), amountFen: z.int() }),
  refunds: z.object({ count: z.int(), amountFen: z.int() }),
})
export type Figures = z.infer<typeof zFigures>
export type Cell = z.infer<typeof zCell>

/** Whether the table adds up to what is counted without it. */
export function addsUp(figures: Pick<Figures, 'cells' | 'orders' | 'revenueFen'>): boolean {
  const orders = figures.cells.reduce((sum, cell) => sum + cell.orders, 0)
  return orders === figures.orders && sumFen(figures.cells.map(cell => cell.revenueFen)) === figures.revenueFen
}

/** What the period brought the house: its bills, the late ones of the period before, less what was withdrawn. */
export function netRevenueFen(figures: Pick<Figures, 'revenueFen' | 'supplement' | 'withdrawn'>): Fen {
  return sumFen([figures.revenueFen, figures.supplement.revenueFen, -figures.withdrawn.revenueFen])
}
