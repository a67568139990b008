import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

/** Ledgers and trails: rows are added, never changed. A new one is entered here with its migration. */
const appendOnly = [
  'appointment_deposits',
  'appointment_times',
  'booking_contacts',
  'booking_explanations',
  'drawer_counts',
  'dunnings',
  'gate_scans',
  'goods_receipt_lines',
  'goods_receipts',
  'key_movements',
  'mileage_readings',
  'money_entries',
  'part_slip_lines',
  'point_entries',
  'statement_lines',
  'stock_movements',
  'timeline_events',
  'waste_movements',
]

let house: House
beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
}, 120_000)
afterAll(() => house.close())

test('R7, R8: the list of append-only tables is the one the database keeps', async () => {
  const { rows } = await house.sql.query(
    `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'append_only' ORDER BY 1`,
  )
  expect(rows.map(row => row.name.replace('carebay.', ''))).toEqual(appendOnly)
})

test.each(appendOnly)(
  'R7, R8: %s refuses UPDATE, DELETE and TRUNCATE of the serving role and of the owner',
  async table => {
    const before = await contentOf(table)
    for (const statement of [`UPDATE ${table} SET id = id`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect(await asApp(statement), statement).toBe('42501')
    }
    expect(await asOwner(`TRUNCATE ${table} CASCADE`)).toBe('23001')
    if (before.length > 0) {
      expect(await asOwner(`UPDATE ${table} SET id = id`)).toBe('23001')
      expect(await asOwner(`DELETE FROM ${table}`)).toBe('23001')
    }
    expect(await contentOf(table)).toEqual(before)
  },
)

test('R7: the visit left rows in the ledgers that matter, so the refusals above were refusals of something', async () => {
  for (const table of ['money_entries', 'stock_movements', 'timeline_events', 'part_slip_lines', 'gate_scans']) {
    expect((await contentOf(table)).length, table).toBeGreaterThan(0)
  }
})

test('R7: a settled statement takes no change of content and is never deleted', async () => {
  const before = await contentOf('statements')
  expect(before).toMatchObject([{ row: expect.stringContaining('settled') }])
  expect(await asApp('UPDATE statements SET total_fen = total_fen + 1')).toBe('23001')
  expect(await asApp(`UPDATE statements SET state = 'totalled', settled_at = NULL`)).toBe('23001')
  expect(await asApp('DELETE FROM statements')).toBe('23001')
  expect(await asApp('TRUNCATE statements CASCADE')).toBe('42501')
  expect(await contentOf('statements')).toEqual(before)
})

test('R13: without a store the serving role sees no row of any store, with one only its own', async () => {
  const { rows } = await house.sql.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname AND p.policyname = 'own_store'
     WHERE p.schemaname = current_schema() AND c.relnamespace = current_schema()::regnamespace ORDER BY 1`,
  )
  expect(rows.length).toBeGreaterThan(60)
  let filled = 0
  for (const { name } of rows) {
    const all = (await contentOf(name)).length
    const own = (await house.sql.query(`SELECT FROM ${name} WHERE store_id = $1`, [house.storeId])).rows.length
    const unset = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(name)}`.execute(house.db)
    expect(unset.rows, `${name} without a store`).toEqual([{ n: 0 }])
    const foreign = await seenBy(house.otherStoreId, name)
    expect(foreign, `${name} from the other store`).toBe(all - own)
    expect(await seenBy(house.storeId, name), `${name} from its own store`).toBe(own)
    if (own > 0) filled += 1
  }
  expect(filled, 'tables that had something to hide').toBeGreaterThan(30)
})

test('R13: a row cannot be written into, or moved to, another store', async () => {
  expect(await asApp(`UPDATE visits SET store_id = '${house.otherStoreId}'`)).toBe('42501')
  const series = 'INSERT INTO number_series (store_id, series, period, last)'
  expect(await asApp(`${series} VALUES ('${house.otherStoreId}', 'ZZ', '2027', 1)`)).toBe('42501')
  expect(await asApp(`${series} VALUES ('${house.storeId}', 'ZZ', '2027', 1)`), 'its own store').toBe('Error: done')
})

async function contentOf(table: string): Promise<{ row: string }[]> {
  const { rows } = await house.sql.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)
  return rows
}

function seenBy(storeId: string, table: string): Promise<number> {
  return house.db.transaction().execute(async trx => {
    await sql`SELECT set_config('carebay.store', ${storeId}, true)`.execute(trx)
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(trx)
    return rows[0]?.n ?? -1
  })
}

/** The SQL state a statement of the serving role is refused with in the first store; 'Error: done' when it went through, which is then rolled back. */
async function asApp(statement: string): Promise<string> {
  const work = house.db.transaction().execute(async trx => {
    await sql`SELECT set_config('carebay.store', ${house.storeId}, true)`.execute(trx)
    await sql.raw(statement).execute(trx)
    throw new Error('done')
  })
  return work.catch(stateOf)
}

/** The same as the role that owns the tables, in a transaction that is rolled back in any case. */
async function asOwner(statement: string): Promise<string> {
  const client = await house.sql.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('carebay.store', '${house.storeId}', true)`)
    await client.query(statement)
    return 'done'
  } catch (error) {
    return stateOf(error)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

function stateOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
