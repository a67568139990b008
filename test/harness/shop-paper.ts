import { expect } from 'vitest'
import type { House } from './house.ts'

/** What the shop must hold, kept by somebody who only counts on paper. */
export type Paper = {
  onHand: Map<string, number>
  visits: number
  left: number
  cancelled: number
  payments: number
  paidFen: number
  /** Of the payments, those that went through the provider. */
  codes: number
  codeFen: number
  invoices: number
}

export const blankPaper = (partIds: readonly string[]): Paper => ({
  onHand: new Map(partIds.map(id => [id, 0])),
  visits: 0,
  left: 0,
  cancelled: 0,
  payments: 0,
  paidFen: 0,
  codes: 0,
  codeFen: 0,
  invoices: 0,
})

/** House, till, provider and tax platform against the paper; `when` names seed and evening. */
export async function comparePaper(house: House, paper: Paper, when: string): Promise<void> {
  const { onHand, visits, ...counted } = paper
  const { rows } = await house.sql.query(
    `SELECT (SELECT count(*)::int FROM repair_orders WHERE delivery = 'gone') AS "left",
      (SELECT count(*)::int FROM repair_orders WHERE cancelled_at IS NOT NULL) AS cancelled,
      (SELECT count(*)::int FROM payments WHERE state = 'succeeded') AS payments,
      (SELECT coalesce(sum(amount_fen), 0)::int FROM payments WHERE state = 'succeeded') AS "paidFen",
      (SELECT count(*)::int FROM payments WHERE state = 'succeeded' AND way IN ('wechat', 'alipay')) AS codes,
      (SELECT coalesce(sum(e.amount_fen), 0)::int FROM money_entries e JOIN payments p USING (posting_id)
        WHERE p.way IN ('wechat', 'alipay') AND e.amount_fen > 0) AS "codeFen",
      (SELECT count(DISTINCT number)::int FROM invoices WHERE state = 'issued') AS invoices`,
  )
  expect(rows, `${when}: the house`).toEqual([counted])
  const provider = await house.sql.query(
    `SELECT count(DISTINCT subject_id)::int AS codes, coalesce(sum(fen), 0)::int AS "codeFen"
      FROM (SELECT DISTINCT subject_id, (request->>'amountFen')::int AS fen FROM outside_calls
        WHERE party = 'payment' AND operation = 'paid') AS paid`,
  )
  expect(provider.rows, `${when}: the provider`).toEqual([{ codes: paper.codes, codeFen: paper.codeFen }])
  const stock = await house.sql.query<{ id: string; n: number }>(
    'SELECT part_id AS id, (on_hand_milli / 1000)::int AS n FROM stock_balances WHERE part_id = ANY($1) AND store_id = $2',
    [[...onHand.keys()], house.storeId],
  )
  const shelf = new Map([...onHand].map(([id]) => [id, stock.rows.find(row => row.id === id)?.n ?? 0]))
  expect(shelf, `${when}: the shelf`).toEqual(onHand)
}
