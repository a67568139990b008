import pg from 'pg'
import type { BenchHouse } from './house.ts'
import { timed } from './measure.ts'
import type { Statement } from './server-process.ts'

/**
 * The statements of a request sent again by hand, one after the other in one transaction as the product's role: what the
 * database alone takes. Writes are rolled back.
 */
export type BareSql = { time(sent: readonly Statement[]): Promise<number>; stop(): Promise<void> }

export async function openBareSql(house: BenchHouse): Promise<BareSql> {
  const { connection, settings } = house
  const client = new pg.Client({
    ...connection,
    options: `-c role=carebay_app -c search_path=${settings.schema},public -c timezone=UTC`,
  })
  await client.connect()
  return {
    time: async sent => {
      const own = sent.filter(({ text }) => !/^\s*(begin|commit|rollback|start transaction)/i.test(text))
      await client.query('BEGIN')
      try {
        return await timed(async () => {
          for (const { text, values } of own) await client.query(text, values)
        })
      } finally {
        await client.query('ROLLBACK')
      }
    },
    stop: () => client.end(),
  }
}
