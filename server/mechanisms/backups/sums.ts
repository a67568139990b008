import type pg from 'pg'

/**
 * What a restored house must agree on with the one that was backed up: each ledger's sums by store and the head of each
 * chain, as texts by name.
 */
const questions: Record<string, string> = {
  timeline: `SELECT store_id::text AS key, seq || ':' || hash AS sum FROM timeline_heads`,
  stock: `SELECT store_id::text AS key, concat_ws(':', count(*), sum(on_hand_delta_milli), sum(reserved_delta_milli), sum(cost_delta_fen)) AS sum
    FROM stock_movements GROUP BY 1`,
  shelves: `SELECT store_id::text AS key, concat_ws(':', count(*), sum(on_hand_milli), sum(reserved_milli), sum(cost_total_fen)) AS sum
    FROM stock_balances GROUP BY 1`,
  money: `SELECT store_id::text AS key, concat_ws(':', count(*), sum(amount_fen), sum(abs(amount_fen))) AS sum FROM money_entries GROUP BY 1`,
  accounts: `SELECT store_id::text AS key, concat_ws(':', count(*), sum(balance_fen), sum(abs(balance_fen))) AS sum
    FROM money_accounts GROUP BY 1`,
  numbers: `SELECT store_id::text AS key, concat_ws(':', count(*), sum(last)) AS sum FROM number_series GROUP BY 1`,
}

/** On a connection that sees the rows of all stores. */
export async function takeSums(client: pg.ClientBase): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const [name, text] of Object.entries(questions)) {
    const { rows } = await client.query<{ key: string; sum: string }>(text)
    for (const row of rows) sums[`${name} ${row.key}`] = row.sum
  }
  return sums
}

/** The names under which two sets of sums differ. */
export function differences(before: Record<string, string>, after: Record<string, string>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter(name => before[name] !== after[name])
}
