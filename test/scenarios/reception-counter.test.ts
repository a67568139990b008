import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { hospitalityChecklist } from '#domain/processes/reception/checklists.ts'
import { confirmedBooking } from '../harness/appointments.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar, signByCustomer, walkAroundCar } from '../harness/reception.ts'
import { openReceptionBays, openShopFloor } from '../harness/resources.ts'

let house: House
let bays: Record<string, string>
beforeAll(async () => {
  house = await openHouse()
  bays = await openReceptionBays(house, ['接待1', '接待2'])
})
afterAll(() => house.close())

const bay = (name: string) => bays[name] ?? ''
const shown = async (who = 'adviser') => (await house.as(who).api.visits.desk({})).bays
const arrivedCar = async () =>
  house.as('adviser').api.visits.arrive({ id: newId(), plate: (await addCar(house)).plate })

test('RCV-03: somebody on foot, a stranger’s hand, another store’s bay, a taken or a second bay are refused', async () => {
  const { api, post } = house.as('adviser')
  const onFoot = await api.visits.arrive({ id: newId(), personName: '步行客', phone: '13912345000' })
  expect(await post(`/visits/${onFoot.id}/bay`, { version: onFoot.version })).toMatchObject({
    status: 409,
    body: { code: 'reception.noCar' },
  })
  const car = await arrivedCar()
  const path = `/visits/${car.id}/bay`
  expect((await house.as('cashier').post(path, { version: car.version })).status).toBe(403)
  expect((await house.as('other-adviser').post(path, { version: car.version })).status).toBe(404)
  expect((await post(path, { version: car.version, bayId: newId() })).status).toBe(404)
  expect((await post(path, { version: 9 })).body).toMatchObject({ code: 'kernel.stale' })
  const guided = await api.visits.guide({ id: car.id, version: car.version, bayId: bay('接待1') })
  expect(await post(path, { version: guided.version })).toMatchObject({ body: { code: 'reception.inBay' } })
  const second = await arrivedCar()
  const taken = await post(`/visits/${second.id}/bay`, { version: second.version, bayId: bay('接待1') })
  const { plate } = await api.visits.get({ id: car.id })
  expect(taken).toMatchObject({ status: 409, body: { code: 'reception.bayTaken', params: { bay: '接待1', plate } } })
  await api.visits.guide({ id: second.id, version: second.version })
  const third = await arrivedCar()
  const full = await post(`/visits/${third.id}/bay`, { version: third.version })
  expect(full).toMatchObject({ status: 409, body: { code: 'reception.noBayFree' } })
  await api.visits.leave({ id: car.id, version: guided.version })
  await api.visits.leave({ id: second.id, version: (await api.visits.get({ id: second.id })).version })
  expect((await shown()).map(row => row.visit)).toEqual([null, null])
})

test('RCV-03: a car marked outside is guided, holds its bay, shows there, and frees it when it is moved or driven out', async () => {
  const car = await arrivedCar()
  const gate = house.as('gate').api
  const outside = await gate.visits.parkOutside({ id: car.id, version: car.version })
  const { api } = house.as('adviser')
  expect((await api.visits.desk({})).waiting.find(row => row.id === car.id)).toMatchObject({
    parked: 'outside',
    bay: '',
  })
  const guided = await gate.visits.guide({ id: car.id, version: outside.version })
  expect(guided.bay).toBe('接待1')
  const [first] = await shown()
  const view = await api.visits.get({ id: car.id })
  expect(first).toMatchObject({ name: '接待1', visit: { id: car.id, plate: view.plate } })
  expect(view).toMatchObject({ parked: 'bay', bay: '接待1' })
  const moved = await api.visits.guide({ id: car.id, version: guided.version, bayId: bay('接待2') })
  expect((await shown()).map(row => row.visit?.id ?? null)).toEqual([null, car.id])
  const events = await house.sql.query<{ event: string }>(
    `SELECT event FROM timeline_events WHERE subject_id = $1 AND event LIKE 'visit.%' ORDER BY seq`,
    [car.id],
  )
  expect(events.rows.map(row => row.event)).toEqual([
    'visit.arrived',
    'visit.parkedOutside',
    'visit.guided',
    'visit.guided',
  ])
  await api.visits.leave({ id: car.id, version: moved.version })
  expect((await shown()).map(row => row.visit)).toEqual([null, null])
})

test('RCV-03: of two cars guided to one bay at once one stands there and the other hears so', async () => {
  const [one, two] = [await arrivedCar(), await arrivedCar()]
  const guide = (visit: { id: string; version: number }, who: string) =>
    house.as(who).post(`/visits/${visit.id}/bay`, { version: visit.version, bayId: bay('接待2') })
  const answers = await Promise.all([guide(one, 'adviser'), guide(two, 'adviser2')])
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
  const { rows } = await house.sql.query('SELECT id FROM visits WHERE reception_bay_id = $1', [bay('接待2')])
  expect(rows).toHaveLength(1)
})

async function signedOrder(visit: { visitId: string }) {
  const { api } = house.as('adviser')
  const orderId = newId()
  const line = {
    id: newId(),
    kind: 'other',
    name: '常规保养',
    qtyMilli: 1000,
    unitPriceFen: 5000,
    basis: 'wish',
  } as const
  await api.repairOrders.open({ id: orderId, visitId: visit.visitId, kind: 'maintenance', lines: [line] })
  const promisedAt = '2027-03-02T09:00:00.000Z'
  const promised = await api.repairOrders.promise({ id: orderId, version: 1, promisedAt, reason: '客户等候' })
  const papers = await api.repairOrders.present({ id: orderId, version: promised.version })
  await signByCustomer(house, papers.contractPaperId)
  await signByCustomer(house, papers.orderPaperId)
  return orderId
}

test('RCV-08: what hospitality still owes is a hint, not a gate; at the signature it is counted and lowers the rate', async () => {
  const { api } = house.as('adviser')
  const careless = await receiveCar(house)
  const seat = hospitalityChecklist.items[0]?.key ?? ''
  await walkAroundCar(house, careless)
  const attentive = await receiveCar(house)
  await walkAroundCar(house, attentive)
  const sheet = (await api.visits.get({ id: careless.visitId })).hospitalitySheet
  expect(sheet).toMatchObject({ total: 5, gaps: [] })
  await api.checklists.answer({ id: sheet?.id ?? '', answers: [{ key: seat, result: 'bad' }] })
  await signedOrder(careless)
  await signedOrder(attentive)
  expect((await api.visits.get({ id: careless.visitId })).hospitalityOpen).toBe(1)
  expect((await api.visits.get({ id: attentive.visitId })).hospitalityOpen).toBe(0)
  // Ticking it afterwards does not undo what was forgotten.
  await api.checklists.answer({ id: sheet?.id ?? '', answers: [{ key: seat, result: 'ok' }] })
  const month = await house.as('service').api.conduct.month({ month: '2027-03' })
  expect(month.rows.find(row => row.staff === '林晓')?.hospitality).toEqual({ passed: 1, of: 2 })
})

test('RCV-08: a fresh list names every point that was not offered yet', async () => {
  const visit = await receiveCar(house)
  const { hospitalitySheet, hospitalityOpen } = await house.as('adviser').api.visits.get({ id: visit.visitId })
  expect(hospitalityOpen).toBeNull()
  expect(hospitalitySheet?.gaps).toEqual([
    '请坐',
    '奉茶或饮料',
    '介绍洗手间与休息室',
    '选择等候区（含亲子区）',
    '告知进度查看方式',
  ])
})

test('RCV-30: the welcome is shown with store, adviser and customer in it; the store’s new wording is said at once', async () => {
  const visit = await receiveCar(house)
  const view = async () => (await house.as('adviser').api.visits.get({ id: visit.visitId })).phrases
  const before = await view()
  expect(before.welcome).toMatch(/，您好！欢迎光临海湾汽车滨江店。$/)
  expect(before.selfIntro).toBe('我是服务顾问林晓，今天由我为您服务。')
  const value = { ...before, welcome: '您好，欢迎来到{store}！', selfIntro: '我是{adviser}。' }
  const silent = await house.as('service').post('/policies/phrases', { value: { ...value, welcome: ' ' } })
  expect(silent.status).toBe(422)
  expect((await house.as('adviser').post('/policies/phrases', { value })).status).toBe(403)
  await house.as('service').api.policies.set({ key: 'phrases', value })
  expect(await view()).toMatchObject({ welcome: '您好，欢迎来到海湾汽车滨江店！', selfIntro: '我是林晓。' })
  expect((await house.as('adviser').api.visits.phrases({})).welcome).toBe('您好，欢迎来到海湾汽车滨江店！')
})

test('APT-14, RCV-27, APT-17: the desk shows readiness of today’s bookings, load of the day and who is free', async () => {
  const floor = await openShopFloor(house)
  const line = { kind: 'other', name: '小保养', unitPriceFen: 48_000, qtyMilli: 1000 } as const
  const booking = await confirmedBooking(house, {
    bayId: floor.bays['机电1'] ?? '',
    bookedAt: addHours(await house.now(), 3),
    lines: [line],
    kind: 'maintenance',
  })
  const desk = await house.as('adviser').api.visits.desk({})
  const row = desk.bookings.find(each => each.number === booking.number)
  expect(row?.light).toBe('yellow')
  expect(row?.open).toContain('tools')
  const me = desk.advisers.find(adviser => adviser.name === '林晓')
  expect(me).toMatchObject({ limit: 15, state: 'ok' })
  const { rows } = await house.sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM visits v JOIN staff s ON s.id = v.adviser_id AND s.name = '林晓'
      WHERE v.state = 'received' AND v.left_at IS NULL`,
  )
  expect(me?.serving).toBe(rows[0]?.n)
  expect(desk.advisers.find(adviser => adviser.name === '高洁')).toMatchObject({ serving: 0 })
  expect(desk.workshop.waiting).toBe(2)
})
