import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure, scaled } from '../harness/figures.ts'
import { openWriters, type Writers } from '../harness/writers.ts'

const OUTAGES = scaled(2, 10)
/** How long it stays away the last time. */
const AWAY_MS = scaled(3_000, 30_000)
const seamlessMs = 5_000

let writers: Writers
beforeAll(async () => {
  writers = await openWriters()
}, 120_000)
afterAll(() => writers.close(), 60_000)

test(`R26: ${OUTAGES} times the database goes away under the running server, once for ${AWAY_MS / 1_000} s: it says so, comes back by itself and loses nothing`, {
  timeout: scaled(120_000, 600_000),
}, async () => {
  await writers.start()
  const adviser = () =>
    writers.site
      .api(writers.url(), 'adviser')
      .get('/visits/desk')
      .catch((cause: unknown) => {
        throw new Error(`The server is gone: ${writers.said()}`, { cause })
      })
  const away: number[] = []
  const answers: number[] = []
  const refusals: number[] = []
  for (let round = 1; round <= OUTAGES; round++) {
    await writers.writeUntil(200, async () => {
      let refused = 0
      const gone = round === OUTAGES ? writers.keepDatabaseAway(AWAY_MS) : writers.killDatabase()
      const began = performance.now()
      for (;;) {
        const asked = performance.now()
        const { status, body } = await adviser()
        answers.push(performance.now() - asked)
        // Sessions that were open may answer a moment longer than the database lives.
        if (status === 200 && (refused > 0 || performance.now() - began > seamlessMs)) break
        if (status === 200) continue
        expect(status).toBe(503)
        expect(body).toMatchObject({ code: expect.stringMatching(/^kernel\./), requestId: expect.any(String) })
        refused++
        await pause(50)
      }
      await gone
      expect(refused, `the server said in outage ${round} that the database is away`).toBeGreaterThan(0)
      refusals.push(refused)
      away.push(performance.now() - began)
    })
    expect(await writers.lost(), `acknowledged and gone after outage ${round}`).toEqual([])
    expect(await writers.half(), `half there after outage ${round}`).toEqual([])
  }
  expect(refusals).toHaveLength(OUTAGES)
  expect(Math.max(...answers), 'nobody waits longer than two seconds for a refusal').toBeLessThan(2_000)
  await writers.repeatUnanswered()
  expect(await writers.lost()).toEqual([])
  figure({
    promise: 'R26',
    what: `${OUTAGES} times the database is killed under the running server, once kept away for ${AWAY_MS / 1_000} s`,
    wanted: '503 within 2 s, back by itself, nothing lost',
    got: `${refusals.join(' + ')} answers of 503, the slowest after ${seconds(answers)} s, back after at most ${seconds(away)} s, 0 of ${writers.acknowledged().length} lost`,
  })
})

const seconds = (times: readonly number[]) => (Math.max(...times) / 1000).toFixed(1)
