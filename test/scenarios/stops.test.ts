import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { figure, scaled } from '../harness/figures.ts'
import { openWriters, type Writers } from '../harness/writers.ts'

const STOPS = scaled(3, 50)
const stopLimitMs = 10_000

let writers: Writers
beforeAll(async () => {
  writers = await openWriters()
}, 120_000)
afterAll(() => writers.close(), 60_000)

test(`R24: asked ${STOPS} times to stop under load, the server first says it is not ready, answers what it took, ends in ten seconds and loses nothing`, {
  timeout: scaled(120_000, 1_200_000),
}, async () => {
  const rng = createRng('stops')
  const ends: number[] = []
  await writers.start()
  for (let round = 1; round <= STOPS; round++) {
    await writers.writeUntil(rng.int(20, 400), async () => {
      const held = await holdPayment()
      const stopped = writers.signal('SIGTERM')
      expect(await lastWords(), `round ${round}: not ready before it is gone`).toEqual(['stopping'])
      await held.letGo()
      expect((await held.answer).status, `round ${round}: the request it had taken is answered`).toBe(200)
      const { code, ms } = await stopped
      expect(code, `round ${round} ended by itself`).toBe(0)
      ends.push(ms)
    })
    await writers.start()
    expect(await writers.lost(), `acknowledged and gone after stop ${round}`).toEqual([])
    expect(await writers.half(), `half there after stop ${round}`).toEqual([])
  }
  const slowest = Math.max(...ends)
  expect(slowest).toBeLessThan(stopLimitMs)
  figure({
    promise: 'R24',
    what: `${STOPS} clean stops under load, each with a request that cannot be answered yet`,
    wanted: '0 acknowledged lost, not ready first, what was taken answered, exit within 10 s',
    got: `0 of ${writers.acknowledged().length} lost, ${STOPS} of ${STOPS} said so and answered, slowest ${(slowest / 1000).toFixed(1)} s`,
  })
})

/** A payment the server has taken and cannot finish, because somebody else looks at the statement. */
async function holdPayment() {
  const { site } = writers
  const client = new pg.Client({ ...site.connection, options: '-c search_path=carebay,public' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM statements WHERE id = $1 FOR UPDATE', [site.statementId])
  const body = { paymentId: newId(), way: 'cash', amountFen: 1 }
  const answer = site.api(writers.url(), 'cashier').post(`/statements/${site.statementId}/payments`, body)
  // Long enough to be taken on any machine; the lock is waited for three seconds.
  await pause(300)
  return {
    answer,
    letGo: async () => {
      await pause(600)
      await client.query('COMMIT')
      await client.end()
    },
  }
}

/** What readiness says once it says no. */
async function lastWords(): Promise<unknown> {
  for (;;) {
    const answer = await fetch(`${writers.url()}/health/ready`)
    const body: unknown = await answer.json()
    if (answer.status === 503) return typeof body === 'object' && body && 'failing' in body ? body.failing : body
    await pause(10)
  }
}
