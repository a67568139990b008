import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('SET-05: five hundred yuan left on account stand in the week’s report as arrears, with whom, why and until when', async () => {
  const { statementId } = await billOf(house, await shelfFor(house, await carInShop(house)), 80_000)
  const cashier = house.as('cashier').api.settlement
  await cashier.pay({ id: statementId, paymentId: statementId, way: 'cash', amountFen: 30_000 })
  const { approvalId } = await cashier.askOnAccount({ id: statementId, reason: '单位月结' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true })
  const { version } = await cashier.get({ id: statementId })
  await cashier.onAccount({ id: statementId, version, dueOn: '2027-03-31', reason: '单位月结' })
  const [owed] = (await cashier.arrears({})).rows
  expect(owed).toMatchObject({
    statementId,
    customer: '周正',
    amountFen: 50_000,
    dueOn: '2027-03-31',
    reason: '单位月结',
  })
  await house.moveTo('2027-03-06T01:00:00.000Z')
  const { reports } = house.as('tracker').api
  await reports.plan({})
  await house.moveTo('2027-03-06T09:05:00.000Z')
  const [week] = (await reports.list({ kind: 'weekly' })).rows
  const { figures } = await reports.get({ id: week?.id ?? '' })
  expect(figures).toMatchObject({ revenueFen: 80_000, arrears: { debts: 1, amountFen: 50_000 } })
})
