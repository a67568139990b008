import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDaysOn } from '#domain/kernel/time.ts'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { loadDemo } from '#tools/demo/load/load-demo.ts'
import { type BareHouse, openBareHouse } from '../harness/bare-house.ts'
import type { Caller } from '../harness/caller.ts'
import { brokenInvariants } from '../harness/invariants.ts'

/** A Tuesday afternoon. */
const NOW = '2027-03-02T07:45:00.000Z'
const TODAY = '2027-03-02'
const silent = { step: () => {}, share: () => {}, end: () => {} }

let house: BareHouse
let problems: readonly string[]
let adviser: Caller
beforeAll(async () => {
  house = await openBareHouse(NOW)
  problems = await loadDemo(house.running.services, { seed: '7', stores: 1, days: 8, vehicles: 1800 }, silent)
  adviser = await house.signIn('adviser', DEMO_PASSWORD)
}, 120_000)
afterAll(() => house.close())

test('every car and booking of the demo goes as far as its plan says', () => {
  expect(problems).toEqual([])
})

test('the adviser finds bookings of today, come, late and still expected, and days ahead that thin out', async () => {
  const { rows } = await adviser.api.appointments.day({ on: TODAY })
  const expected = rows.filter(row => row.state === 'confirmed' || row.state === 'ready')
  expect(rows.filter(row => row.state === 'arrived').length).toBeGreaterThan(4)
  expect(rows.filter(row => row.state === 'noShow')).toHaveLength(1)
  expect(expected.filter(row => (row.bookedAt ?? '') < NOW)).toHaveLength(1)
  expect(expected.filter(row => (row.bookedAt ?? '') > NOW).length).toBeGreaterThan(1)
  const ahead = await Promise.all(
    [1, 2, 3, 4, 5].map(async days => (await adviser.api.appointments.day({ on: addDaysOn(TODAY, days) })).rows.length),
  )
  expect(Math.min(...ahead)).toBeGreaterThan(0)
  expect(ahead[0]).toBeGreaterThan(ahead[4] ?? 0)
})

test('R3, R6, R10, R11: what must hold everywhere holds for the demo dealer', async () => {
  expect(await brokenInvariants(house.sql)).toEqual([])
})

test('the cashier has orders to total, with and without all papers, statements to be paid, and one on account', async () => {
  const { api } = await house.signIn('cashier', DEMO_PASSWORD)
  const { rows } = await api.settlement.waiting({})
  expect(rows.length).toBeGreaterThanOrEqual(3)
  expect(rows.filter(row => row.missing.length === 0).length).toBeGreaterThanOrEqual(1)
  expect(rows.flatMap(row => row.missing)).toEqual(['配件单据 1 张未交'])
  const toPay = (await api.settlement.list({ state: 'totalled' })).rows.filter(row => row.openFen > 0)
  expect(toPay.length).toBeGreaterThan(1)
  expect((await api.settlement.arrears({})).rows.length).toBeGreaterThanOrEqual(1)
})

test('SET-04: yesterday’s drawer is counted and closed, a yuan off with its reason, and today’s is open', async () => {
  const { api } = await house.signIn('cashier', DEMO_PASSWORD)
  const { rows } = await api.drawer.list({})
  const yesterday = addDaysOn(TODAY, -1)
  expect(rows).toMatchObject([
    { throughOn: yesterday, state: 'closed', offFen: 100, reason: expect.stringMatching(/./) },
  ])
  const closing = await api.drawer.get({ id: rows[0]?.id ?? '' })
  expect(closing.pieces.length).toBeGreaterThan(0)
  expect(closing.paperId).not.toBeNull()
  expect(closing.handInFen + closing.keptFen).toBe(closing.counts.find(count => count.way === 'cash')?.countedFen)
  expect(await api.drawer.mine({})).toMatchObject({ closedThroughOn: yesterday })
})

test('the parts counter has orders whose parts lie ready to be issued, and some whose parts are on order', async () => {
  const { orders } = await (await house.signIn('parts', DEMO_PASSWORD)).api.parts.counter({})
  expect(orders.filter(order => order.readiness === 'ready').length).toBeGreaterThanOrEqual(2)
  expect(orders.filter(order => order.readiness === 'short').length).toBeGreaterThanOrEqual(1)
})

test('the callers have a dozen calls to make, some overdue, some tried before, and open questions of customers', async () => {
  const { api } = await house.signIn('cra', DEMO_PASSWORD)
  const { rows } = await api.followUp.queue({ limit: '100' })
  const due = rows.filter(row => row.way === 'call' && row.dueAt < `${addDaysOn(TODAY, 1)}T16:00:00.000Z`)
  expect(due.length).toBeGreaterThan(7)
  expect(due.filter(row => row.dueAt < NOW).length).toBeGreaterThan(1)
  expect(due.filter(row => row.dueAt >= NOW).length).toBeGreaterThan(3)
  expect(due.filter(row => row.attempts > 0).length).toBeGreaterThan(0)
  expect((await api.followUp.tickets({ state: 'open' })).rows.length).toBeGreaterThan(0)
  expect((await api.followUp.register({})).rows.length).toBeGreaterThan(20)
})

test('RPT-01, RPT-05: the days before today are reported, sent and read, the week among them, and today’s report stands open', async () => {
  const { api } = await house.signIn('gm', DEMO_PASSWORD)
  const { rows } = await api.reports.list({})
  const [open, sent] = [rows.filter(row => row.sentAt === null), rows.filter(row => row.sentAt !== null)]
  expect(open).toMatchObject([{ kind: 'daily', toOn: TODAY, isLate: false }])
  expect(sent.map(row => row.kind)).toEqual(expect.arrayContaining(['daily', 'weekly']))
  expect(sent.filter(row => row.isLate)).toEqual([])
  const last = await api.reports.get({ id: sent[0]?.id ?? '' })
  expect(last.figures.orders).toBeGreaterThan(0)
  expect(last.can.read).toBe(true)
})

test('EST-05: one customer has an estimate with its options on the telephone, resting on what was found', async () => {
  const { rows } = await house.sql.query<{ id: string }>(`SELECT id FROM estimates WHERE state = 'shown'`)
  expect(rows).toHaveLength(1)
  const estimate = await adviser.api.estimates.get({ id: rows[0]?.id ?? '' })
  expect(estimate).toMatchObject({ linkSentAt: expect.any(String), decidedAt: null })
  expect(estimate.options.flatMap(option => option.lines).every(line => line.findingId !== null)).toBe(true)
})
