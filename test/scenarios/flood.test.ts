import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { carInShop } from '../harness/workshop.ts'

const SECONDS = scaled(2, 20)
const PER_SECOND = scaled(100, 500)
const SLOW_BODIES = scaled(10, 100)
const PER_MINUTE = scaled(60, 1_200)

let house: House
beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
  for (let car = 0; car < 5; car++) await carInShop(house)
  house.running.services.settings.requestsPerMinute = PER_MINUTE
}, 120_000)
afterAll(() => house.close())

test(`R19: ${PER_SECOND} requests a second by one session, ${SLOW_BODIES} trickling bodies, huge pages: others are answered`, {
  timeout: 120_000,
}, async () => {
  const quiet = await visitors()
  const slow = Array.from({ length: SLOW_BODIES }, () => trickle())
  const [noise, busy] = await Promise.all([flood(), visitors()])
  const refused = noise.filter(answer => answer.status === 429)
  expect(refused.length).toBeGreaterThan(noise.length / 4)
  expect(noise.every(answer => [200, 429].includes(answer.status))).toBe(true)
  for (const answer of refused) {
    const headers = new Headers(answer.headers)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'kernel.tooFast', requestId: expect.any(String) })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('ratelimit-limit')).toBe(String(PER_MINUTE))
    expect(headers.get('ratelimit-remaining')).toBe('0')
  }
  expect(busy.every(({ status }) => status === 200)).toBe(true)
  for (const end of slow) end()
  figure({
    promise: 'R19',
    what: `${noise.length} requests in ${SECONDS} s by one session, half of them heavy, and ${SLOW_BODIES} trickling bodies`,
    wanted: 'one too many is a 429; the 95th percentile of others at most doubles',
    got: `${refused.length} of ${noise.length} refused; others ${p95(quiet)} ms before, ${p95(busy)} ms during, all answered`,
  })
})

test('R19: a page has an end, whatever is asked for', async () => {
  const adviser = house.as('parts')
  for (const path of ['/repair-orders?limit=100000', '/stock?limit=1e9', '/visits?limit=-1'])
    expect((await adviser.get(path)).status, path).toBe(400)
})

test.runIf(scaled(0, 1))('R19: a body that trickles is cut off after half a minute', { timeout: 90_000 }, async () => {
  const began = performance.now()
  await new Promise<void>(resolve => trickle(resolve))
  const seconds = Math.round((performance.now() - began) / 1000)
  expect(seconds).toBeLessThan(65)
  figure({ promise: 'R19', what: 'A body that comes byte by byte', wanted: 'cut off', got: `after ${seconds} s` })
})

test('R19: a request whose statement takes over five seconds is given up, and what it wrote is gone', async () => {
  await house.sql.query(
    `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(20); RETURN NEW; END $$`,
  )
  await house.sql.query('CREATE TRIGGER dawdle BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION dawdle()')
  const person = { id: newId(), kind: 'person', name: '周慢', phone: '13800001379' }
  const began = performance.now()
  const answer = await house.as('adviser').post('/people', person)
  expect(answer).toMatchObject({ status: 503, body: { code: 'kernel.busy' } })
  expect(performance.now() - began).toBeLessThan(12_000)
  await house.sql.query('DROP TRIGGER dawdle ON people')
  expect((await house.as('adviser').post('/people', person)).status).toBe(200)
})

type Heard = { status: number; headers: [string, string][]; body: string }

/** One session's requests over a hundred lines, from a thread of its own. */
async function flood(): Promise<Heard[]> {
  const { rows } = await house.sql.query<{ token: string }>(
    `SELECT a.token FROM auth_sessions a JOIN auth_users u ON u.id = a.user_id WHERE u.username = 'supervisor' LIMIT 1`,
  )
  const workerData = {
    ...{ url: house.url, token: rows[0]?.token, store: house.storeId },
    ...{ perSecond: PER_SECOND, seconds: SECONDS, lines: 100 },
  }
  const thread = new Worker(new URL('../harness/flooder.ts', import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    thread.on('message', resolve)
    thread.on('error', reject)
  })
}

/** Two colleagues at their everyday work, for as long as the flood lasts. */
async function visitors(): Promise<{ status: number; ms: number }[]> {
  const until = performance.now() + SECONDS * 1000
  const results: { status: number; ms: number }[] = []
  const work = async (username: string) => {
    while (performance.now() < until) {
      const began = performance.now()
      const { status } = await house.as(username).get('/visits?here=true')
      results.push({ status, ms: performance.now() - began })
      await pause(100)
    }
  }
  await Promise.all(['adviser', 'adviser2'].map(work))
  return results
}

/** A body that is announced and then comes byte by byte. */
function trickle(onEnd?: () => void): () => void {
  const { hostname, port } = new URL(house.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.write(
    'POST /api/session HTTP/1.1\r\nHost: house\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
  )
  const drip = setInterval(() => socket.write(' '), 100)
  socket.on('close', () => {
    clearInterval(drip)
    onEnd?.()
  })
  return () => void socket.destroy()
}

function p95(times: readonly { ms: number }[]): number {
  const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN)
}
