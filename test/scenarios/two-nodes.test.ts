import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { addPart } from '../harness/catalogue.ts'
import { crowd } from '../harness/crowd.ts'
import { type House, openHouse, type SecondNode } from '../harness/house.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let other: SecondNode
beforeAll(async () => {
  house = await openHouse()
  other = await house.secondNode()
}, 120_000)
afterAll(async () => {
  await other.stop()
  await house.close()
})

test('SYS-01, R18: who signed in at one node is known to the other, and wrong passwords count on both together', async () => {
  const signedIn = await house.nobody.post('/session', { username: 'gm', password: 'Carebay-2026' })
  expect(signedIn.status).toBe(200)
  expect(await other.as('adviser').get('/session')).toMatchObject({ status: 200 })
  const nodes = [house.url, other.url]
  for (let i = 0; i < 5; i++) await signIn(nodes[i % 2] ?? '', 'archive', 'wrong-wrong')
  expect(await signIn(house.url, 'archive', 'Carebay-2026')).toBe(429)
  expect(await signIn(other.url, 'archive', 'Carebay-2026')).toBe(429)
})

test('R11: numbers drawn at two nodes at once are each there once, with none missing', {
  timeout: 60_000,
}, async () => {
  const partId = await addPart(house)
  const before = await serials()
  const turns = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? house : other))
  const answers = await crowd(turns, 16, node =>
    node.as('parts').post('/stock/receipts', {
      id: newId(),
      supplier: '滨江配件行',
      lines: [{ partId, qtyMilli: 1000, unitCostFen: 100 }],
    }),
  )
  expect(answers.filter(answer => answer.status !== 200)).toEqual([])
  const drawn = (await serials()).slice(before.length)
  expect(drawn).toHaveLength(40)
  expect(drawn).toEqual(drawn.map((_, index) => (drawn[0] ?? 0) + index))
})

test('R5: the same payment sent to both nodes at once, by one key, takes effect once', async () => {
  const car = await carInShop(house)
  const body = { id: newId(), visitId: car.visitId, kind: 'maintenance', description: '小保养' }
  const key = newId()
  const answers = await Promise.all(
    [house, other, house, other].map(node => node.as('adviser').post('/repair-orders', body, { key })),
  )
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
  expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).toBe(1)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM repair_orders WHERE visit_id = $1', [
    car.visitId,
  ])
  expect(rows).toEqual([{ n: 1 }])
})

test('a change made at one node shows on the screens of the other', async () => {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  const heard = listen(other, 'manager', id)
  const { api } = house.as('adviser')
  const promise = { id, version: 1, promisedAt: addHours(await house.now(), 6), reason: '客户等候' }
  await heard.ready
  await api.repairOrders.promise(promise)
  await expect(heard.told).resolves.toContain(id)
})

test('R24: with one node gone the other goes on', async () => {
  const third = await house.secondNode()
  expect((await third.as('adviser').get('/visits/desk')).status).toBe(200)
  await third.stop()
  expect((await other.as('adviser').get('/visits/desk')).status).toBe(200)
  const car = await carInShop(house)
  const opened = await other
    .as('adviser')
    .post('/repair-orders', { id: newId(), visitId: car.visitId, kind: 'maintenance' })
  expect(opened.status).toBe(200)
})

async function signIn(url: string, username: string, password: string): Promise<number> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ username, password }),
  })
  return answer.status
}

/** A screen at a node: what it hears until something about `id` comes. */
function listen(node: SecondNode, username: string, id: string): { ready: Promise<unknown>; told: Promise<string> } {
  const opened = node.as(username).raw('/live')
  const told = opened.then(async response => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk)
      if (text.includes(id)) break
    }
    return text
  })
  return { ready: opened, told }
}

async function serials(): Promise<number[]> {
  const { rows } = await house.sql.query<{ number: string }>(
    'SELECT number FROM goods_receipts WHERE store_id = $1 ORDER BY length(number), number',
    [house.storeId],
  )
  return rows.map(row => Number(/(\d+)$/.exec(row.number)?.[1]))
}
