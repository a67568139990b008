import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const orderOf = (id: string) => house.as('adviser').api.repairOrders.get({ id })

async function dutyState(id: string, kind: string) {
  const { rows } = await house.as('adviser').api.duties.ofRecord({ recordId: id })
  return rows.find(row => row.kind === kind)
}

test('RO-12: no new time without the customer’s consent and the channel it came by; old and new stay with the reason', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const path = `/repair-orders/${id}/new-promise`
  const later = addHours(await house.now(), 30)
  const agreed = { promisedAt: later, reason: '等待配件到货', channel: 'call', personReached: '周正', apology: true }
  const save = async (more: object, who = 'adviser') =>
    house.as(who).post(path, { version: (await orderOf(id)).version, ...agreed, ...more })
  expect(await save({})).toMatchObject({ status: 409, body: { code: 'orders.unsigned' } })
  await signOrder(house, id)
  const { promisedAt: first } = await orderOf(id)
  expect((await save({}, 'technician')).status).toBe(403)
  for (const key of ['channel', 'personReached', 'reason'] as const)
    expect((await save({ [key]: undefined })).status, `no ${key}`).toBe(400)
  for (const missing of [{ channel: '' }, { channel: 'post' }, { personReached: ' ' }, { reason: '' }])
    expect((await save(missing)).status, JSON.stringify(missing)).toBe(400)
  expect(await save({ promisedAt: addHours(await house.now(), -1) })).toMatchObject({
    body: { code: 'orders.promisePast' },
  })
  expect(await orderOf(id)).toMatchObject({ promisedAt: first, promises: [{ promisedAt: first }] })
  expect((await save({})).status).toBe(200)
  const { promisedAt, promises } = await orderOf(id)
  expect(promisedAt).toBe(later)
  expect(promises).toHaveLength(2)
  expect(promises).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ promisedAt: first }),
      expect.objectContaining({
        ...{ promisedAt: later, reason: '等待配件到货', consentChannel: 'call', personReached: '周正' },
        madeBy: '林晓',
      }),
    ]),
  )
})

test('RO-12, DLV-06: a delay sent in writing is told in time, but moves the promise only once the customer agreed', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id)
  const { promisedAt: first } = await orderOf(id)
  const newTimeAt = addHours(await house.now(), 30)
  const delay = { kind: 'delay', delayReason: '等待配件到货', newTimeAt, channel: 'sms', reached: false }
  const tell = (more: object) =>
    house.as('adviser').post(`/deliveries/${id}/notices`, { version: 0, noticeId: newId(), ...delay, ...more })
  expect(await tell({ channel: undefined })).toMatchObject({ status: 400 })
  expect(await tell({ reached: true, personReached: ' ' })).toMatchObject({
    body: { code: 'delivery.personNeeded' },
  })
  expect((await tell({ personReached: '' })).status).toBe(200)
  expect(await orderOf(id)).toMatchObject({ promisedAt: first, promises: [{ promisedAt: first }] })
  const { rows } = await house.as('adviser').api.messages.list({ subjectId: id })
  expect(rows.some(row => row.template === 'delivery.delay')).toBe(true)
  expect(await dutyState(id, 'delivery.callAgain')).toMatchObject({ state: 'open' })
  await house.advance('PT6H')
  expect(await dutyState(id, 'delivery.noticePickup')).not.toMatchObject({ state: 'overdue' })
  expect((await tell({ channel: 'call', reached: true, personReached: '周正' })).status).toBe(200)
  const { promisedAt, promises } = await orderOf(id)
  expect([promisedAt, promises.length]).toEqual([newTimeAt, 2])
  expect(await dutyState(id, 'delivery.callAgain')).toMatchObject({ state: 'done' })
})
