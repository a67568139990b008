import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure, scaled } from '../harness/figures.ts'
import { PASSWORD } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'

const TRIES = scaled(60, 1_000)
const TIMED = 100

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const enter = (username: string, password: string, headers: Record<string, string> = {}) =>
  house.nobody.post('/session', { username, password }, { headers })

test(`R18: of ${TRIES} guesses from made-up addresses five are looked at; then even the right password waits`, {
  timeout: scaled(30_000, 600_000),
}, async () => {
  const answers = []
  for (let guess = 0; guess < TRIES; guess++) {
    const from = `203.0.${guess % 250}.${guess % 199}`
    const forged = { 'x-forwarded-for': from, 'x-real-ip': from, forwarded: `for=${from}` }
    answers.push((await enter(guess % 2 ? 'washer' : 'Washer', `wrong-${guess}`, forged)).status)
  }
  expect(answers.filter(status => status === 401)).toHaveLength(5)
  expect(answers.filter(status => status === 429)).toHaveLength(TRIES - 5)
  expect(await enter('washer', PASSWORD)).toMatchObject({ status: 429, body: { code: 'kernel.locked' } })
  await forgetTries()
  figure({
    promise: 'R18',
    what: `${TRIES} guesses at one account, each from another made-up address`,
    wanted: 'five looked at, the rest refused unread',
    got: `${answers.filter(status => status === 401).length} looked at`,
  })
})

test('R18: an unknown name costs one hash like a wrong password, and the answers are the same but for their number', async () => {
  const wrong = await hashesDuring(() => enter('cra', 'wrong-password'))
  const unknown = await hashesDuring(() => enter('nobody', 'wrong-password'))
  const strange = await hashesDuring(() => enter("no-body'; --", 'wrong-password'))
  expect([wrong.hashes, unknown.hashes, strange.hashes]).toEqual([1, 1, 1])
  const plain = ({ body, status }: { body: unknown; status: number }) =>
    JSON.stringify({ status, body }).replace(/"requestId":"[^"]+"/, '')
  expect(plain(unknown.result)).toBe(plain(wrong.result))
  expect(plain(strange.result)).toBe(plain(wrong.result))
  const known = await enter('other-cra', PASSWORD)
  expect(known.status, 'a name with a hyphen is a name').toBe(200)
  await forgetTries()
})

test.runIf(scaled(0, 1))(
  `R18: ${TIMED} wrong passwords take as long as ${TIMED} unknown names`,
  {
    timeout: 300_000,
  },
  async () => {
    const times: { wrong: number[]; unknown: number[] } = { wrong: [], unknown: [] }
    for (let round = 0; round < TIMED; round++) {
      for (const [kind, name] of [
        ['wrong', 'cra'],
        ['unknown', `name${round}`],
      ] as const) {
        await forgetTries()
        const began = performance.now()
        expect((await enter(name, 'wrong-password')).status).toBe(401)
        times[kind].push(performance.now() - began)
      }
    }
    const apart = (percent: number) => Math.abs(atPercent(times.wrong, percent) - atPercent(times.unknown, percent))
    figure({
      promise: 'R18',
      what: `${TIMED} wrong passwords and ${TIMED} unknown names in turn`,
      wanted: 'less than 20 ms apart',
      got: `medians ${apart(50).toFixed(1)} ms apart, 95th percentiles ${apart(95).toFixed(1)} ms, of ${atPercent(times.wrong, 95).toFixed(0)} ms`,
    })
    // The slowest tell of the machine's other work; the middle tells of ours.
    expect(apart(50)).toBeLessThan(20)
  },
)

test('R18: who loses a role or leaves is refused at the next request, and does not come in again', async () => {
  const tracker = house.as('tracker')
  expect((await tracker.get('/vehicles')).status).toBe(200)
  const grants = await house.sql.query(
    "DELETE FROM staff_grants g USING auth_users u WHERE u.id = g.staff_id AND u.username = 'tracker' RETURNING g.*",
  )
  expect(grants.rowCount).toBe(1)
  expect((await tracker.get('/vehicles')).status).toBe(403)
  const { id } = (await house.as('finance').api.access.session({})).person
  expect((await enter('finance', PASSWORD)).status).toBe(200)
  await house.sql.query('UPDATE staff SET left_at = $2 WHERE id = $1', [id, await house.now()])
  expect((await house.as('finance').get('/session')).status).toBe(401)
  expect((await house.as('finance').raw('/live')).status).toBe(401)
  const back = await enter('finance', PASSWORD)
  expect(back).toMatchObject({ status: 401, body: { code: 'kernel.wrongPassword' } })
  expect(back.headers.get('set-cookie')).toBeNull()
})

const forgetTries = () => house.sql.query('DELETE FROM sign_in_attempts')

/** How often a password was hashed meanwhile: the function is Node's own and goes on doing its work. */
async function hashesDuring<T>(work: () => Promise<T>): Promise<{ result: T; hashes: number }> {
  const real = crypto.scrypt
  let hashes = 0
  crypto.scrypt = new Proxy(real, {
    apply: (scrypt, self, args) => {
      hashes++
      return Reflect.apply(scrypt, self, args)
    },
  })
  syncBuiltinESMExports()
  try {
    return { result: await work(), hashes }
  } finally {
    crypto.scrypt = real
    syncBuiltinESMExports()
  }
}

function atPercent(times: readonly number[], percent: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor((times.length * percent) / 100)] ?? Number.NaN
}
