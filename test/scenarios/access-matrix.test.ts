import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { matrix, mayCall, needsSession, unknownNames } from '../access/matrix.ts'
import type { Answer } from '../harness/caller.ts'
import { crowd } from '../harness/crowd.ts'
import { deliverCar } from '../harness/deliver.ts'
import { cast } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { addressed, type Operation, operationsWithInput, queryOf, sample } from '../harness/samples.ts'

const operations = operationsWithInput()
const rowOf = (operation: Operation) => matrix[operation.name] ?? 'missing'

/** Thousands of requests: what takes ten seconds on a quiet machine takes a minute on a busy one. */
const PATIENCE = 180_000

let house: House
beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
}, 120_000)
afterAll(() => house.close())

test('R12: every operation has its row in the table and every row its operation', () => {
  const names = operations.map(operation => operation.name)
  const without = operations.filter(({ name }) => !(name in matrix)).map(({ name, meta }) => `${name} (${meta.access})`)
  expect(without, 'decide who may call it and add a row under test/access').toEqual([])
  expect(Object.keys(matrix).filter(name => !names.includes(name))).toEqual([])
  expect(unknownNames()).toEqual([])
  expect(names.length).toBeGreaterThan(250)
})

test('R12: in the own store every role gets in exactly where the table says, and nothing is changed by asking', {
  timeout: PATIENCE,
}, async () => {
  const before = await traces()
  const people = Object.keys(cast)
  const cells = operations.flatMap(operation => people.map(username => ({ operation, username })))
  const answers = await crowd(cells, 16, ({ operation, username }) => knock(operation, username))
  const wrong = cells.flatMap(({ operation, username }, index) => {
    const status = answers[index]?.status ?? 0
    const expected = mayCall(rowOf(operation), cast[username]?.roles ?? [])
    const fits = expected ? ![401, 403].includes(status) && status < 500 : status === 403
    return fits ? [] : [`${operation.name} as ${username}: ${status}, by the table ${expected ? 'allowed' : '403'}`]
  })
  expect(wrong).toEqual([])
  expect(await traces()).toEqual(before)
})

test('R12: nobody who has not signed in, and no made-up token, gets past a door that asks who it is', async () => {
  const wrong = await crowd(operations, 16, async operation => {
    const stranger = await knock(operation, undefined)
    const forged = await knock(operation, undefined, { authorization: `Bearer ${'x'.repeat(43)}` })
    const expected = needsSession(rowOf(operation))
    return [stranger, forged].some(({ status }) => (expected ? status !== 401 : status === 401 || status === 403))
      ? [`${operation.name}: ${stranger.status}, ${forged.status}`]
      : []
  })
  expect(wrong.flat()).toEqual([])
})

test('R12: no role gets into a store that it does not belong to', { timeout: PATIENCE }, async () => {
  const guarded = operations.filter(operation => needsSession(rowOf(operation)))
  const people = Object.keys(cast)
  const cells = guarded.flatMap(operation => people.map(username => ({ operation, username })))
  const answers = await crowd(cells, 16, ({ operation, username }) =>
    knock(operation, username, { 'carebay-store': house.otherStoreId }),
  )
  const wrong = cells.flatMap(({ operation, username }, index) =>
    answers[index]?.status === 403 ? [] : [`${operation.name} as ${username}: ${answers[index]?.status}`],
  )
  expect(wrong).toEqual([])
})

test('R12: a record of another store is answered word for word like one that does not exist', {
  timeout: PATIENCE,
}, async () => {
  const ids = await recordsOfFirstStore()
  expect(ids.length).toBeGreaterThan(25)
  const before = await traces()
  const withId = operations.filter(({ path, meta }) => /\{(id|\w+Id)\}/.test(path) && needsSession(meta.access))
  const results = await crowd(withId, 16, (operation, index) => compare(operation, idsFor(operation, index, ids)))
  expect(results.flatMap(result => result.wrong)).toEqual([])
  expect(
    results.filter(result => result.missing === 404).length,
    'operations that got as far as looking',
  ).toBeGreaterThan(100)
  expect(results.filter(result => result.ownFound).length, 'the same ids open in their own store').toBeGreaterThan(15)
  expect(await traces()).toEqual(before)
})

/** Asks with made-up ids and a body that no operation takes: only the door decides. */
function knock(
  operation: Operation,
  username: string | undefined,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const who = username === undefined ? house.nobody : house.as(username)
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'token' ? 'x'.repeat(32) : newId()))
  return operation.method === 'GET' ? who.get(path, { headers }) : who.post(path, { unexpected: true }, { headers })
}

/** Reading is asked about every kind of record, a command about each third of them in turn. */
function idsFor(operation: Operation, index: number, ids: string[]): string[] {
  return operation.method === 'GET' ? ids : ids.filter((_, at) => at % 3 === index % 3)
}

/** One operation with every record of the first store, asked by somebody of the second who may call it. */
async function compare(operation: Operation, ids: string[]) {
  const username = Object.keys(cast).find(name => mayCall(rowOf(operation), cast[name]?.roles ?? [])) ?? 'admin'
  const rng = createRng(operation.name)
  const made = sample(operation.input, { rng, ids: [] })
  const body = typeof made === 'object' ? { ...made } : {}
  const ask = (name: string, id: string) => {
    const params = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [
      key,
      /(^i|I)d$/.test(key) ? id : undefined,
    ])
    const filled = { ...body, ...Object.fromEntries(params.filter(([, value]) => value !== undefined)) }
    const { path, rest } = addressed(operation.path, filled)
    return operation.method === 'GET' ? house.as(name).get(`${path}${queryOf(rest)}`) : house.as(name).post(path, rest)
  }
  const nowhere = newId()
  const missing = await ask(`other-${username}`, nowhere)
  const wrong: string[] = []
  let ownFound = false
  for (const id of ids) {
    const answer = await ask(`other-${username}`, id)
    if (wordsOf(answer, id) !== wordsOf(missing, nowhere)) {
      wrong.push(`${operation.name} ${id}: ${wordsOf(answer, id)} but missing: ${wordsOf(missing, nowhere)}`)
    }
    if (operation.method !== 'GET' || ownFound) continue
    const own = await ask(username, id)
    ownFound = own.status === 200
    if (own.status >= 500) wrong.push(`${operation.name} ${id} in its own store: ${own.status}`)
  }
  return { missing: missing.status, wrong: wrong.slice(0, 2), ownFound }
}

function wordsOf({ status, body }: Answer, id: string): string {
  const text = JSON.stringify(body).replaceAll(id, 'ID')
  return `${status} ${text.replace(/"requestId":"[^"]*"/g, '')}`
}

/** An id of every table fenced by store that has a row. */
async function recordsOfFirstStore(): Promise<string[]> {
  const { rows } = await house.sql.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN pg_policies p ON p.tablename = c.table_name
     WHERE c.table_schema = current_schema() AND p.schemaname = current_schema() AND p.policyname = 'own_store'
     AND c.column_name = 'id' AND c.data_type = 'uuid' ORDER BY 1`,
  )
  const found = await Promise.all(
    rows.map(({ name }) =>
      house.sql.query<{ id: string }>(`SELECT id FROM ${name} WHERE store_id = $1 LIMIT 1`, [house.storeId]),
    ),
  )
  return found.flatMap(result => result.rows.map(row => row.id))
}

/** What every change leaves behind. */
async function traces() {
  const { rows } = await house.sql.query(
    'SELECT (SELECT count(*) FROM timeline_events) AS events, (SELECT count(*) FROM auth_sessions) AS sessions, (SELECT count(*) FROM idempotency_keys WHERE answer IS NOT NULL) AS answers',
  )
  return rows
}
