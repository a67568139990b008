import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { figure, scaled } from '../harness/figures.ts'
import { countWrites, openWriters, type Writers } from '../harness/writers.ts'

const KILLS = scaled(5, 50)
const SEED = process.env.CAREBAY_KILL_SEED ?? 'carebay'
const restartLimitMs = 30_000

let writers: Writers
beforeAll(async () => {
  writers = await openWriters()
}, 120_000)
afterAll(() => writers.close(), 60_000)

test(`R1: over ${KILLS} kills of server and database no acknowledged write is lost and no document is half there`, {
  timeout: scaled(240_000, 1_800_000),
}, async () => {
  const rng = createRng(SEED)
  const restarts: number[] = [await writers.start()]
  const kept: number[] = []
  for (let round = 1; round <= KILLS; round++) {
    const before = writers.acknowledged().length
    await writers.writeUntil(rng.int(20, 620), async () => {
      // In every second round the database server is killed together with Carebay.
      if (round % 2 === 0) writers.killDatabase()
      await writers.signal('SIGKILL')
    })
    restarts.push(await writers.start())
    const when = `seed ${SEED}, round ${round}`
    kept.push(writers.acknowledged().length - before)
    expect(kept.at(-1), `${when} acknowledged something before the kill`).toBeGreaterThan(0)
    expect(await writers.lost(), `acknowledged and gone (${when})`).toEqual([])
    expect(await writers.half(), `half there (${when})`).toEqual([])
  }
  expect(kept, 'every kill had acknowledged writes to lose').toHaveLength(KILLS)
  const slowest = Math.max(...restarts)
  expect(slowest).toBeLessThan(restartLimitMs)
  const unanswered = writers.writes.length - writers.acknowledged().length
  await writers.repeatUnanswered()
  expect(await writers.lost(), 'after repeating what got no answer').toEqual([])
  expect(await writers.half(), 'after repeating what got no answer').toEqual([])
  expect(writers.writes.every(write => write.acknowledged)).toBe(true)
  expect(await countWrites(writers), 'each write is there once').toBe(writers.writes.length)
  const verified = await writers.site.api(writers.url(), 'admin').get('/timeline/verification')
  expect(verified).toMatchObject({ status: 200, body: { faults: [] } })
  figure({
    promise: 'R1',
    what: `${KILLS} kills of server and database under writers`,
    wanted: '0 acknowledged lost, 0 half, each write once',
    got: `0 of ${writers.writes.length} lost (${Math.min(...kept)} to ${Math.max(...kept)} acknowledged before each kill), 0 half, ${unanswered} unanswered repeated, slowest restart ${(slowest / 1000).toFixed(1)} s`,
  })
})
