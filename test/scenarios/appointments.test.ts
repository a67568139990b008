import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { toldPoints, toldPointTexts } from '#domain/processes/appointments/told-points.ts'
import {
  confirmByPhone,
  confirmedBooking,
  talk,
  talkedBooking,
  tellAll,
  versionOf,
  WEDNESDAY_14,
} from '../harness/appointments.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { pen } from '../harness/pen.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'

let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

const bay = (name: string) => floor.bays[name] ?? ''
const at = (time: string) => `2027-03-03T${time}:00.000Z`

test('SYS-03: nobody without the verb books, and another store sees nothing', async () => {
  const id = newId()
  const body = { id, kind: 'repair', channel: 'call' }
  expect((await house.nobody.post('/appointments', body)).status).toBe(401)
  for (const role of ['technician', 'washer', 'cashier', 'manager', 'parts']) {
    expect((await house.as(role).post('/appointments', body)).status).toBe(403)
  }
  expect((await house.as('adviser').post('/appointments', body)).status).toBe(200)
  expect((await house.as('washer').get(`/appointments/${id}`)).status).toBe(403)
  expect((await house.as('other-adviser').get(`/appointments/${id}`)).status).toBe(404)
})

test('APT-01: each of the five kinds is stored with its channel and stands on the day board', async () => {
  const { api } = house.as('adviser')
  const ways = [
    ['maintenance', 'counter'],
    ['consultation', 'hotline'],
    ['accident', 'miniProgram'],
    ['repair', 'app'],
    ['beauty', 'web'],
  ] as const
  const made = ways.map(([kind, channel]) => ({ id: newId(), kind, channel }))
  for (const booking of made) {
    await api.appointments.create(booking)
    expect(await api.appointments.get({ id: booking.id })).toMatchObject(booking)
  }
  const shown = (rows: readonly { id: string; kind: string; channel: string }[]) =>
    made.map(({ id }) => rows.find(row => row.id === id)).map(row => [row?.kind, row?.channel])
  expect(shown((await api.appointments.day({ on: '2027-03-02' })).pending)).toEqual(ways)
  expect(shown((await api.appointments.list({})).rows)).toEqual(ways)
})

test('APT-05: with a group not asked the confirmation is refused with its name', async () => {
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: at('00:30') })
  await talk(house, id, { mileageKm: null })
  expect((await house.as('adviser').api.appointments.get({ id })).missingGroups).toEqual(['mileage'])
  const refused = await confirmByPhone(house, id)
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'appointments.missingGroups', params: { groups: '行驶里程' } },
  })
})

test.each(toldPoints)('APT-06: with %s not told the confirmation names it', async point => {
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: at('00:30') })
  const { api } = house.as('adviser')
  await api.appointments.tell({ id, version: await versionOf(house, id), points: [{ point, value: null }] })
  const refused = await confirmByPhone(house, id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'appointments.missingPoints' } })
  expect(refused.body).toMatchObject({ params: { points: toldPointTexts[point][0] } })
})

test('APT-07: without a time it is not confirmed; outside opening hours neither', async () => {
  const { api } = house.as('adviser')
  const { id } = await talkedBooking(house, { bayId: bay('机电1') })
  const planned = await api.appointments.get({ id })
  const change = async (bookedAt: string | null) =>
    api.appointments.plan({
      id,
      version: await versionOf(house, id),
      bookedAt,
      plannedMinutes: 60,
      adviserId: planned.adviserId,
      bayId: planned.bayId,
    })
  await change(null)
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 409, body: { code: 'appointments.noTime' } })
  await change(at('14:00'))
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 409, body: { code: 'appointments.shopClosed' } })
  await change('2027-03-01T06:00:00.000Z')
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 409, body: { code: 'appointments.timePast' } })
})

test('a stale version is refused with who changed it', async () => {
  const { id } = await talkedBooking(house, { bayId: bay('机电1') })
  const stale = await house.as('adviser').post(`/appointments/${id}/confirm`, {
    version: 1,
    confirmation: { way: 'call', personReached: '车主' },
  })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
})

test('APT-06: a price that changes after it was told takes the tick back', async () => {
  const { api } = house.as('adviser')
  const { id } = await talkedBooking(house, { bayId: bay('机电1') })
  const line = { id: newId(), kind: 'other', name: '外出加工', unitPriceFen: 30_000 } as const
  await api.appointments.saveLines({ id, version: await versionOf(house, id), lines: [line] })
  const refused = await confirmByPhone(house, id)
  expect(refused.body).toMatchObject({ params: { points: '价格信息' } })
  await tellAll(house, id)
  expect((await api.appointments.get({ id })).blockers).toEqual([])
})

test('APT-06, APT-07, FRM-04: signed on the tablet it is confirmed, numbered, on paper, and a copy is in the message log', async () => {
  const { api } = house.as('adviser')
  const { id, car } = await talkedBooking(house, { bayId: bay('机电2'), named: 'technician' })
  const said = {
    solution: '先检查后报价',
    quality: '保修 100 天或 2 万公里',
    special: '需要代步车',
  }
  await api.appointments.tell({
    id,
    version: await versionOf(house, id),
    points: Object.entries(said).map(([key, value]) => ({
      point: toldPoints.find(point => point === key) ?? 'bring',
      value,
    })),
  })
  const preview = await api.appointments.preview({ id })
  const version = await versionOf(house, id)
  const confirmation = { way: 'signed', signerName: '车主', image: pen, contentHash: preview.contentHash } as const
  const other = { version, confirmation: { ...confirmation, contentHash: '0'.repeat(64) } }
  const refused = await house.as('adviser').post(`/appointments/${id}/confirm`, other)
  expect(refused).toMatchObject({ status: 409, body: { code: 'appointments.otherContent' } })
  expect((await api.appointments.get({ id })).number).toBeNull()

  const done = await api.appointments.confirm({ id, version, confirmation })
  expect(done.number).toBe('YY-BJ-20270302-0001')
  const booking = await api.appointments.get({ id })
  expect(booking).toMatchObject({ state: 'confirmed', confirmedWay: 'signed', confirmedWith: '车主' })
  const paper = await api.papers.get({ id: done.paperId })
  expect(paper.document).toMatchObject({ kind: 'FRM-04', number: done.number, state: 'signed' })
  expect(paper.document.content).toMatchObject({
    receptionAt: WEDNESDAY_14,
    adviser: '林晓',
    namedTechnician: '马骏',
    bay: '机电2',
    solution: said.solution,
    qualityPromise: said.quality,
    priceInfo: '检查后报价',
    durationMinutes: 60,
    specialService: said.special,
    bring: ['行驶证', '保养手册'],
  })
  const copies = await house.sql.query('SELECT * FROM messages WHERE subject_id = $1', [id])
  expect(copies.rows).toHaveLength(1)
  expect(copies.rows[0]).toMatchObject({ template: 'appointments.copy', person_id: car.ownerId })
  expect(copies.rows[0].body).toContain('请记住预约时间')
  expect(copies.rows[0].body).toContain('2027年3月3日 14:00')
})

test('APT-10, APT-12: the bay is kept at once and the next one hears who holds it', async () => {
  const { api } = house.as('adviser')
  const first = await confirmedBooking(house, { bayId: bay('快保1'), bookedAt: at('03:00') })
  const day = await api.appointments.day({ on: '2027-03-03' })
  expect(day.bays.find(item => item.id === bay('快保1'))?.busy).toMatchObject([
    {
      startAt: at('03:00'),
      endAt: at('04:00'),
      purpose: 'appointment',
      appointmentId: first.id,
      label: first.car.plate,
    },
  ])
  const second = await talkedBooking(house, { bayId: bay('快保1'), bookedAt: at('03:30'), adviser: 'adviser2' })
  const refused = await confirmByPhone(house, second.id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'resources.taken', params: { resource: '快保1' } } })
  expect(await api.appointments.get({ id: second.id })).toMatchObject({ state: 'pending', number: null })
})

test('APT-12: two at once for the same bay, exactly one is confirmed', async () => {
  const time = { bayId: bay('快保1'), bookedAt: at('07:30') }
  const one = await talkedBooking(house, { ...time, adviser: 'adviser' })
  const two = await talkedBooking(house, { ...time, adviser: 'adviser2' })
  const answers = await Promise.all([confirmByPhone(house, one.id), confirmByPhone(house, two.id)])
  expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n FROM resource_bookings WHERE resource_id = $1 AND lower(during) = $2 AND released_at IS NULL`,
    [bay('快保1'), at('07:30')],
  )
  expect(rows[0].n).toBe(1)
  const states = await Promise.all(
    [one, two].map(async ({ id }) => (await house.as('adviser').api.appointments.get({ id })).state),
  )
  expect(states.toSorted()).toEqual(['confirmed', 'pending'])
  const numbers = await house.sql.query(`SELECT last FROM number_series WHERE series = 'YY' AND store_id = $1`, [
    house.storeId,
  ])
  const drawn = await house.sql.query(`SELECT count(*)::int AS n FROM appointments WHERE number IS NOT NULL`)
  expect(numbers.rows[0].last).toBe(drawn.rows[0].n)
})

test('APT-12: two at once in two bays both succeed, each with a technician of its own', async () => {
  const one = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: at('05:00'), adviser: 'adviser' })
  const two = await talkedBooking(house, { bayId: bay('机电2'), bookedAt: at('05:00'), adviser: 'adviser2' })
  const answers = await Promise.all([confirmByPhone(house, one.id), confirmByPhone(house, two.id)])
  expect(answers.map(answer => answer.status)).toEqual([200, 200])
  const { api } = house.as('adviser')
  const kept = await Promise.all([one, two].map(async ({ id }) => (await api.appointments.get({ id })).technicianId))
  expect(new Set(kept).size).toBe(2)
  expect(kept).not.toContain(null)
})

test('APT-01: a returning car is found by the one box, and the talk begins with what is known', async () => {
  const { api } = house.as('adviser')
  const car = await addCar(house, { ownerName: '欧阳建国', ownerPhone: '13811112222', mileageKm: 51_000 })
  const finds = async (q: string) => (await api.search.find({ q })).rows.map(row => row.vehicleId ?? row.id)
  for (const q of [car.plate ?? '', '欧阳建国', '2222', (car.vin ?? '').slice(-6), 'oyjg']) {
    expect(await finds(q), q).toContain(car.vehicleId)
  }
  const known = await api.appointments.intake({ vehicleId: car.vehicleId })
  expect(known).toMatchObject({ mileageKm: 51_000, plate: car.plate, people: [{ name: '欧阳建国', role: 'owner' }] })
})
