import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCalendarDays, dateOn, localParts, weekdayOf } from '#domain/kernel/time.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { candidatesJob } from '#server/processes/active-booking/refresh-candidates.ts'
import { confirmByPhone, confirmedBooking, talk, tellAll, versionOf } from '../harness/appointments.ts'
import { addCar, type Car } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

type Past = { days: number; km?: number; perMonth?: number; store?: string; plate?: string }

/** A car whose last visit ended so many days ago, with the odometer as it stood then. */
async function carSeen(past: Past): Promise<Car> {
  const car = await addCar(house, { mileageKm: past.km ?? 20_000 })
  const at = addCalendarDays(await house.now(), -past.days)
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, arrived_at, left_at, mileage_km, state)
      VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 'left')`,
    [newId(), past.store ?? house.storeId, car.vehicleId, car.plate, car.ownerId, at, past.km ?? 20_000],
  )
  await house.sql.query('UPDATE vehicles SET mileage_at = $2, km_per_month = $3 WHERE id = $1', [
    car.vehicleId,
    at,
    past.perMonth ?? 0,
  ])
  return car
}

const refresh = async () => {
  await house.as('supervisor').api.activeBooking.refresh({})
  await house.advance('PT1M')
}

async function listed(as = 'cra') {
  return (await house.as(as).api.activeBooking.list({ limit: 200 })).rows
}

async function candidateOf(car: Car) {
  const row = (await listed()).find(item => item.vehicleId === car.vehicleId)
  if (!row) throw new Error(`${car.plate} is not on the list`)
  return row
}

async function candidate(past: Past = { days: 120 }) {
  const car = await carSeen(past)
  await refresh()
  return { car, row: await candidateOf(car) }
}

test('APT-03: nobody without the verb sees or renews the list, and each store has its own', async () => {
  const { row } = await candidate()
  expect((await house.as('technician').get('/booking-candidates')).status).toBe(403)
  expect((await house.as('adviser').post('/booking-candidates/refresh', {})).status).toBe(403)
  expect((await house.as('other-cra').get(`/booking-candidates/${row.id}`)).status).toBe(404)
  expect(await listed('other-cra')).toEqual([])
})

test('APT-03: 91 days without a visit are listed, 60 days with 5,200 km too, 60 days with 1,000 km not', async () => {
  const long = await carSeen({ days: 91 })
  const far = await carSeen({ days: 60, perMonth: 2_600 })
  const near = await carSeen({ days: 60, perMonth: 500 })
  const elsewhere = await carSeen({ days: 200 })
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, arrived_at, left_at, state) VALUES ($1, $2, $3, '', $4, $4, 'left')`,
    [newId(), house.otherStoreId, elsewhere.vehicleId, addCalendarDays(await house.now(), -100)],
  )
  await refresh()
  const rows = await listed()
  const of = (car: Car) => rows.filter(row => row.vehicleId === car.vehicleId)
  expect(of(long)).toMatchObject([{ reason: 'months', kind: 'activeMaintenance', daysSince: 91, lost: false }])
  expect(of(far)).toMatchObject([{ reason: 'km', kmSince: 5_200, daysSince: 60 }])
  expect(of(near)).toEqual([])
  // Whoever was seen last calls, so that two stores do not call the same customer.
  expect(of(elsewhere)).toEqual([])
  await house.as('other-supervisor').api.activeBooking.refresh({})
  await house.advance('PT1M')
  expect((await listed('other-cra')).map(row => row.vehicleId)).toEqual([elsewhere.vehicleId])
  await refresh()
  expect((await listed()).filter(row => row.vehicleId === long.vehicleId)).toHaveLength(1)
})

test('APT-03: two runs at once, by night and by button, both end and add nobody twice', async () => {
  const car = await carSeen({ days: 140 })
  const { services } = house.running
  const [store] = (await listStores(services)).filter(item => item.id === house.storeId)
  if (!store) throw new Error('No store')
  const now = await house.now()
  const run = () =>
    candidatesJob.run({ services, subjectId: store.id, within: work => asSystem(services, store, now, work) })
  await Promise.all([run(), run(), run()])
  expect((await listed()).filter(row => row.vehicleId === car.vehicleId)).toHaveLength(1)
})

test('APT-03: whoever is booked, is here, or refuses every way of contact is not listed; half a year away is marked', async () => {
  const booked = await carSeen({ days: 100 })
  await confirmedBooking(house, { car: booked, bayId: floor.bays['机电1'] ?? '', bookedAt: '2027-03-05T01:00:00.000Z' })
  const here = await carSeen({ days: 100 })
  await house.as('adviser').api.visits.arrive({ id: newId(), vehicleId: here.vehicleId })
  const quiet = await carSeen({ days: 100 })
  for (const channel of ['call', 'sms', 'wechat', 'mail']) {
    await house.sql.query(
      `INSERT INTO message_consents (person_id, channel, purpose, allowed, given_at) VALUES ($1, $2, 'care', false, $3)`,
      [quiet.ownerId, channel, await house.now()],
    )
  }
  const lost = await carSeen({ days: 190 })
  await refresh()
  const rows = await listed()
  for (const car of [booked, here, quiet]) expect(rows.map(row => row.vehicleId)).not.toContain(car.vehicleId)
  expect(rows.find(row => row.vehicleId === lost.vehicleId)).toMatchObject({ lost: true })
})

test('APT-02: an unfinished item becomes a 遗留项目 candidate in the night, one to be asked later not before its day', async () => {
  const car = await carSeen({ days: 10 })
  const later = await carSeen({ days: 10 })
  const { api } = house.as('adviser')
  const item = { kind: 'declined', text: '更换左前轮胎', safety: true } as const
  await api.openItems.remember({ id: newId(), vehicleId: car.vehicleId, ...item })
  const found = {
    kind: 'finding',
    text: '后减振器渗油',
    contactOn: dateOn(addCalendarDays(await house.now(), 20)),
  } as const
  await api.openItems.remember({ id: newId(), vehicleId: later.vehicleId, ...found })
  await house.advance('PT24H')
  await house.advance('PT24H')
  const rows = await listed()
  expect(rows.find(row => row.vehicleId === car.vehicleId)).toMatchObject({
    kind: 'leftOver',
    reason: 'openItem',
    item: '更换左前轮胎',
  })
  expect(rows.map(row => row.vehicleId)).not.toContain(later.vehicleId)
  await house.advance('P20D')
  await house.advance('PT24H')
  expect((await listed()).find(row => row.vehicleId === later.vehicleId)).toMatchObject({
    kind: 'newProblem',
    item: '后减振器渗油',
  })
})

test('APT-04: “weekday evening, phone” is planned into such an evening by telephone; without a phone wish another way', async () => {
  const evening = await carSeen({ days: 100 })
  await house.sql.query(
    `UPDATE people SET convenient_time = 'weekday evening', preferred_channel = 'call' WHERE id = $1`,
    [evening.ownerId],
  )
  const writer = await carSeen({ days: 100 })
  await house.sql.query(`UPDATE people SET preferred_channel = 'sms' WHERE id = $1`, [writer.ownerId])
  await refresh()
  const row = await candidateOf(evening)
  expect(row.method).toBe('call')
  expect([1, 2, 3, 4, 5]).toContain(weekdayOf(dateOn(row.plannedAt ?? '')))
  expect(localParts(row.plannedAt ?? '').hour).toBeGreaterThanOrEqual(18)
  expect((row.plannedUntil ?? '') > (row.plannedAt ?? '')).toBe(true)
  expect((await candidateOf(writer)).method).toBe('sms')
  const bySms = await house.as('cra').api.activeBooking.list({ method: 'sms', limit: 200 })
  expect(bySms.rows.map(item => item.vehicleId)).toEqual([writer.vehicleId])
})

test('APT-04: “later” needs a time; not reached comes back in hours that suit and ends after three tries; a no rests', async () => {
  const { car, row } = await candidate({ days: 110 })
  const { api, post } = house.as('cra')
  const contact = (version: number, change: object) =>
    post(`/booking-candidates/${row.id}/contacts`, { version, contactId: newId(), method: 'call', ...change })
  const refused = await contact(row.version, { result: 'later' })
  expect(refused).toMatchObject({ status: 400, body: { code: 'activeBooking.timeNeeded' } })
  expect(await contact(row.version + 7, { result: 'noAnswer' })).toMatchObject({ status: 409 })
  let now = await api.activeBooking.get({ id: row.id })
  expect(now.contacts).toEqual([])
  for (const state of ['open', 'open', 'unreachable']) {
    expect((await contact(now.version, { result: 'noAnswer' })).body).toMatchObject({ state })
    now = await api.activeBooking.get({ id: row.id })
  }
  expect(now).toMatchObject({ attempts: 3, endedReason: '联系 3 次未果' })
  expect(await contact(now.version, { result: 'declined' })).toMatchObject({
    status: 409,
    body: { code: 'activeBooking.ended' },
  })
  await refresh()
  expect((await listed()).map(item => item.vehicleId)).not.toContain(car.vehicleId)
  // One register of all calls, with its paper.
  const calls = await api.followUp.register({ vehicleId: car.vehicleId })
  expect(calls.rows.map(call => [call.purpose, call.result])).toEqual(Array(3).fill(['主动预约', 'noAnswer']))
  expect(calls.rows.every(call => call.paperId !== null)).toBe(true)
})

test('APT-02, APT-04: a yes begins the booking with kind, way, car and customer; conversion counts it once it is confirmed', async () => {
  const { car, row } = await candidate({ days: 130 })
  const cra = house.as('cra')
  const fromOn = dateOn(await house.now())
  const before = await cra.api.activeBooking.conversion({ fromOn, toOn: fromOn })
  const appointmentId = newId()
  const yes = { version: row.version, contactId: newId(), method: 'call' as const, appointmentId }
  expect((await house.as('parts').post(`/booking-candidates/${row.id}/bookings`, yes)).status).toBe(403)
  const booked = await cra.api.activeBooking.book({ id: row.id, ...yes })
  expect(booked.appointmentId).toBe(appointmentId)
  expect(await cra.api.appointments.get({ id: appointmentId })).toMatchObject({
    kind: 'activeMaintenance',
    channel: 'call',
    state: 'pending',
    vehicleId: car.vehicleId,
    personId: car.ownerId,
  })
  const twice = await cra.post(`/booking-candidates/${row.id}/bookings`, { ...yes, contactId: newId() })
  expect(twice.status).toBe(409)
  const byCall = async () =>
    (await cra.api.activeBooking.conversion({ fromOn, toOn: fromOn })).rows.find(item => item.method === 'call')
  const first = before.rows.find(item => item.method === 'call')
  expect(await byCall()).toMatchObject({ booked: (first?.booked ?? 0) + 1, confirmed: first?.confirmed ?? 0 })
  await talk(house, appointmentId)
  await cra.api.appointments.plan({
    id: appointmentId,
    version: await versionOf(house, appointmentId),
    bookedAt: addCalendarDays(`${fromOn}T06:00:00.000Z`, 7),
    plannedMinutes: 60,
    adviserId: await staffIdOf(house, 'adviser'),
    bayId: floor.bays['机电2'] ?? '',
  })
  await tellAll(house, appointmentId)
  expect(await confirmByPhone(house, appointmentId)).toMatchObject({ status: 200 })
  expect(await byCall()).toMatchObject({ confirmed: (first?.confirmed ?? 0) + 1 })
  await refresh()
  expect((await listed()).map(item => item.vehicleId)).not.toContain(car.vehicleId)
})

test('APT-20: a programme for December with 30 cars makes 30 candidates of kind 季节性维护 and shows its progress', async () => {
  const { api, post } = house.as('supervisor')
  for (let n = 0; n < 30; n++) {
    const car = await carSeen({ days: 20 })
    await house.sql.query(`UPDATE vehicles SET brand = '冬牌' WHERE id = $1`, [car.vehicleId])
  }
  const programme = {
    id: newId(),
    name: '冬季检测',
    fromOn: '2027-12-01',
    toOn: '2027-12-31',
    content: '电瓶、冷却液、轮胎、雨刮免费检测',
    brands: ['冬牌'],
  }
  expect((await house.as('adviser').post('/booking-programmes', programme)).status).toBe(403)
  const backwards = await post('/booking-programmes', { ...programme, toOn: '2027-11-01' })
  expect(backwards).toMatchObject({ status: 400, body: { code: 'activeBooking.period' } })
  await api.activeBooking.saveProgramme(programme)
  await house.advance('PT1M')
  expect((await api.activeBooking.programmes({})).rows[0]).toMatchObject({ targets: 0 })
  await house.moveTo('2027-12-01T01:00:00.000Z')
  await refresh()
  const rows = (await api.activeBooking.list({ kind: 'seasonal', limit: 200 })).rows
  expect(rows).toHaveLength(30)
  expect(rows.every(row => row.item === '冬季检测' && row.reason === 'programme')).toBe(true)
  const [first] = rows
  if (!first) throw new Error('No candidate')
  await house.as('cra').api.activeBooking.book({
    id: first.id,
    version: first.version,
    contactId: newId(),
    method: 'call',
    appointmentId: newId(),
  })
  const [saved] = (await api.activeBooking.programmes({})).rows
  expect(saved).toMatchObject({ targets: 30, contacted: 1, booked: 1 })
  await api.activeBooking.endProgramme({ id: programme.id, version: saved?.version ?? 0 })
  await house.advance('PT1M')
  expect((await api.activeBooking.list({ kind: 'seasonal', limit: 200 })).rows).toEqual([])
})

test('APT-19: of 10 contacts with 6 prompts recorded the adviser’s rate is 60 percent; a contact counts once', async () => {
  const on = dateOn(await house.now())
  const adviser = house.as('adviser2')
  const explain = (subjectId: string, change: object = {}) =>
    adviser.post('/booking-explanations', {
      id: newId(),
      occasion: 'reception',
      subjectKind: 'visit',
      subjectId,
      told: ['noWaiting', 'keptPlace'],
      outcome: 'accepted',
      ...change,
    })
  expect(await explain(newId())).toMatchObject({ status: 404 })
  const visits: string[] = []
  for (let n = 0; n < 10; n++) {
    const car = await addCar(house)
    const arrived = await adviser.api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
    await adviser.api.visits.take({ id: arrived.id, version: arrived.version })
    visits.push(arrived.id)
  }
  for (const id of visits.slice(0, 6)) expect((await explain(id)).status).toBe(200)
  expect(await explain(visits[0] ?? '')).toMatchObject({ status: 409, body: { code: 'appointments.explainedAlready' } })
  expect((await explain(visits[7] ?? '', { told: [] })).status).toBe(400)
  const { rows } = await adviser.api.appointments.explanations({ fromOn: on, toOn: on })
  expect(rows.find(row => row.name === '高洁')).toMatchObject({
    contacts: 10,
    explained: 6,
    accepted: 6,
    ratePpm: 600_000,
  })
})
