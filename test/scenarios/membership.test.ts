import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, bookFor, finishedOrder, other, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A customer of their own, and a member when wanted. */
async function customer(points = 0): Promise<Shelf> {
  const shelf = await shelfFor(house, await carInShop(house))
  if (points === 0) return shelf
  await house.as('adviser').api.membership.join({ id: shelf.ownerId, memberId: newId() })
  await house.as('supervisor').api.membership.grant({ id: shelf.ownerId, lotId: newId(), points, reason: '开业活动' })
  return shelf
}

const redeem = (id: string, points: number, username = 'cashier') =>
  house.as(username).post(`/members/${id}/points/redeem`, { redemptionId: newId(), points, reason: '洗车券' })
const balanceOf = async (id: string) => (await house.as('cashier').api.membership.get({ id })).balance

test('MBR-02: no member, no right, or 150 of 100 points is refused; a ledger entry is never changed', async () => {
  const { ownerId } = await customer()
  expect(await redeem(ownerId, 1)).toMatchObject({ status: 409, body: { code: 'membership.notMember' } })
  const { ownerId: member } = await customer(100)
  expect((await redeem(member, 1, 'adviser')).status).toBe(403)
  expect(await redeem(member, 150)).toMatchObject({ status: 409, body: { code: 'membership.tooFewPoints' } })
  expect((await redeem(member, 60)).body).toEqual({ id: member, balance: 40 })
  const { entries } = await house.as('cashier').api.membership.get({ id: member })
  expect(entries.map(entry => [entry.kind, entry.points, entry.reason])).toEqual([
    ['redeem', -60, '洗车券'],
    ['earn', 100, '开业活动'],
  ])
  await expect(house.sql.query('UPDATE point_entries SET points = 1')).rejects.toThrow(/never changed/)
  await expect(house.sql.query('UPDATE point_lots SET left_points = -1')).rejects.toThrow(/points_never_negative/)
})

test('MBR-02: of 32 clients who each redeem 30 of 100 points three get them, and the rest is never negative', async () => {
  const { ownerId } = await customer(100)
  const answers = await Promise.all(Array.from({ length: 32 }, () => redeem(ownerId, 30)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(3)
  expect(answers.filter(answer => answer.status === 409)).toHaveLength(29)
  expect(await balanceOf(ownerId)).toBe(10)
})

test('SET-06, APT-08: deposit, coupon and points come off the bill by themselves; withdrawn, they are given back', async () => {
  const shelf = await customer(5_000)
  const issued = { couponId: newId(), name: '新客券', amountFen: 10_000, minimumFen: 50_000, expiresOn: '2027-06-30' }
  await house.as('supervisor').api.membership.issueCoupon({ id: shelf.ownerId, ...issued })
  const booking = await bookFor(house, shelf)
  const deposit = { depositId: newId(), amountFen: 100_000, payWay: 'cash' }
  await house.as('cashier').post(`/appointments/${booking.id}/deposits`, deposit)
  const id = await finishedOrder(house, shelf, booking, [other(120_001), other(30_000)])
  const cashier = house.as('cashier').api.settlement
  const first = (await cashier.total({ id })).statements[0]
  expect(await cashier.get({ id: first?.id ?? '' })).toMatchObject({
    totalFen: 135_001,
    couponFen: 10_000,
    pointsFen: 5_000,
    pointsUsed: 5_000,
    depositFen: 100_000,
    openFen: 35_001,
  })
  expect(await balanceOf(shelf.ownerId)).toBe(0)
  const { rows } = await house.sql.query(
    `SELECT content->'deductions' AS deductions, (content->>'payableFen')::int AS payable FROM papers
      WHERE kind = 'FRM-05' AND subject_id = $1`,
    [first?.id],
  )
  expect(rows[0]).toEqual({
    deductions: [
      { name: '优惠券', amountFen: 10_000 },
      { name: '积分抵扣（5000 分）', amountFen: 5_000 },
    ],
    payable: 35_001,
  })
  await cashier.withdraw({ id, reason: '漏项' })
  expect(await balanceOf(shelf.ownerId)).toBe(5_000)
  const again = (await cashier.total({ id, keepPoints: true })).statements[0]
  expect(await cashier.get({ id: again?.id ?? '' })).toMatchObject({
    totalFen: 140_001,
    pointsFen: 0,
    couponFen: 10_000,
  })
  const settled = again?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: settled, version: 1 })
  await cashier.pay({ id: settled, paymentId: newId(), way: 'cash', amountFen: 40_001 })
  expect(await balanceOf(shelf.ownerId)).toBe(6_400)
})

test('MBR-02: points expire on the day after their last, as an entry of the ledger', async () => {
  const { ownerId } = await customer(70)
  await billOf(house, await customer(), 1_000)
  await house.sql.query(
    `UPDATE point_lots SET expires_on = '2027-03-02' WHERE member_id = (SELECT id FROM members WHERE person_id = $1)`,
    [ownerId],
  )
  await house.sql.query(
    `UPDATE timers SET at = '2027-03-02T16:00:00Z' WHERE subject_id = (SELECT l.id FROM point_lots l JOIN members m ON m.id = l.member_id WHERE m.person_id = $1)`,
    [ownerId],
  )
  expect(await balanceOf(ownerId)).toBe(70)
  await house.moveTo('2027-03-02T16:01:00.000Z')
  const { balance, entries } = await house.as('cashier').api.membership.get({ id: ownerId })
  expect([balance, entries[0]?.kind, entries[0]?.points]).toEqual([0, 'expire', -70])
  expect((await redeem(ownerId, 1)).status).toBe(409)
})
