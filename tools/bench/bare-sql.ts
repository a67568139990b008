import { openPool } from '#server/kernel/database/connect.ts'
import type { BenchHouse } from './house.ts'
import { timed } from './measure.ts'
import type { Statement } from './server-process.ts'

/**
 * The statements of a request sent again by hand, one after the other in one transaction on a connection of the product's
 * kind: what the database alone takes. Writes are rolled back.
 */
export type BareSql = { time(sent: readonly Statement[]): Promise<number>; stop(): Promise<void> }

/** PostgreSQL plans a named statement so often anew before it may settle on one plan. */
const PLANNED_AFTER = 5
const OF_TRANSACTIONS = /^\s*(begin|commit|rollback|start transaction)\b[^;]*;?/i

export async function openBareSql({ connection, settings }: BenchHouse): Promise<BareSql> {
  const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: 1 })
  const client = await pool.connect()
  const runs = new Map<string, number>()
  const isPlanned = ({ name }: Statement) => name === undefined || (runs.get(name) ?? 0) > PLANNED_AFTER
  const send = async (statements: readonly Statement[]) => {
    for (const { name, text, values } of statements) {
      await client.query(name === undefined ? { text, values } : { name, text, values })
      if (name !== undefined) runs.set(name, (runs.get(name) ?? 0) + 1)
    }
  }
  return {
    time: async sent => {
      const own = sent.filter(({ text }) => !OF_TRANSACTIONS.test(text))
      await client.query('BEGIN')
      try {
        // The beginning of the request also said whose rows may be seen.
        for (const { text } of sent)
          if (OF_TRANSACTIONS.test(text)) await client.query(text.replace(OF_TRANSACTIONS, ''))
        // The request had its statements prepared and its pages at hand.
        do await send(own)
        while (!own.every(isPlanned))
        return await timed(() => send(own))
      } finally {
        await client.query('ROLLBACK')
      }
    },
    stop: async () => {
      client.release()
      await pool.end()
    },
  }
}
