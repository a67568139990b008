import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { confirmByPhone, talkedBooking, versionOf } from '../harness/appointments.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { settle } from '../harness/messages.ts'
import { beginOnline, bookBy, storeCode } from '../harness/online-booking.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
let floor: ShopFloor
let store: string
let operationId: string
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
  store = await storeCode(house)
  operationId = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class)
      VALUES ($1, 'T-ONLINE', '小保养', '保养', '保养', 100, '小修')`,
    [operationId],
  )
  await house.sql.query(
    `INSERT INTO labour_rates (id, store_id, trade, rate_fen, effective_from) VALUES ($1, $2, '保养', 12000, '2020-01-01')`,
    [newId(), house.storeId],
  )
})
afterAll(() => house.close())

let phones = 0
const newPhone = () => `1390001${String(++phones).padStart(4, '0')}`
const at = (on: string, time: string) => `2027-03-${on}T${time}:00.000Z`
const slotsOf = (on: string) =>
  house.nobody.api.onlineBooking.slots({ storeCode: store, on, kind: 'maintenance', operationIds: operationId })

test('APT-24: no code, a wrong code or no store books nothing; an unproven telephone enters nobody', async () => {
  const phone = newPhone()
  expect((await house.nobody.get('/public/booking/NONE')).status).toBe(404)
  const { token, code } = await beginOnline(house, { name: '未验证', phone })
  const wish = { bookedAt: at('03', '02:00') }
  expect(await bookBy(house, token, null, wish)).toMatchObject({
    status: 400,
    body: { code: 'onlineBooking.codeNeeded' },
  })
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await bookBy(house, token, wrong, wish)).toMatchObject({ status: 400, body: { code: 'links.wrongCode' } })
  const { rows } = await house.sql.query(`SELECT FROM people WHERE name = '未验证'`)
  expect(rows).toHaveLength(0)
  const again = await house.nobody.post(`/public/booking/${store}/requests`, { name: '未验证', phone })
  expect(again).toMatchObject({ status: 429, body: { code: 'links.tooSoon' } })
  const plain = await house.sql.query(`SELECT FROM links l WHERE l::text LIKE '%' || $1 || '%'`, [phone])
  expect(plain.rowCount).toBe(0)
})

test('APT-24: too soon, too far, closed hours and work that is not done at home are refused', async () => {
  const { token, code } = await beginOnline(house, { name: '李早', phone: newPhone() })
  const refusal = async (wish: { bookedAt: string; [key: string]: unknown }) => {
    return codeOf((await bookBy(house, token, code, wish)).body)
  }
  expect(await refusal({ bookedAt: at('02', '01:30') })).toBe('onlineBooking.tooSoon')
  expect(await refusal({ bookedAt: at('25', '02:00') })).toBe('onlineBooking.tooFar')
  expect(await refusal({ bookedAt: at('03', '18:00') })).toBe('onlineBooking.slotGone')
  expect(await refusal({ bookedAt: at('03', '02:00'), atHome: true, kind: 'accident' })).toBe('onlineBooking.notAtHome')
  expect(await refusal({ bookedAt: at('03', '02:00'), atHome: true })).toBe('onlineBooking.addressNeeded')
  expect((await house.as('adviser').api.appointments.list({ q: '李早' })).rows).toHaveLength(0)
})

test('APT-24, APT-12: the telephone shows the very slots of the adviser’s grid, with the off-peak offer', async () => {
  const value = [{ weekdays: [3], from: '13:00', to: '16:00', labourPpm: 100_000, gift: '' }]
  await house.as('admin').api.policies.set({ key: 'offPeakWindows', value })
  const lines = [{ kind: 'labour' as const, labourOperationId: operationId }]
  const { id } = await talkedBooking(house, { bayId: floor.bays.快保1 ?? '', bookedAt: at('03', '01:00'), lines })
  await confirmByPhone(house, id)
  const other = await talkedBooking(house, { bayId: floor.bays.快保1 ?? '', bookedAt: at('04', '01:00'), lines })
  const grid = await house.as('adviser').api.appointments.slots({
    id: other.id,
    on: '2027-03-03',
    adviserId: await staffIdOf(house, 'adviser2'),
  })
  const online = await house.nobody.api.onlineBooking.slots({
    storeCode: store,
    on: '2027-03-03',
    kind: 'maintenance',
    operationIds: operationId,
    adviserId: await staffIdOf(house, 'adviser2'),
  })
  expect(online.minutes).toBe(60)
  expect(online.rows).toEqual(grid.rows.map(({ bayIds: _bays, ...slot }) => slot))
  expect(online.rows.map(row => row.offer)).toContain('低峰 工时9折')
  expect(JSON.stringify(online)).not.toContain(floor.bays.快保1 ?? '')
})

test('APT-24: a booking by the customer keeps bay and people at once, tells the workshop, and waits for the adviser', async () => {
  const car = await addCar(house, { ownerName: '周在线', ownerPhone: '13900090001', plate: '京A9001X' })
  const { token, code } = await beginOnline(house, { name: '周在线', phone: '13900090001' })
  const technicianId = await staffIdOf(house, 'technician')
  const adviserId = await staffIdOf(house, 'adviser2')
  const wish = { bookedAt: at('03', '06:00'), operationIds: [operationId], plate: '京A·9001X', adviserId, technicianId }
  const told = { mileageKm: 31_000, firstRepair: true, faults: '冷车异响', wishes: '需要代步车' }
  const booked = await bookBy(house, token, code, { ...wish, ...told })
  expect(booked.status).toBe(200)
  const { api } = house.as('adviser2')
  const booking = await api.appointments.get({ id: booked.id })
  expect(booking).toMatchObject({
    state: 'pending',
    channel: 'web',
    online: true,
    vehicleId: car.vehicleId,
    personId: car.ownerId,
  })
  expect(booking).toMatchObject({
    adviserId,
    namedTechnicianId: technicianId,
    offPeakLabel: '低峰 工时9折',
    missingGroups: [],
  })
  expect(booking.told.every(point => point.isTold)).toBe(true)
  expect(booking.workshopInformedAt).not.toBe(null)
  const day = await house.as('manager').api.appointments.day({ on: '2027-03-03' })
  expect(day.pending.map(row => row.id)).toContain(booked.id)
  expect(day.bays.flatMap(bay => bay.busy).map(span => span.appointmentId)).toContain(booked.id)
  const duties = await house.sql.query(`SELECT kind, owner_id FROM duties WHERE subject_id = $1 ORDER BY kind`, [
    booked.id,
  ])
  expect(duties.rows).toMatchObject([
    { kind: 'appointments.confirmOnline', owner_id: adviserId },
    { kind: 'appointments.workshopAcknowledge' },
  ])
  const page = await house.nobody.api.onlineBooking.openLink({ token })
  expect(page.booked).toMatchObject({
    number: booking.number,
    items: '小保养',
    offer: '低峰 工时9折',
    technician: booking.namedTechnician,
  })
  const file = await house.nobody.raw(`/links/${token}/booking/calendar`)
  expect(file.headers.get('content-type')).toContain('text/calendar')
  expect(await file.text()).toContain('DTSTART:20270303T060000Z')
  expect(await bookBy(house, token, code, { bookedAt: at('04', '06:00') })).toMatchObject({
    status: 409,
    body: { code: 'links.used' },
  })
  await settle(house)
  const messages = await api.messages.list({ personId: car.ownerId })
  expect(messages.rows.map(row => row.title)).toContain('在线预约已收到')
})

test('APT-24, APT-21: the adviser confirms what was agreed online, and nothing else by that way', async () => {
  await addCar(house, { ownerName: '吴在线', ownerPhone: '13900090002', plate: '京A9002X' })
  const { token, code } = await beginOnline(house, { name: '吴在线', phone: '13900090002' })
  const { id } = await bookBy(house, token, code, {
    bookedAt: at('04', '06:00'),
    plate: '京A9002X',
    mileageKm: 8_000,
    firstRepair: true,
  })
  const byPhone = await talkedBooking(house, { bayId: floor.bays.机电1 ?? '', bookedAt: at('05', '02:00') })
  const online = { confirmation: { way: 'online' } }
  const foreign = await house
    .as('adviser')
    .post(`/appointments/${byPhone.id}/confirm`, { version: await versionOf(house, byPhone.id), ...online })
  expect(foreign).toMatchObject({ status: 409, body: { code: 'appointments.notAgreedOnline' } })
  const confirmed = await house
    .as('adviser')
    .post(`/appointments/${id}/confirm`, { version: await versionOf(house, id), ...online })
  expect(confirmed.status).toBe(200)
  const booking = await house.as('adviser').api.appointments.get({ id })
  expect(booking).toMatchObject({ state: 'confirmed', confirmedWay: 'online', confirmedWith: '吴在线' })
  const open = await house.sql.query(`SELECT kind FROM duties WHERE subject_id = $1 AND state = 'open'`, [id])
  expect(open.rows.map(row => row.kind)).not.toContain('appointments.confirmOnline')
})

test('APT-12, APT-24: of 32 clients at the last place of a time, customers and advisers alike, one gets it and the others are told it is gone', async () => {
  const time = at('08', '02:00')
  const full = await slotsOf('2027-03-08')
  expect(full.rows.find(row => row.startAt === time)?.state).not.toBe('full')
  const guests = await Promise.all(
    Array.from({ length: 25 }, (_, n) => beginOnline(house, { name: `客户${n}`, phone: newPhone() })),
  )
  const talked = []
  for (let n = 0; n < 8; n++) {
    const bayId = floor.bays[n % 2 === 0 ? '机电1' : '机电2'] ?? ''
    talked.push(await talkedBooking(house, { bayId, bookedAt: time, adviser: n % 2 === 0 ? 'adviser' : 'adviser2' }))
  }
  // Two advisers receive cars at that time: two places, however many bays are free.
  const [first, ...rest] = guests
  const taken = await bookBy(house, first?.token ?? '', first?.code ?? '', {
    bookedAt: time,
    operationIds: [operationId],
  })
  expect(taken.status).toBe(200)
  const outcomes = await Promise.all([
    ...rest.map(guest => bookBy(house, guest.token, guest.code, { bookedAt: time, operationIds: [operationId] })),
    ...talked.map(({ id }) => confirmByPhone(house, id)),
  ])
  expect(outcomes).toHaveLength(32)
  expect(outcomes.filter(answer => answer.status === 200)).toHaveLength(1)
  const codes = outcomes.filter(answer => answer.status !== 200).map(answer => codeOf(answer.body))
  const gone = ['onlineBooking.slotGone', 'resources.taken', 'resources.takenMeanwhile', 'appointments.noTechnician']
  expect(codes.filter(code => !gone.includes(code))).toEqual([])
  const held = await house.sql.query(
    `SELECT resource_id FROM resource_bookings WHERE released_at IS NULL AND during @> $1::timestamptz`,
    [time],
  )
  expect(new Set(held.rows.map(row => row.resource_id)).size).toBe(held.rows.length)
  expect((await slotsOf('2027-03-08')).rows.find(row => row.startAt === time)?.state).toBe('full')
  // Whoever got it has the workshop's notice, and who did not leaves none.
  const told = await house.sql.query(
    `SELECT count(DISTINCT b.subject_id)::int AS held,
        count(DISTINCT d.subject_id) FILTER (WHERE d.kind = 'appointments.workshopAcknowledge')::int AS told
      FROM resource_bookings b LEFT JOIN duties d ON d.subject_id = b.subject_id
      WHERE b.released_at IS NULL AND b.during @> $1::timestamptz`,
    [time],
  )
  expect(told.rows).toEqual([{ held: 2, told: 2 }])
})

const codeOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : String(body)

test('APT-24: a third booking ahead on one telephone is refused', async () => {
  const phone = newPhone()
  for (const [n, day] of ['09', '10', '11'].entries()) {
    const { token, code } = await beginOnline(house, { name: '占位', phone })
    const { status } = await bookBy(house, token, code, { bookedAt: at(day, '02:00') })
    expect(status).toBe(n < 2 ? 200 : 409)
    await house.advance('PT2M')
  }
})

test('APT-24: at home takes the technician and the way there, no bay; the address is on the booking', async () => {
  const { token, code } = await beginOnline(house, { name: '上门客户', phone: newPhone() })
  const wish = {
    bookedAt: at('11', '06:00'),
    atHome: true,
    homeAddress: '滨江路 8 号 3 栋',
    operationIds: [operationId],
  }
  const { id, status } = await bookBy(house, token, code, wish)
  expect(status).toBe(200)
  const booking = await house.as('adviser').api.appointments.get({ id })
  expect(booking).toMatchObject({ atHome: true, homeAddress: '滨江路 8 号 3 栋', bayId: null, plannedMinutes: 120 })
  expect(booking.blockers.map(blocker => blocker.code)).not.toContain('appointments.noBay')
  const held = await house.sql.query(
    `SELECT r.kind FROM resource_bookings b JOIN resources r ON r.id = b.resource_id WHERE b.subject_id = $1`,
    [id],
  )
  expect(held.rows).toEqual([{ kind: 'technician' }])
})

test('APT-24: a link sent to a customer books for his car without a code, once', async () => {
  const car = await addCar(house, { ownerName: '受邀客户' })
  const { api } = house.as('adviser')
  expect(
    (
      await house
        .as('washer')
        .post('/online-booking/invitations', { id: newId(), vehicleId: car.vehicleId, personId: car.ownerId })
    ).status,
  ).toBe(403)
  await api.onlineBooking.invite({ id: newId(), vehicleId: car.vehicleId, personId: car.ownerId })
  await settle(house)
  const { rows } = await house.sql.query<{ body: string }>(
    `SELECT c.request->>'body' AS body FROM outside_calls c JOIN messages m ON m.id = c.id
      WHERE m.person_id = $1 AND m.template = 'onlineBooking.invitation'`,
    [car.ownerId],
  )
  const token = /\/m\/b\/([A-Za-z0-9_-]{32})/.exec(rows[0]?.body ?? '')?.[1] ?? ''
  const page = await house.nobody.api.onlineBooking.openLink({ token })
  expect(page).toMatchObject({ name: '受邀客户', plate: car.plate, codeNeeded: false, booked: null })
  const both = await Promise.all(
    [at('12', '02:00'), at('12', '03:00')].map(bookedAt => bookBy(house, token, null, { bookedAt })),
  )
  expect(both.map(answer => answer.status).toSorted()).toEqual([200, 409])
  const booking = both.find(answer => answer.status === 200)
  expect(await api.appointments.get({ id: booking?.id ?? '' })).toMatchObject({
    vehicleId: car.vehicleId,
    state: 'pending',
  })
})

test('APT-24: the board of the store hears of it without reload within five seconds', { timeout: 5_000 }, async () => {
  const { token, code } = await beginOnline(house, { name: '实时', phone: newPhone() })
  const stream = await house.as('manager').raw('/live')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const { id } = await bookBy(house, token, code, { bookedAt: at('12', '07:00') })
  let text = ''
  while (!text.includes(id)) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  expect(text).toContain(id)
})
