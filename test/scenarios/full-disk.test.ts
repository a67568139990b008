import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure } from '../harness/figures.ts'
import { brokenInvariantsAt, openWriters, type Writers } from '../harness/writers.ts'

const byCommand = process.env.CAREBAY_FAULTS === 'full'
const backMs = 5_000
const promise = { promise: 'R26', what: 'the disk of the database is filled under writers, then freed' }
const wanted = '503 in words, reads go on, nothing lost, writing goes on within 5 s of the space'

/** A disk small enough to be filled; only root may make one. */
const folder = byCommand ? mkdtempSync(join(tmpdir(), 'carebay-disk-')) : ''
const mounted = byCommand && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder]).status === 0
const untried = byCommand
  ? 'not tried: this machine lets nobody mount a small disk'
  : 'tried by npm run test:faults only'

let writers: Writers
beforeAll(async () => {
  if (!mounted) return
  chmodSync(folder, 0o755)
  writers = await openWriters(folder)
}, 120_000)
afterAll(async () => {
  try {
    await writers?.close()
  } finally {
    if (mounted) spawnSync('umount', ['-l', folder])
    if (byCommand) rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

const why = mounted ? '' : ` (${untried})`
test.runIf(mounted)(
  `R26: on a full disk writes are refused in words, reads go on, and with space again writing goes on${why}`,
  { timeout: 300_000 },
  onFullDisk,
)
test.runIf(mounted)(
  `R26: a database that dies because its log has no room is started until there is room, and has lost nothing${why}`,
  { timeout: 300_000 },
  onFullLog,
)
if (byCommand && !mounted) figure({ ...promise, wanted, got: untried })

async function onFullDisk() {
  await writers.start()
  const refusals: { status: number; body: unknown }[] = []
  const read = () => writers.site.api(writers.url(), 'adviser').get('/visits/desk')
  await writers.writeUntil(500, async () => {
    fill(ballast)
    const began = performance.now()
    while (performance.now() - began < 20_000 && refusals.length < 20) {
      const answer = await probe().catch(() => ({ status: 0, body: `gone: ${writers.said()}` }))
      if (answer.status !== 200) refusals.push(answer)
      else fill(ballast)
      await pause(100)
    }
  })
  expect(refusals.length, 'the disk was full').toBeGreaterThan(0)
  expect(refusals.filter(answer => answer.status !== 503)).toEqual([])
  for (const { body } of refusals)
    expect(body).toMatchObject({ code: expect.stringMatching(/^kernel\.(diskFull|busy)$/) })
  const told = refusals.filter(({ body }) => JSON.stringify(body).includes('kernel.diskFull')).length
  expect(told, 'told that the disk is full').toBeGreaterThan(0)
  const reading = await read()
  expect(reading.status, 'reads go on').toBe(200)
  const back = await freeAndWait()
  await writers.repeatUnanswered()
  expect(await writers.lost(), 'acknowledged and gone').toEqual([])
  expect(await writers.half(), 'half there').toEqual([])
  expect(await brokenInvariantsAt(writers)).toEqual([])
  const got = `${refusals.length} refusals, ${told} naming the disk, reads answered, back after ${(back / 1000).toFixed(1)} s, 0 of ${writers.acknowledged().length} lost`
  figure({ ...promise, wanted, got })
}

async function onFullLog() {
  const refused: number[] = []
  await writers.writeUntil(500, async () => {
    fill(ballast)
    await exhaustLog()
    for (let look = 0; look < 20; look++) {
      const { status } = await probe().catch(() => ({ status: 0 }))
      refused.push(status)
      await pause(200)
    }
  })
  expect(new Set(refused), writers.said()).toEqual(new Set([503]))
  const back = await freeAndWait()
  await writers.repeatUnanswered()
  expect(await writers.lost(), 'acknowledged and gone').toEqual([])
  expect(await writers.half(), 'half there').toEqual([])
  expect(await brokenInvariantsAt(writers)).toEqual([])
  const got = `${refused.length} of ${refused.length} refused with 503 by a server that lives on, back after ${(back / 1000).toFixed(1)} s, 0 of ${writers.acknowledged().length} lost`
  figure({
    promise: 'R26',
    what: 'the log of the database finds no room, so that it dies, then there is room',
    wanted,
    got,
  })
}

/** Uses up the space the log has taken beforehand, until the database dies of it. */
async function exhaustLog(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const alive = await writers
      .rows("SELECT pg_logical_emit_message(false, 'room', 'none'), pg_switch_wal()")
      .catch(() => undefined)
    if (!alive) return
    fill(ballast)
  }
  throw new Error('The log always found room')
}

const ballast = join(folder, 'ballast')
const probe = () => writers.site.api(writers.url(), 'parts').post('/stock/receipts', writers.receipt())

/** Makes room. @returns the milliseconds until something could be written again */
async function freeAndWait(): Promise<number> {
  rmSync(ballast)
  const freed = performance.now()
  while ((await probe()).status !== 200) {
    expect(performance.now() - freed, `writes again within ${backMs} ms`).toBeLessThan(backMs)
    await pause(100)
  }
  return performance.now() - freed
}

/** Leaves not a page free. */
function fill(file: string): void {
  for (let size = 1 << 20; size >= 4096; size >>= 1) {
    for (;;) {
      const { bavail, bsize } = statfsSync(folder)
      if (bavail * bsize < size) break
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    }
  }
}
