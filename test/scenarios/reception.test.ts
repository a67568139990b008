import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const noticesOf = async (who: string) => (await house.as(who).api.notices.list({})).rows

test('RCV-01: nobody, an unknown plate and a stranger are told apart before a visit begins', async () => {
  const nobody = await house.nobody.post('/visits', { id: newId(), plate: '京A10001' })
  expect(nobody.status).toBe(401)
  const technician = await house.as('technician').post('/visits', { id: newId(), plate: '京A10001' })
  expect(technician.status).toBe(403)
  const empty = await house.as('adviser').post('/visits', { id: newId() })
  expect(empty).toMatchObject({ status: 400, body: { code: 'reception.nobody' } })
  const wrong = await house.as('adviser').post('/visits', { id: newId(), plate: '京A1' })
  expect(wrong).toMatchObject({ status: 400, body: { code: 'kernel.badInput' } })
  expect((await house.as('adviser').api.visits.list({})).rows).toEqual([])
})

test('RCV-01, RCV-27: an arrival reaches every adviser with plate, opens the draft, and waits no longer than ten minutes unseen', async () => {
  const car = await addCar(house)
  const arrived = await house.as('washer').api.visits.arrive({ id: newId(), plate: car.plate })
  expect(arrived).toMatchObject({ isNew: true, newCustomer: false })
  for (const who of ['adviser', 'adviser2']) {
    const [notice] = await noticesOf(who)
    expect(notice?.title[0]).toBe(`${car.plate} 到店 · 熟客 · 未预约`)
    expect(notice?.path).toBe(`/visits/${arrived.id}`)
  }
  expect(await noticesOf('other-adviser')).toEqual([])
  await house.advance('PT4M')
  const visit = await house.as('adviser').api.visits.get({ id: arrived.id })
  expect(visit).toMatchObject({ plate: car.plate, state: 'arrived', waitingMinutes: 4, vehicleId: car.vehicleId })
  expect(visit.owner?.id).toBe(car.ownerId)
  await house.advance('PT7M')
  const told = await noticesOf('service')
  expect(told.map(notice => notice.title[0])).toContain(`下属任务逾期：接待到店客户 ${car.plate}`)
  const foreign = await house.as('other-adviser').get(`/visits/${arrived.id}`)
  expect(foreign.status).toBe(404)
})

test('RCV-01: two tablets that start the same car at once make one visit, also for a plate nobody knows', async () => {
  const car = await addCar(house)
  for (const arrival of [{ vehicleId: car.vehicleId }, { plate: '京A77001' }]) {
    const [first, second] = await Promise.all([
      house.as('adviser').api.visits.arrive({ id: newId(), ...arrival }),
      house.as('adviser2').api.visits.arrive({ id: newId(), ...arrival }),
    ])
    expect(second.id).toBe(first.id)
    expect([first.isNew, second.isNew].sort()).toEqual([false, true])
  }
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM visits WHERE vehicle_id = $1', [car.vehicleId])
  expect(rows).toEqual([{ n: 1 }])
})

test('TL-16, RCV-27: the minutes until contact are kept; a colleague does not take a customer over by accident', async () => {
  const car = await addCar(house)
  const { api } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  const early = await house.as('adviser').post(`/visits/${arrived.id}/purpose`, { version: 1, purpose: 'repair' })
  expect(early).toMatchObject({ status: 409, body: { code: 'reception.notTaken' } })
  await house.advance('PT3M')
  const taken = await api.visits.take({ id: arrived.id, version: arrived.version })
  expect(taken.waitingMinutes).toBe(3)
  const stale = await house.as('adviser2').post(`/visits/${arrived.id}/adviser`, { version: arrived.version })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  const second = await house.as('adviser2').post(`/visits/${arrived.id}/adviser`, { version: taken.version })
  expect(second).toMatchObject({ status: 409, body: { code: 'reception.takenBy' } })
  const over = await house.as('adviser2').api.visits.take({ id: arrived.id, version: taken.version, takeOver: true })
  expect(over.waitingMinutes).toBe(3)
  const visit = await api.visits.get({ id: arrived.id })
  expect(visit.adviserId).toBe(await staffIdOf(house, 'adviser2'))
  expect((await house.as('adviser2').api.visits.desk({})).mine.map(row => row.id)).toContain(arrived.id)
})

test('RCV-07: an unknown plate and phone show the badge, and the introduction is not skipped without a reason', async () => {
  const { api, post } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), plate: '京A88002', personName: '陈新', phone: '13912340001' })
  expect(arrived.newCustomer).toBe(true)
  let { version } = await api.visits.take({ id: arrived.id, version: arrived.version })
  ;({ version } = await api.visits.setPurpose({ id: arrived.id, version, purpose: 'consult' }))
  const answer = { version, question: '保养多久一次', answer: '一万公里或一年' }
  const refused = await post(`/visits/${arrived.id}/consultation`, answer)
  expect(refused).toMatchObject({ status: 409, body: { code: 'reception.notIntroduced' } })
  ;({ version } = await api.visits.introduce({ id: arrived.id, version, skipReason: '客户赶时间' }))
  const ended = await api.visits.consult({ id: arrived.id, ...answer, version })
  expect(ended.gatePassId).not.toBeNull()
  const again = await api.visits.arrive({ id: newId(), plate: '京A88003', personName: '陈新', phone: '13912340001' })
  expect(again.newCustomer).toBe(false)
})

test('RCV-09: what the registration lacks is named; an order cannot be put before the customer until it is whole', async () => {
  const car = await addCar(house, { vin: null })
  const { api, post } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), plate: '京A66001' })
  const { version } = await api.visits.take({ id: arrived.id, version: arrived.version })
  const fields = { mileageKm: 20_500, fuelPercent: 50, customerWords: '换机油', privacyNoticed: false }
  // A number that is missing is missing for a reason; without either the car is not on record and the registration not whole.
  const unknown = {
    id: newId(),
    plate: '京A66001',
    brand: '海湾',
    series: '远航',
    power: 'petrol',
    ownerId: car.ownerId,
  }
  expect(await post('/vehicles', unknown)).toMatchObject({
    status: 400,
    body: { code: 'customers.vinReasonNeeded' },
  })
  const carless = await post(`/visits/${arrived.id}/registration`, { version, ...fields })
  expect(carless).toMatchObject({ status: 409, body: { code: 'reception.noCar' } })
  expect((await api.visits.get({ id: arrived.id })).registrationGaps).toContain('vehicle')
  const known = await api.visits.identify({
    id: arrived.id,
    version,
    vehicleId: car.vehicleId,
    senderRelation: 'owner',
  })
  const back = await post(`/visits/${arrived.id}/registration`, { ...fields, version: known.version, mileageKm: 100 })
  expect(back).toMatchObject({ status: 409, body: { code: 'customers.mileageBack' } })
  const saved = await api.visits.register({ id: arrived.id, version: known.version, ...fields })
  expect(saved.gaps).toEqual(['privacy'])
  const orderId = newId()
  const line = { id: newId(), kind: 'other', name: '检查', qtyMilli: 1000, unitPriceFen: 5000, basis: 'wish' } as const
  await api.repairOrders.open({ id: orderId, visitId: arrived.id, kind: 'maintenance', lines: [line] })
  const promisedAt = '2027-03-02T09:00:00.000Z'
  const promised = await api.repairOrders.promise({ id: orderId, version: 1, promisedAt, reason: '客户等候' })
  const refused = await post(`/repair-orders/${orderId}/present`, { version: promised.version })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'orders.registration', params: { missing: '隐私告知' } },
  })
  await api.visits.register({
    id: arrived.id,
    version: (await api.visits.get({ id: arrived.id })).version,
    ...fields,
    privacyNoticed: true,
  })
  expect((await api.visits.get({ id: arrived.id })).registrationGaps).toEqual([])
  expect((await post(`/repair-orders/${orderId}/present`, { version: promised.version })).status).toBe(200)
})

test('RCV-01: whoever is on duty hears of an arrival within two seconds, on the page that is open', {
  timeout: 5_000,
}, async () => {
  const adviser = house.as('adviser')
  const before = (await adviser.api.notices.list({})).rows.length
  const stream = await adviser.raw('/live')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const started = performance.now()
  const { id } = await house.as('gate').api.visits.arrive({ id: newId(), plate: '京A55009', arrivedBy: 'camera' })
  let text = ''
  while (!text.includes(id)) text += (await reader?.read())?.value ?? ''
  expect(performance.now() - started).toBeLessThan(2_000)
  await reader?.cancel()
  const { rows } = await adviser.api.notices.list({})
  expect(rows.length).toBe(before + 1)
  expect(await adviser.api.visits.get({ id })).toMatchObject({
    plate: '京A55009',
    state: 'arrived',
    registrationGaps: expect.arrayContaining(['vehicle']),
  })
})

test('RCV-25: an agent needs an authority; owner, sender and both phones are kept, and only they are called back', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const agent = {
    vehicleId: visit.vehicleId,
    senderName: '赵代办',
    senderPhone: '13700001111',
    senderRelation: 'agent' as const,
  }
  const bare = await post(`/visits/${visit.visitId}/identity`, { version: visit.version, ...agent })
  expect(bare).toMatchObject({ status: 400, body: { code: 'reception.authorityNeeded' } })
  const saved = await api.visits.identify({
    id: visit.visitId,
    version: visit.version,
    ...agent,
    senderAuthority: '公司司机，委托书在车',
  })
  const shown = await api.visits.get({ id: visit.visitId })
  expect(shown).toMatchObject({ senderRelation: 'agent', senderAuthority: '公司司机，委托书在车' })
  expect(shown.owner?.id).toBe(visit.ownerId)
  expect(shown.sender).toMatchObject({ name: '赵代办', phoneMasked: '137****1111' })
  const stranger = await addCar(house)
  const asked = { wanted: true, time: '工作日晚上', personId: stranger.ownerId }
  const wrong = await post(`/visits/${visit.visitId}/call-back`, { version: saved.version, ...asked })
  expect(wrong).toMatchObject({ status: 400, body: { code: 'reception.followUpWho' } })
  await api.visits.askCallback({ id: visit.visitId, version: saved.version, wanted: true, time: '工作日晚上' })
  expect((await api.visits.get({ id: visit.visitId })).followUpPersonId).toBe(shown.sender?.id)
})

test('RCV-21, RCV-22, RCV-05: unwillingness is kept with its reason; the wash answer follows the store’s rule; consent has its time', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const id = visit.visitId
  let { version } = await api.visits.askCallback({ id, version: visit.version, wanted: false, refusal: '不便接听' })
  const { rows } = await house.sql.query('SELECT follow_up_wanted, follow_up_refusal FROM visits WHERE id = $1', [id])
  expect(rows).toEqual([{ follow_up_wanted: false, follow_up_refusal: '不便接听' }])
  const no = await api.visits.askWash({ id, version, wanted: false })
  expect(no.washes).toBe(false)
  version = no.version
  await house.as('service').api.policies.set({ key: 'washRule', preset: 'always' })
  expect((await api.visits.askWash({ id, version, wanted: false })).washes).toBe(true)
  version = (await api.visits.get({ id })).version
  await api.visits.consent({ id, version, restingAt: '休息区 3 号座' })
  const shown = await api.visits.get({ id })
  expect(shown).toMatchObject({ testConsentAt: expect.stringMatching(/^2027-03-02T01:/), restingAt: '休息区 3 号座' })
})
