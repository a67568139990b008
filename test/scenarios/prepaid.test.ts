import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { billOf, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

/** SET-04: a member's bill paid out of what they left here. */
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function member(prepaidFen = 0): Promise<Shelf> {
  const shelf = await shelfFor(house, await carInShop(house))
  await house.as('adviser').api.membership.join({ id: shelf.ownerId, memberId: newId() })
  if (prepaidFen > 0) await topUp(shelf.ownerId, prepaidFen)
  return shelf
}

const topUp = (id: string, amountFen: number, username = 'cashier') =>
  house.as(username).post(`/members/${id}/prepaid`, { topUpId: newId(), payWay: 'cash', amountFen })
const giveBack = (id: string, amountFen: number, username = 'supervisor') =>
  house
    .as(username)
    .post(`/members/${id}/prepaid-returns`, { returnId: newId(), payWay: 'cash', amountFen, reason: '客户搬家' })
const pay = (id: string, amountFen: number, way = 'prepaid') =>
  house.as('cashier').post(`/statements/${id}/payments`, { paymentId: newId(), way, amountFen })
const leftOf = async (id: string) => (await house.as('cashier').api.membership.get({ id })).prepaidFen
const codeOf = (answer: { status: number; body: unknown }) => [answer.status, Object(answer.body).code]
const tillFen = async () =>
  (await house.sql.query(`SELECT balance_fen::int AS fen FROM money_accounts WHERE kind = 'till' AND label = 'cash'`))
    .rows[0]?.fen ?? 0
const broken = async () => (await brokenInvariants(house.sql)).filter(fault => !/^order-(moments|signed): /.test(fault))

test('SET-04: who is no member, has too little or no right pays nothing out of prepaid money, and nothing moves', async () => {
  const stranger = await shelfFor(house, await carInShop(house))
  expect(codeOf(await topUp(stranger.ownerId, 100))).toEqual([409, 'membership.notMember'])
  const bill = await billOf(house, stranger, 30_000)
  expect(codeOf(await pay(bill.statementId, 30_000))).toEqual([409, 'settlement.prepaidPayer'])
  const { ownerId, ...shelf } = await member(20_000)
  expect((await topUp(ownerId, 100, 'adviser')).status).toBe(403)
  expect((await giveBack(ownerId, 100, 'cashier')).status).toBe(403)
  expect((await topUp(ownerId, 0)).status).toBe(400)
  expect(codeOf(await giveBack(ownerId, 20_001))).toEqual([409, 'membership.prepaidShort'])
  const { statementId } = await billOf(house, { ownerId, ...shelf }, 30_000)
  expect(codeOf(await pay(statementId, 20_001))).toEqual([409, 'settlement.prepaidShort'])
  expect(await leftOf(ownerId)).toBe(20_000)
  expect(await broken()).toEqual([])
})

test('SET-04: a bill is paid in part out of prepaid money, the till stands still, a receipt says what is left', async () => {
  const shelf = await member()
  const before = await tillFen()
  const { prepaidFen, paperId } = Object((await topUp(shelf.ownerId, 50_000)).body)
  expect(prepaidFen).toBe(50_000)
  const receipt = JSON.stringify((await house.as('cashier').get(`/papers/${paperId}`)).body)
  expect(receipt).toMatch(/SLP-09.*"balanceFen":50000/)
  expect(await tillFen()).toBe(before + 50_000)
  const { statementId } = await billOf(house, shelf, 60_000)
  expect((await house.as('cashier').api.settlement.get({ id: statementId })).prepaidFen).toBe(50_000)
  expect((await pay(statementId, 50_000)).body).toMatchObject({ state: 'succeeded', openFen: 10_000 })
  expect(await tillFen()).toBe(before + 50_000)
  expect((await pay(statementId, 10_000, 'cash')).status).toBe(200)
  expect(await house.as('cashier').api.settlement.get({ id: statementId })).toMatchObject({
    state: 'settled',
    prepaidFen: 0,
  })
  const { prepaid } = await house.as('cashier').api.membership.get({ id: shelf.ownerId })
  expect(prepaid).toMatchObject([
    { kind: 'payment.taken', amountFen: -50_000, statementId },
    { kind: 'prepaid.taken', amountFen: 50_000 },
  ])
  expect(await broken()).toEqual([])
})

test('SET-04, SET-07: what goes back of a bill paid so is the member’s again once it is allowed, and may be handed out', async () => {
  const shelf = await member(80_000)
  const { statementId } = await billOf(house, shelf, 80_000)
  const { paymentId } = Object((await pay(statementId, 80_000)).body)
  const before = await tillFen()
  const refund = { refundId: newId(), paymentId, amountFen: 30_000, reason: '返修退费' }
  await house.as('cashier').api.settlement.askRefund({ id: statementId, ...refund })
  const { rows } = await house.sql.query(`SELECT id FROM approvals WHERE subject_id = $1`, [refund.refundId])
  await house.as('supervisor').api.approvals.decide({ id: rows[0].id, granted: true, version: 1 })
  expect(await leftOf(shelf.ownerId)).toBe(30_000)
  expect(await tillFen()).toBe(before)
  const { refunds } = await house.as('cashier').api.settlement.get({ id: statementId })
  expect(refunds).toMatchObject([{ way: 'prepaid', state: 'paid' }])
  expect((await giveBack(shelf.ownerId, 30_000)).body).toMatchObject({ prepaidFen: 0 })
  expect(await tillFen()).toBe(before - 30_000)
  expect(await broken()).toEqual([])
})

test('SET-04: of 32 who pay 300 out of 1000 at once three do, and the rest is never negative', async () => {
  const shelf = await member(100_000)
  const bills = await Promise.all(Array.from({ length: 8 }, () => billOf(house, shelf, 30_000)))
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) => pay(bills[index % bills.length]?.statementId ?? '', 30_000)),
  )
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(3)
  expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200, 409]))
  expect(await leftOf(shelf.ownerId)).toBe(10_000)
  expect(await broken()).toEqual([])
})
