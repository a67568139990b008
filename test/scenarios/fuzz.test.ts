import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { matrix, mayCall } from '../access/matrix.ts'
import type { Answer } from '../harness/caller.ts'
import { crowd } from '../harness/crowd.ts'
import { deliverCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { cast } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { deep, junk } from '../harness/junk.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { addressed, type Operation, operationsWithInput, queryOf } from '../harness/samples.ts'
import { carInShop } from '../harness/workshop.ts'

/** Another seed walks another way; a failure names the one it ran with. */
const SEED = process.env.CAREBAY_FUZZ_SEED ?? 'carebay'
const REQUESTS = Number(process.env.CAREBAY_FUZZ_REQUESTS ?? scaled(2_000, 20_000))

// Ending sessions would end the walk; moving the clock by a made-up span fires years of timers.
const leftOut = ['access.signOut', 'clock.move']

const zProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string().regex(/^\w+\.\w+$/),
  requestId: z.uuid(),
})

let house: House
let ids: string[]
beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
  for (let car = 0; car < 3; car++) await openBrakeOrder(house, await carInShop(house))
  ids = await recordIds()
}, 120_000)
afterAll(() => house.close())

test(`R14: ${REQUESTS} hostile requests over all operations get a sane answer each, none a 5xx`, {
  timeout: scaled(600_000, 3_600_000),
}, async () => {
  const operations = operationsWithInput().filter(({ name }) => !leftOut.includes(name))
  const rounds = Array.from({ length: REQUESTS }, (_, index) => ({
    operation: operations[index % operations.length],
    seed: `${SEED}/${index}`,
  }))
  const tally = new Map<number, number>()
  const bad = await crowd(rounds, 6, async ({ operation, seed }) => {
    if (!operation) return []
    const started = performance.now()
    const { answer, sent } = await attack(operation, seed)
    tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1)
    const complaint = wrongWith(answer, performance.now() - started)
    return complaint ? [`${seed} ${operation.name}: ${complaint}\n  sent ${sent.slice(0, 300)}`] : []
  })
  expect(bad.flat()).toEqual([])
  // A walk that is refused at the first check proves little.
  expect(tally.get(200) ?? 0, `answers ${JSON.stringify([...tally])}`).toBeGreaterThan(REQUESTS / 20)
  expect((tally.get(404) ?? 0) + (tally.get(409) ?? 0)).toBeGreaterThan(REQUESTS / 20)
  expect(await house.as('adviser').get('/session')).toMatchObject({ status: 200 })
  figure({
    promise: 'R14',
    what: `${REQUESTS} hostile requests over ${operations.length} operations`,
    wanted: 'no 5xx, every refusal a problem document',
    got: `answers ${JSON.stringify(Object.fromEntries(tally))}`,
  })
})

test('R14: bodies that are too large, too deep, no JSON or of another kind are refused with a problem document', async () => {
  const adviser = house.as('adviser')
  const answers: [string, Answer, number[]][] = [
    ['10 MB of text', await adviser.post('/people', { id: newId(), name: 'x'.repeat(10_000_000) }), [413]],
    ['10,000 levels', await adviser.post('/people', { id: newId(), name: deep(10_000) }), [400]],
    ['half a document', await adviser.post('/people', '{"id": "'), [400]],
    ['a bare word', await adviser.post('/people', 'true'), [400]],
    ['a list', await adviser.post('/people', '[1, 2]'), [400]],
    ['no body', await adviser.post('/people', ''), [400]],
    [
      'a form',
      await adviser.post('/people', 'a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      [400],
    ],
    ['xml', await adviser.post('/people', '<a/>', { headers: { 'content-type': 'text/xml' } }), [400]],
    ['poisoned prototype', await adviser.post('/people', '{"__proto__": {"admin": true}}'), [400]],
    ['NUL in the address', await adviser.get('/visits/%00'), [400, 404]],
    ['broken escape', await adviser.get('/visits/%E0%A4%A'), [400, 404]],
    ['long key', await adviser.post('/people', {}, { key: 'k'.repeat(5000) }), [400]],
    ['a store that is no id', await adviser.get('/visits', { store: "' OR 1=1" }), [403]],
  ]
  for (const [what, answer, expected] of answers) {
    expect(expected, `${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`).toContain(answer.status)
    expect(wrongWith(answer, 0), what).toBeUndefined()
  }
})

/** Sends the operation something by somebody who may call it. */
async function attack(operation: Operation, seed: string): Promise<{ answer: Answer; sent: string }> {
  const rng = createRng(seed)
  const allowed = Object.keys(cast).filter(name => mayCall(matrix[operation.name] ?? 'public', cast[name]?.roles ?? []))
  const who = house.as(allowed.includes('adviser') ? 'adviser' : (allowed[0] ?? 'admin'))
  const { path, rest } = addressed(operation.path, shortened(operation, junk(operation.input, { rng, ids })))
  const sent = JSON.stringify({ path, rest })
  return {
    answer: operation.method === 'GET' ? await who.get(`${path}${queryOf(rest)}`) : await who.post(path, rest),
    sent,
  }
}

/** Node refuses a request line over 16 KB before Carebay sees it. */
function shortened({ method, path }: Operation, input: Record<string, unknown>): Record<string, unknown> {
  const inAddress = ([key]: [string, unknown]) => method === 'GET' || path.includes(`{${key}}`)
  const short = (value: unknown) => (JSON.stringify(value)?.length > 400 ? String(value).slice(0, 300) : value)
  return Object.fromEntries(
    Object.entries(input).map(entry => (inAddress(entry) ? [entry[0], short(entry[1])] : entry)),
  )
}

function wrongWith(answer: Answer, tookMs: number): string | undefined {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  if (answer.status >= 500) return `${answer.status} ${text}`
  if (tookMs > 5000) return `took ${Math.round(tookMs)} ms`
  if (answer.status < 400) return undefined
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    return `no problem document: ${text.slice(0, 200)}`
  if (!zProblem.safeParse(answer.body).success) return `incomplete problem: ${text.slice(0, 200)}`
  if (/\bSELECT\b|\bINSERT INTO\b|node_modules|\.ts:\d+|relation "|syntax error at/.test(text))
    return `tells too much: ${text.slice(0, 300)}`
  return undefined
}

/** Ids of rows of every kind, so that requests reach the work behind the first check. */
async function recordIds(): Promise<string[]> {
  const { rows } = await house.sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'id' AND data_type = 'uuid' AND table_name NOT LIKE 'auth_%' ORDER BY 1`,
  )
  const found = await Promise.all(
    rows.map(({ name }) => house.sql.query<{ id: string }>(`SELECT id FROM ${name} ORDER BY id LIMIT 3`)),
  )
  return found.flatMap(result => result.rows.map(row => row.id))
}
