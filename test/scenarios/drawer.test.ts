import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { billOf, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

type Way = 'cash' | 'card' | 'wechat'
const cashier = () => house.as('cashier')
const today = async () => dateOn(await house.now())

const pay = (statementId: string, way: Way, amountFen: number) =>
  cashier().post(`/statements/${statementId}/payments`, { paymentId: newId(), way, amountFen })

async function paid(way: Way, amountFen: number): Promise<string> {
  const { statementId } = await billOf(house, shelf, amountFen)
  expect((await pay(statementId, way, amountFen)).status).toBe(200)
  return statementId
}

type Count = { throughOn?: string; cashFen?: number; cardFen?: number; wechatFen?: number; reason?: string }

async function close(count: Count & Record<string, unknown>, username = 'cashier') {
  const { throughOn, cashFen, cardFen, wechatFen, ...rest } = count
  const counted = [
    ...(cashFen === undefined ? [] : [{ way: 'cash', countedFen: cashFen }]),
    ...(cardFen === undefined ? [] : [{ way: 'card', countedFen: cardFen }]),
    ...(wechatFen === undefined ? [] : [{ way: 'wechat', countedFen: wechatFen }]),
  ]
  const body = { id: newId(), throughOn: throughOn ?? (await today()), counted, handInFen: 0, ...rest }
  return house.as(username).post('/drawer-closings', body)
}

async function decide(subjectId: string, username: string, granted: boolean) {
  const { rows } = await house.sql.query(
    `SELECT id, version FROM approvals WHERE subject_id = $1 AND state = 'asked'`,
    [subjectId],
  )
  const note = granted ? '同意' : '请重新清点'
  return house.as(username).post(`/approvals/${rows[0].id}/decide`, { version: rows[0].version, granted, note })
}

const flowOf = async (way: string) => (await cashier().api.drawer.mine({})).flows.find(flow => flow.way === way)

/** The orders of these bills were finished by hand; what is asked of the books alone. */
const moneyFaults = async () =>
  (await brokenInvariants(house.sql)).filter(fault => /^(money|drawer|payment|refund|statement)/.test(fault))

/** The morning of the next day, when a closed drawer is open again. */
const nextMorning = async () => house.moveTo(instantOf(addDaysOn(await today(), 1), '09:00'))

test('SET-04: a drawer counted by halves, for tomorrow, without the reason or by a stranger is not closed', async () => {
  await paid('cash', 30_000)
  await paid('card', 20_000)
  expect((await close({ cashFen: 0 }, 'technician')).status).toBe(403)
  const wrong: [Record<string, unknown>, string][] = [
    [{ cashFen: 30_000, cardFen: 20_000, throughOn: '2027-03-03' }, 'drawer.dayToCome'],
    [{ cashFen: 30_000 }, 'drawer.uncounted'],
    [{ cardFen: 20_000 }, 'drawer.uncounted'],
    [{ cashFen: 29_000, cardFen: 20_000 }, 'drawer.reasonMissing'],
    // Ten too many here do not make up for ten too few there.
    [{ cashFen: 31_000, cardFen: 19_000 }, 'drawer.reasonMissing'],
    [{ cashFen: 30_000, cardFen: 20_000, handInFen: 30_001 }, 'drawer.handInTooMuch'],
    [{ cashFen: 30_000, cardFen: 20_000, pieces: [{ faceFen: 10_000, pieces: 2 }] }, 'drawer.pieces'],
    [{ cashFen: 30_000, cardFen: 20_000, throughOn: '2027-03-01' }, 'drawer.laterCash'],
  ]
  for (const [count, code] of wrong) expect(await close(count), code).toMatchObject({ status: 409, body: { code } })
  const { rows } = await house.sql.query('SELECT 1 FROM drawer_closings')
  expect(rows).toEqual([])
})

test('SET-04: the day is closed to the fen, its sheet issued; by hand nothing comes into it any more, what a provider reports later counts for the next day', async () => {
  const statementId = (await billOf(house, shelf, 8_000)).statementId
  expect((await pay(statementId, 'wechat', 8_000)).status).toBe(200)
  expect(await cashier().api.drawer.mine({})).toMatchObject({ waiting: 1, throughOn: '2027-03-02' })
  const pieces = [
    { faceFen: 10_000, pieces: 2 },
    { faceFen: 5_000, pieces: 2 },
  ]
  const closed = await close({ cashFen: 30_000, cardFen: 20_000, handInFen: 20_000, pieces })
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', offFen: 0 } })
  const { id } = Object(closed.body)
  const view = await house.as('finance').api.drawer.get({ id })
  expect(view).toMatchObject({
    fromOn: '2027-03-02',
    keptFen: 10_000,
    expectedFen: 50_000,
    cashier: expect.any(String),
  })
  expect(view.movements.map(row => [row.way, row.amountFen])).toEqual([
    ['cash', 30_000],
    ['card', 20_000],
  ])
  expect((await house.as('other-cashier').get(`/drawer-closings/${id}`)).status).toBe(404)
  const paper = await house.as('finance').get(`/papers/${view.paperId}`)
  expect(JSON.stringify(paper.body)).toContain('SLP-05')

  const { statementId: late } = await billOf(house, shelf, 5_000)
  for (const way of ['cash', 'wechat'] as const)
    expect(await pay(late, way, 5_000)).toMatchObject({ status: 409, body: { code: 'ledgers.drawerClosed' } })
  expect(await close({ cashFen: 10_000 })).toMatchObject({ status: 409, body: { code: 'drawer.closed' } })
  await expect(
    house.sql.query(`INSERT INTO money_entries (id, store_id, posting_id, account_id, amount_fen, kind, subject_kind, subject_id, business_on, at, cashier_id)
      SELECT gen_random_uuid(), store_id, gen_random_uuid(), account_id, 1, kind, subject_kind, subject_id, business_on, at, cashier_id
      FROM money_entries WHERE cashier_id IS NOT NULL LIMIT 1`),
  ).rejects.toThrow(/closed through 2027-03-02/)
  await expect(house.sql.query(`UPDATE drawer_closings SET kept_fen = 0`)).rejects.toThrow(/not altered/)

  await house.advance('PT5M')
  expect((await cashier().api.settlement.get({ id: statementId })).state).toBe('settled')
  await nextMorning()
  expect(await flowOf('wechat')).toMatchObject({ inFen: 8_000, outFen: 0 })
  expect(await flowOf('cash')).toMatchObject({ openingFen: 10_000, inFen: 0 })
  expect((await pay(late, 'cash', 5_000)).status).toBe(200)
  expect(await moneyFaults()).toEqual([])
})

test('SET-04: a difference beyond the tolerance waits for finance and is sealed meanwhile; refused, the day is open and counted anew', async () => {
  const asked = await close({ cashFen: 5_000, wechatFen: 8_000, reason: '少找零一笔', handInFen: 5_000 })
  expect(asked).toMatchObject({ status: 200, body: { state: 'asked', offFen: 10_000 } })
  const { id } = Object(asked.body)
  const { statementId } = await billOf(house, shelf, 2_000)
  expect(await pay(statementId, 'cash', 2_000)).toMatchObject({ body: { code: 'ledgers.drawerClosed' } })
  expect(
    (await cashier().post(`/drawer-closings/${id}/reopen/ask`, { version: 1, reason: '再数' })).body,
  ).toMatchObject({
    code: 'drawer.undecided',
  })
  expect((await decide(id, 'cashier', true)).status).toBe(403)
  expect((await decide(id, 'finance', false)).status).toBe(200)
  expect(await house.as('finance').api.drawer.get({ id })).toMatchObject({ state: 'refused', paperId: null })
  expect((await pay(statementId, 'cash', 2_000)).status).toBe(200)
  // Nobody has decided: the cashier takes the count back and counts again; another cannot.
  const again = Object((await close({ cashFen: 0, wechatFen: 8_000, reason: '漏数' })).body)
  expect((await house.as('adviser').post(`/drawer-closings/${again.id}/withdraw`, { version: 1 })).status).toBe(403)
  expect((await cashier().post(`/drawer-closings/${again.id}/withdraw`, { version: 1 })).status).toBe(200)
  const right = await close({ cashFen: 16_990, wechatFen: 8_000, reason: '找零误差', handInFen: 6_990 })
  expect(right).toMatchObject({ status: 200, body: { state: 'closed', offFen: 10 } })
  expect(await moneyFaults()).toEqual([])
})

test('SET-04: a closed day opens again only with approval, from the last one back, and leaves its event; cash adds up to its movements', async () => {
  const { rows: all } = await cashier().api.drawer.list({})
  const inForce = all.filter(row => row.state === 'closed')
  const [last, first] = inForce
  if (!last || !first) throw new Error('Two days are closed')
  const reopen = (id: string, version = 1) =>
    cashier().post(`/drawer-closings/${id}/reopen/ask`, { version, reason: '漏记一笔收款' })
  expect(await reopen(first.id)).toMatchObject({ status: 409, body: { code: 'drawer.laterClosing' } })
  expect(await reopen(last.id, 7)).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  expect((await reopen(last.id)).status).toBe(200)
  const { statementId } = await billOf(house, shelf, 1_000)
  expect(await pay(statementId, 'cash', 1_000)).toMatchObject({ body: { code: 'ledgers.drawerClosed' } })
  expect((await decide(last.id, 'service', true)).status).toBe(403)
  expect((await decide(last.id, 'finance', true)).status).toBe(200)
  expect((await pay(statementId, 'cash', 1_000)).status).toBe(200)
  const opened = await house.as('finance').api.drawer.get({ id: last.id })
  expect(opened).toMatchObject({ state: 'reopened', reopenReason: '漏记一笔收款', paperId: null })
  const { rows: events } = await house.sql.query(
    `SELECT event, reason FROM timeline_events WHERE subject_id = $1 AND event LIKE 'drawer.%' ORDER BY seq`,
    [last.id],
  )
  expect(events.map(row => row.event)).toEqual(['drawer.closed', 'drawer.reopenAsked', 'drawer.reopened'])
  const closed = await close({ cashFen: 18_000, wechatFen: 8_000, handInFen: 8_000 })
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', offFen: 0 } })
  // What lies in the drawer is all cash that ever moved through it.
  const { rows } = await house.sql.query(
    `SELECT sum(e.amount_fen)::int AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
      WHERE a.kind = 'till' AND a.label = 'cash' AND e.cashier_id IS NOT NULL`,
  )
  expect(rows[0].fen).toBe(10_000)
  expect(await moneyFaults()).toEqual([])
})

test('SET-04: while 32 clients pay, the drawer is closed: each payment is before it or refused, and the sums add up', async () => {
  await nextMorning()
  const bills = await Promise.all(Array.from({ length: 8 }, () => billOf(house, shelf, 40_000)))
  const payOne = (_: unknown, index: number) => pay(bills[index % 8]?.statementId ?? '', 'cash', 10_000)
  const early = Array.from({ length: 12 }, payOne)
  const closing = close({ cashFen: 10_000, reason: '高峰时日结' })
  const payments = [...early, ...Array.from({ length: 20 }, payOne)]
  const [closed, ...answers] = await Promise.all([closing, ...payments])
  expect(closed.status).toBe(200)
  const taken = answers.filter(answer => answer.status === 200).length
  const refused = answers.filter(answer => answer.status === 409)
  expect(taken + refused.length).toBe(32)
  expect(new Set(refused.map(answer => Object(answer.body).code))).toEqual(
    new Set(refused.length > 0 ? ['ledgers.drawerClosed'] : []),
  )
  const { id } = Object(closed.body)
  const view = await house.as('finance').api.drawer.get({ id })
  expect(view.counts.find(each => each.way === 'cash')).toMatchObject({ openingFen: 10_000, inFen: taken * 10_000 })
  expect(view.movements).toHaveLength(taken)
  expect(await moneyFaults()).toEqual([])
})
