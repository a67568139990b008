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

/** Fees of visits that ended without repair: revenue without an order. */
const zFees = z.object({ visits: z.int(), amountFen: z.int() }).default({ visits: 0, amountFen: 0 })

export const zFigures = z.object({
  /** Until when entries are counted. */
  untilAt: z.string(),
  cells: z.array(zCell),
  orders: z.int(),
  cars: z.int(),
  /** Bills and fees. */
  revenueFen: z.int(),
  fees: zFees,
  /** Counted apart: what was entered after the cut-off of the period before. */
  supplement: z.object({ orders: z.int(), revenueFen: z.int(), fees: zFees }),
  /** Bills of earlier periods withdrawn in this one. */
  withdrawn: z.object({ bills: z.int(), revenueFen: z.int() }),
  arrears: z.object({ debts: z.int(), amountFen: z.int() }),
  unsettled: z.object({ bills: z.int(), amountFen: z.int() }),
  refunds: z.object({ count: z.int(), amountFen: z.int() }),
})
export type Figures = z.infer<typeof zFigures>
export type Cell = z.infer<typeof zCell>

/** Whether the table and the fees beside it add up to what is counted without them. */
export function addsUp(figures: Pick<Figures, 'cells' | 'orders' | 'revenueFen' | 'fees'>): boolean {
  const orders = figures.cells.reduce((sum, cell) => sum + cell.orders, 0)
  const revenueFen = sumFen([...figures.cells.map(cell => cell.revenueFen), figures.fees.amountFen])
  return orders === figures.orders && revenueFen === figures.revenueFen
}

/** What the period brought the house: its bills and fees, the late ones of the period before, less what was withdrawn. */
export function netRevenueFen(figures: Pick<Figures, 'revenueFen' | 'supplement' | 'withdrawn'>): Fen {
  return sumFen([figures.revenueFen, figures.supplement.revenueFen, -figures.withdrawn.revenueFen])
}
