import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { preparing } from './prepared.ts'

let pool: pg.Pool
beforeAll(() => {
  const { socketDir: host, port, superuser: user } = inject('postgres')
  pool = new pg.Pool({ host, port, user, database: 'postgres', max: 1 })
})
afterAll(() => pool.end())

const namesOf = async () => {
  const { rows } = await pool.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')
  return rows.map(row => row.statement)
}

test('R31: a statement that comes again and again is parsed once, one that came once keeps nothing in the database', async () => {
  const client = await preparing(pool).connect()
  await client.query('SELECT $1::int AS once', [1])
  for (let turn = 0; turn < 5; turn++) {
    const answer = await client.query<{ n: number }>('SELECT $1::int + 40 AS n', [turn])
    expect(answer.rows).toEqual([{ n: turn + 40 }])
  }
  client.release()
  expect(await namesOf()).toEqual(['SELECT $1::int + 40 AS n'])
})

test('R22: when a table got a column meanwhile, the statement fails once and is understood anew', async () => {
  const client = await preparing(pool).connect()
  await client.query('CREATE TEMP TABLE growing AS SELECT 1 AS a', [])
  const read = () => client.query('SELECT * FROM growing', [])
  for (let turn = 0; turn < 4; turn++) await read()
  await client.query('ALTER TABLE growing ADD COLUMN b int', [])
  await expect(read()).rejects.toMatchObject({ code: '0A000' })
  expect((await read()).rows).toEqual([{ a: 1, b: null }])
  client.release()
})
