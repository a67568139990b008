import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type DatabaseAccess, openDatabase, openPool } from './connect.ts'

const storeId = '01900000-0000-7000-8000-000000000001'
let pool: pg.Pool
let house: DatabaseAccess
beforeAll(async () => {
  const { socketDir: host, port, superuser: user } = inject('postgres')
  const connection = { host, port, user, database: 'postgres' }
  pool = openPool(connection, { role: user, schema: 'pg_temp', max: 1, pipeline: true })
  house = openDatabase(pool)
  await sql`CREATE TABLE pg_temp.notes (n int PRIMARY KEY)`.execute(house.db)
})
afterAll(() => pool.end())

const open = (isReadOnly = false) => house.begin({ storeId, scope: 'store', isReadOnly })
const notes = async () => (await sql<{ n: number }>`SELECT n FROM pg_temp.notes ORDER BY n`.execute(house.db)).rows

test('R30: a failed statement rolls everything back, even when nobody minded it', async () => {
  const work = await open()
  await sql`INSERT INTO pg_temp.notes VALUES (1)`.execute(work.db)
  await sql`INSERT INTO pg_temp.notes VALUES (1)`.execute(work.db).catch(() => undefined)
  await expect(work.commit()).rejects.toThrow('not minded')
  expect(await notes()).toEqual([])
})

test('R12: what a transaction left behind can ask nothing on a connection that serves somebody else by now', async () => {
  const work = await open()
  work.leave()
  await expect(sql`SELECT 1`.execute(work.db)).rejects.toThrow('over')
  const { rows } = await sql<{ store: string }>`SELECT current_setting('carebay.store', true) AS store`.execute(
    house.db,
  )
  expect(rows).toEqual([{ store: '' }])
})

test('R30: a transaction for reading cannot write', async () => {
  const reading = await open(true)
  await expect(sql`CREATE TABLE somewhere (n int)`.execute(reading.db)).rejects.toMatchObject({ code: '25006' })
  await reading.rollback()
})

test('R31: statements asked together are answered each with its own, and what fails takes only its transaction down', async () => {
  const work = await open()
  const numbers = Array.from({ length: 20 }, (_, n) => n)
  const answers = await Promise.all(numbers.map(n => sql<{ n: number }>`SELECT ${n}::int AS n`.execute(work.db)))
  expect(answers.map(answer => answer.rows[0]?.n)).toEqual(numbers)
  const mixed = await Promise.allSettled([
    sql`INSERT INTO pg_temp.notes VALUES (2)`.execute(work.db),
    sql`SELECT 1 / 0`.execute(work.db),
    sql`INSERT INTO pg_temp.notes VALUES (3)`.execute(work.db),
  ])
  expect(mixed.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await work.rollback()
  expect(await notes()).toEqual([])
  const next = await open()
  const { numAffectedRows } = await sql`INSERT INTO pg_temp.notes VALUES (4), (5)`.execute(next.db)
  expect(numAffectedRows).toBe(2n)
  await next.commit()
  expect(await notes()).toEqual([{ n: 4 }, { n: 5 }])
})
