import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Received, noted and gone again, by the first adviser. */
async function pastVisit(note: string | null) {
  const car = await addCar(house)
  const { api } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  let { version } = await api.visits.take({ id: arrived.id, version: arrived.version })
  if (note !== null) ({ version } = await api.visits.note({ id: arrived.id, version, note }))
  await api.visits.leave({ id: arrived.id, version })
  await house.advance('P1D')
  return { ...car, visitId: arrived.id }
}

async function received(vehicleId: string, who: string) {
  const { api } = house.as(who)
  const arrived = await api.visits.arrive({ id: newId(), vehicleId })
  const taken = await api.visits.take({ id: arrived.id, version: arrived.version })
  return { id: arrived.id, version: taken.version }
}

const handoverOf = (visit: { formalities: readonly { key: string; done: boolean }[] }) =>
  visit.formalities.find(item => item.key === 'handover')

test('RCV-29: the same adviser, or nothing noted and nothing open, asks for no reading', async () => {
  const noted = await pastVisit('客户介意等候，先电话确认')
  const mine = await received(noted.vehicleId, 'adviser')
  const own = await house.as('adviser').api.visits.get({ id: mine.id })
  expect(own.handover).toMatchObject({ owed: false, last: { note: '客户介意等候，先电话确认', adviser: '林晓' } })
  expect(handoverOf(own)).toBeUndefined()
  const nothing = await house.as('adviser').post(`/visits/${mine.id}/hand-over`, { version: mine.version })
  expect(nothing).toMatchObject({ status: 409, body: { code: 'reception.nothingToRead' } })
  const plain = await pastVisit(null)
  const visit = await received(plain.vehicleId, 'adviser2')
  expect((await house.as('adviser2').api.visits.get({ id: visit.id })).handover.owed).toBe(false)
})

test('RCV-29: another adviser sees the last one’s notes and the open wishes without a click, and acknowledges them', async () => {
  const car = await pastVisit('喜欢坐靠窗位，孩子对花生过敏')
  const wish = { id: newId(), vehicleId: car.vehicleId, kind: 'wish', text: '下次换雨刮' } as const
  await house.as('adviser').api.openItems.remember(wish)
  const { api, post } = house.as('adviser2')
  const { plate } = car
  const known = await api.visits.lookup({ plate: plate ?? '' })
  expect(known.handover).toMatchObject({ owed: true, last: { adviser: '林晓', note: '喜欢坐靠窗位，孩子对花生过敏' } })
  const visit = await received(car.vehicleId, 'adviser2')
  const shown = await api.visits.get({ id: visit.id })
  expect(shown.handover.openItems.map(item => item.text)).toEqual(['下次换雨刮'])
  expect(handoverOf(shown)).toMatchObject({ done: false })
  const stale = await post(`/visits/${visit.id}/hand-over`, { version: 1 })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  const read = await api.visits.readHandover({ id: visit.id, version: visit.version })
  const after = await api.visits.get({ id: visit.id })
  expect(after.handover).toMatchObject({ owed: false, readAt: expect.any(String) })
  expect(handoverOf(after)).toMatchObject({ done: true })
  // A third who takes over reads for himself.
  const over = await house.as('service').api.visits.take({ id: visit.id, version: read.version, takeOver: true })
  expect(over.version).toBe(read.version + 1)
  expect((await api.visits.get({ id: visit.id })).handover).toMatchObject({ owed: true, readAt: null })
})

test('RCV-29, RCV-06: the quick path opens no other adviser’s customer unread', async () => {
  const car = await pastVisit('上次对报价有疑问，请逐项说明')
  const { api, post } = house.as('adviser2')
  const line = {
    id: newId(),
    kind: 'other',
    name: '小保养',
    qtyMilli: 1000,
    unitPriceFen: 48_000,
    basis: 'rule',
  } as const
  const quick = async () => ({
    id: newId(),
    orderId: newId(),
    vehicleId: car.vehicleId,
    mileageKm: 43_000,
    customerWords: '做保养',
    privacyNoticed: true as const,
    kind: 'maintenance' as const,
    lines: [line],
    promisedAt: '2027-03-20T08:00:00.000Z',
  })
  const unread = await post('/visits/quick', await quick())
  expect(unread).toMatchObject({ status: 409, body: { code: 'reception.handoverUnread', params: { name: '林晓' } } })
  expect((await api.visits.list({ here: true, vehicleId: car.vehicleId })).rows).toEqual([])
  const made = await api.visits.quick({ ...(await quick()), handoverRead: true })
  expect((await api.visits.get({ id: made.visitId })).handover).toMatchObject({ owed: false })
})

test('RCV-29: what was noted about a former owner stays with him', async () => {
  const car = await pastVisit('原车主常打电话催')
  const buyer = await addCar(house)
  await house.sql.query('UPDATE visits SET owner_id = $2 WHERE id = $1', [car.visitId, buyer.ownerId])
  const visit = await received(car.vehicleId, 'adviser2')
  const shown = await house.as('adviser2').api.visits.get({ id: visit.id })
  expect(shown.handover).toMatchObject({ owed: false, last: { note: '', words: '' } })
})

test('RCV-29, RCV-08, RCV-06: what was declined last time goes on the order and is open no more; what was offered is ticked', async () => {
  const car = await addCar(house)
  const stranger = await addCar(house)
  const { api, post } = house.as('adviser')
  const remembered = async (vehicleId: string) => {
    const item = { id: newId(), vehicleId, kind: 'declined', text: '空调滤芯', amountFen: 9_900 } as const
    return (await api.openItems.remember(item)).id
  }
  const [mine, foreign] = [await remembered(car.vehicleId), await remembered(stranger.vehicleId)]
  const quick = () => ({
    id: newId(),
    orderId: newId(),
    vehicleId: car.vehicleId,
    mileageKm: 43_000,
    customerWords: '做保养，换空调滤芯',
    privacyNoticed: true as const,
    kind: 'maintenance' as const,
    lines: [
      { id: newId(), kind: 'other', name: '空调滤芯', qtyMilli: 1000, unitPriceFen: 9_900, basis: 'wish' } as const,
    ],
    promisedAt: '2027-03-20T08:00:00.000Z',
    hospitalityOffered: true,
  })
  expect((await post('/visits/quick', { ...quick(), openItemIds: [foreign] })).status).toBe(404)
  expect((await api.visits.list({ here: true, vehicleId: car.vehicleId })).rows).toEqual([])
  const made = await api.visits.quick({ ...quick(), openItemIds: [mine] })
  const shown = await api.visits.get({ id: made.visitId })
  expect(shown).toMatchObject({ hospitalitySheet: { gaps: [] }, handover: { openItems: [] } })
  const closed = await house.sql.query('SELECT state, close_note FROM open_items WHERE id = $1', [mine])
  expect(closed.rows).toEqual([{ state: 'taken', close_note: '已列入本次工单' }])
})
