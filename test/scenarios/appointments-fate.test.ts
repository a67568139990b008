import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { confirmByPhone, confirmedBooking, talk, talkedBooking, tellAll, versionOf } from '../harness/appointments.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { stockUp } from '../harness/parts.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

// The house starts on Tue 2027-03-02 at 09:00 and its clock only moves forward: the tests below follow the two days.
let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

const bay = (name: string) => floor.bays[name] ?? ''
const wednesday = (time: string) => `2027-03-03T${time}:00.000Z`
const thursday = (time: string) => `2027-03-04T${time}:00.000Z`
const get = (id: string) => house.as('adviser').api.appointments.get({ id })

async function dutiesOf(id: string, kind: string) {
  const { rows } = await house.as('adviser').api.duties.ofRecord({ recordId: id })
  return rows.filter(row => row.kind === kind)
}

test('APT-10, TL-29: the workshop is told at once; not acknowledged by closing time it is overdue', async () => {
  const late = await confirmedBooking(house, { bayId: bay('快保1'), bookedAt: wednesday('05:00'), adviser: 'adviser2' })
  const known = await confirmedBooking(house, { bayId: bay('快保1'), bookedAt: wednesday('06:00') })
  expect((await house.as('adviser').post(`/appointments/${known.id}/acknowledge`, {})).status).toBe(403)
  await house.as('manager').api.appointments.acknowledge({ id: known.id })
  const again = await house.as('manager').post(`/appointments/${known.id}/acknowledge`, {})
  expect(again).toMatchObject({ status: 409, body: { code: 'appointments.acknowledged' } })
  expect(await get(known.id)).toMatchObject({ acknowledgedBy: '郑凯' })
  const inbox = await house.as('manager').api.duties.mine({})
  expect(inbox.rows.map(row => row.subjectId)).toContain(late.id)
  expect((await dutiesOf(late.id, 'appointments.workshopAcknowledge'))[0]).toMatchObject({
    state: 'open',
    dueAt: '2027-03-02T09:30:00.000Z',
  })
  await house.moveTo('2027-03-02T09:31:00.000Z')
  expect((await dutiesOf(late.id, 'appointments.workshopAcknowledge'))[0]?.state).toBe('overdue')
  const alerts = (await house.as('service').api.notices.list({})).rows.map(notice => notice.title[0])
  expect(alerts.filter(title => title.includes(late.number))).toHaveLength(1)
  expect(alerts.some(title => title.includes(known.number))).toBe(false)
  expect((await dutiesOf(known.id, 'appointments.workshopAcknowledge'))[0]?.state).toBe('done')
})

test('APT-09, FRM-12: every confirmed booking of a day is a row of its register, and nothing else', async () => {
  const { api } = house.as('adviser')
  const { number } = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: thursday('08:00') })
  const register = await api.appointments.register({ fromOn: '2027-03-02', toOn: '2027-03-02' })
  const { rows } = await house.sql.query(
    'SELECT number FROM appointments WHERE number IS NOT NULL ORDER BY confirmed_at, id',
  )
  expect(register.rows.map(row => row.number)).toEqual(rows.map(row => row.number))
  expect(register.totals).toMatchObject({ booked: rows.length, arrived: 0, ratePpm: null })
  const own = register.rows.find(row => row.number === number)
  expect(own).toMatchObject({ bay: '机电1', adviser: '林晓', outcome: 'expected', initiative: 'passive' })
  expect((await api.appointments.register({ fromOn: '2027-03-01', toOn: '2027-03-01' })).rows).toEqual([])
  const five = []
  for (const [n, kind] of (['maintenance', 'repair', 'accident', 'beauty', 'leftOver'] as const).entries()) {
    const bookedAt = `2027-03-08T0${n}:30:00.000Z`
    const adviser = n % 2 === 0 ? 'adviser' : 'adviser2'
    five.push({ kind, bookedAt, ...(await confirmedBooking(house, { bayId: bay('快保1'), bookedAt, kind, adviser })) })
  }
  const today = (await api.appointments.register({ fromOn: '2027-03-02', toOn: '2027-03-02' })).rows
  expect(today).toHaveLength(register.rows.length + 5)
  expect(today.slice(-5)).toMatchObject(
    five.map((booking, n) => ({
      ...{ id: booking.id, number: booking.number, kind: booking.kind, bookedAt: booking.bookedAt, bay: '快保1' },
      ...{ plate: booking.car.plate, adviser: n % 2 === 0 ? '林晓' : '高洁', depositFen: 0, reminderSentAt: null },
      initiative: booking.kind === 'leftOver' ? 'active' : 'passive',
      workshopInformedAt: expect.stringMatching(/^2027-03-02T/),
      registeredOn: '2027-03-02',
    })),
  )
  const printed = await api.appointments.issueRegister({ fromOn: '2027-03-02', toOn: '2027-03-02' })
  const paper = await api.papers.get({ id: printed.paperId })
  expect(paper.document).toMatchObject({ kind: 'FRM-12', content: { totals: { booked: today.length } } })
})

test('APT-11, TL-30: the customer is reminded a day before and half a day before, once each', async () => {
  const { id } = await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: thursday('06:00') })
  const sent = async () => (await get(id)).reminders.map(item => item.at)
  await house.moveTo('2027-03-03T05:59:00.000Z')
  expect(await sent()).toEqual([])
  await house.moveTo('2027-03-03T06:01:00.000Z')
  expect(await sent()).toHaveLength(1)
  await house.moveTo('2027-03-04T01:59:00.000Z')
  expect(await sent()).toHaveLength(1)
  await house.moveTo('2027-03-04T02:01:00.000Z')
  expect((await sent()).map(at => at.slice(0, 16))).toEqual(['2027-03-03T06:00', '2027-03-04T02:00'])
})

test('APT-21: whoever has not come 30 minutes after the time is 未到店, the bay is free and somebody must call', async () => {
  const missed = await confirmedBooking(house, { bayId: bay('快保1'), bookedAt: thursday('07:00') })
  await house.moveTo('2027-03-04T07:29:00.000Z')
  expect((await get(missed.id)).state).toBe('confirmed')
  await house.moveTo('2027-03-04T07:31:00.000Z')
  expect((await get(missed.id)).state).toBe('noShow')
  const [call] = await dutiesOf(missed.id, 'appointments.callNoShow')
  expect(call).toMatchObject({ state: 'open', ownerName: '林晓' })
  const day = await house.as('adviser').api.appointments.day({ on: '2027-03-04' })
  expect(day.bays.find(item => item.id === bay('快保1'))?.busy.some(span => span.appointmentId === missed.id)).toBe(
    false,
  )
  expect(
    (
      await house.as('adviser').post(`/appointments/${missed.id}/confirm`, {
        version: await versionOf(house, missed.id),
        confirmation: { way: 'call', personReached: '车主' },
      })
    ).body,
  ).toMatchObject({ code: 'appointments.wrongState' })
})

test('APT-11: who takes no messages is called instead, as a task with a time', async () => {
  const { id, car } = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: '2027-03-05T08:00:00.000Z' })
  await house.sql.query(
    `INSERT INTO message_consents (person_id, channel, purpose, allowed, given_at) VALUES ($1, 'sms', 'service', false, $2)`,
    [car.ownerId, await house.now()],
  )
  await house.moveTo('2027-03-04T08:01:00.000Z')
  expect((await get(id)).reminders).toMatchObject([{ channel: 'call', state: 'queued' }])
  const calls = await house.as('adviser').api.duties.mine({})
  expect(calls.rows.some(row => row.kind === 'messages.call' && row.threadId === id)).toBe(true)
})

test('APT-21: a new time needs a reason; with the customer’s word it is confirmed again and the bay moves along', async () => {
  const { api } = house.as('adviser')
  const { id, number } = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: '2027-03-05T02:00:00.000Z' })
  const version = await versionOf(house, id)
  const bookedAt = '2027-03-05T06:00:00.000Z'
  expect((await house.as('adviser').post(`/appointments/${id}/reschedule`, { version, bookedAt })).status).toBe(400)
  const past = { version, bookedAt: '2027-03-04T01:00:00.000Z', reason: '客户出差' }
  expect((await house.as('adviser').post(`/appointments/${id}/reschedule`, past)).body).toMatchObject({
    code: 'appointments.timePast',
  })
  const waiting = await api.appointments.reschedule({ id, version, bookedAt, reason: '客户出差' })
  expect(waiting.state).toBe('rescheduled')
  const confirmation = { way: 'call', personReached: '车主本人' } as const
  const next = {
    id,
    version: waiting.version,
    bookedAt: '2027-03-05T07:00:00.000Z',
    reason: '再改一小时',
    confirmation,
  }
  expect((await api.appointments.reschedule(next)).state).toBe('confirmed')
  const booking = await get(id)
  expect(booking).toMatchObject({ number, state: 'confirmed', reschedules: 2, blockers: [] })
  expect(booking.times.map(time => time.reason)).toEqual(['', '客户出差', '再改一小时'])
  const { bays } = await api.appointments.day({ on: '2027-03-05' })
  const held = bays.flatMap(item => item.busy).filter(span => span.appointmentId === id)
  expect(held.map(span => span.startAt)).toEqual(['2027-03-05T07:00:00.000Z'])
  const papers = await house.sql.query(`SELECT state FROM papers WHERE subject_id = $1 ORDER BY revision`, [id])
  expect(papers.rows.map(row => row.state)).toEqual(['voided', 'presented'])
})

test('APT-21: cancelled with a reason, nothing is kept for it and nobody is reminded', async () => {
  const { api } = house.as('adviser')
  const part = await addPart(house, { priceFen: 4_500 })
  await stockUp(house, part, 2_000)
  const lines = [{ kind: 'part', partId: part } as const]
  const { id } = await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: '2027-03-05T02:00:00.000Z', lines })
  await api.appointments.reserveParts({ id })
  expect((await get(id)).lines[0]).toMatchObject({ reservedMilli: 1_000, availableMilli: 1_000 })
  const version = await versionOf(house, id)
  expect((await house.as('adviser').post(`/appointments/${id}/cancel`, { version })).status).toBe(400)
  await api.appointments.cancel({ id, version, reason: '客户卖车' })
  expect(await get(id)).toMatchObject({ state: 'cancelled', endedReason: '客户卖车', plannedReminders: [] })
  const left = await house.sql.query(
    `SELECT (SELECT count(*) FROM resource_bookings WHERE subject_id = $1 AND released_at IS NULL)::int AS bays,
      (SELECT count(*) FROM timers WHERE subject_id = $1 AND fired_at IS NULL AND cancelled_at IS NULL)::int AS timers,
      (SELECT count(*) FROM duties WHERE subject_id = $1 AND state = 'open')::int AS duties,
      (SELECT reserved_milli::int FROM stock_balances WHERE part_id = $2) AS reserved`,
    [id, part],
  )
  expect(left.rows[0]).toEqual({ bays: 0, timers: 0, duties: 0, reserved: 0 })
  const register = await api.appointments.register({ fromOn: '2027-03-04', toOn: '2027-03-04' })
  expect(register.rows.find(row => row.id === id)?.outcome).toBe('cancelled')
})

test('APT-17: one part missing is red and the adviser’s task; all done is 就绪', async () => {
  const { api } = house.as('adviser')
  const part = await addPart(house, { name: '正时皮带', priceFen: 32_000 })
  const lines = [{ kind: 'part', partId: part } as const]
  const { id } = await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: '2027-03-05T05:00:00.000Z', lines })
  const ticked = await house.as('parts').post(`/appointments/${id}/checks`, { checks: [{ key: 'parts', state: 'ok' }] })
  expect(ticked).toMatchObject({
    status: 409,
    body: { code: 'appointments.partsNotReserved', params: { parts: '正时皮带' } },
  })
  const short = await house.as('parts').api.appointments.reserveParts({ id })
  expect(short).toMatchObject({ state: 'preparing', short: ['正时皮带'] })
  const list = await api.appointments.preparations({ on: '2027-03-05' })
  expect(list.rows[0]).toMatchObject({ id, light: 'red', missing: ['parts'], open: ['tools', 'papers'] })
  expect((await dutiesOf(id, 'appointments.solveMissing'))[0]).toMatchObject({ state: 'open', ownerName: '林晓' })

  await stockUp(house, part, 1_000)
  expect(await house.as('parts').api.appointments.reserveParts({ id })).toMatchObject({ short: [] })
  const rest = [
    { key: 'tools', state: 'ok' },
    { key: 'papers', state: 'ok' },
  ] as const
  expect(await api.appointments.check({ id, checks: [...rest] })).toMatchObject({ state: 'ready' })
  expect((await dutiesOf(id, 'appointments.solveMissing'))[0]?.state).toBe('done')
  expect((await dutiesOf(id, 'appointments.prepare'))[0]?.state).toBe('done')
  expect((await get(id)).light).toBe('green')
})

test('APT-22: the same work 20 days after a repair is marked, linked to the older order, and goes first', async () => {
  const car = await addCar(house)
  const now = await house.now()
  const [visitId, orderId, operation] = [newId(), newId(), newId()]
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, arrived_at, left_at, mileage_km) VALUES ($1, $2, $3, '', $4, $4, 41000)`,
    [visitId, house.storeId, car.vehicleId, addMinutes(now, -20 * 1440)],
  )
  await house.sql.query(
    `INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, number, kind, adviser_id, description, created_at, delivered_at)
      VALUES ($1, $2, $3, $4, 'WX-OLD', 'repair', $5, '刹车异响', $6, $6)`,
    [orderId, house.storeId, visitId, car.vehicleId, await staffIdOf(house, 'adviser'), addMinutes(now, -20 * 1440)],
  )
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class)
      VALUES ($1, 'T-BRK2', '更换后制动片', '制动', '机修', 80, '小修')`,
    [operation],
  )
  await house.sql.query(
    `INSERT INTO order_lines (id, store_id, order_id, position, kind, labour_operation_id, name, system, trade, hours_centi, qty_milli, unit_price_fen, published_price_fen, amount_fen, tax_ppm, basis)
      VALUES ($1, $2, $3, 1, 'labour', $4, '更换后制动片', '制动', '机修', 80, 1000, 0, 0, 0, 130000, 'wish')`,
    [newId(), house.storeId, orderId, operation],
  )
  const lines = [{ kind: 'labour', labourOperationId: operation } as const]
  const { id } = await talkedBooking(house, { car, bayId: bay('机电1'), bookedAt: '2027-03-05T01:00:00.000Z', lines })
  expect(await get(id)).toMatchObject({ suspected: true, suspectedOrder: { id: orderId, number: 'WX-OLD' } })
  const other = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: '2027-03-05T01:00:00.000Z', lines })
  expect(await get(other.id)).toMatchObject({ suspected: false, suspectedOrder: null })
  const words = await talkedBooking(house, { car, bayId: bay('机电1'), bookedAt: '2027-03-05T01:30:00.000Z' })
  await talk(house, words.id, { faults: '刹车异响' })
  expect(await get(words.id)).toMatchObject({ suspected: true, suspectedOrder: { id: orderId } })
  const { pending } = await house.as('adviser').api.appointments.day({ on: '2027-03-05' })
  expect(pending.map(row => row.suspected)).toEqual(pending.map((_, n) => n < 2))
  expect(pending[0]?.id).toBe(id)
  // In the workshop it is the first to be given out, although the other was promised earlier.
  const [soon, later] = [await inWorkshop(3), await inWorkshop(7)]
  await house.sql.query('UPDATE visits SET appointment_id = $2 WHERE id = $1', [later.visitId, id])
  const from = await house.now()
  const { waiting } = await house.as('dispatcher').api.workshop.board({ from, to: addMinutes(from, 600) })
  expect(waiting.map(row => [row.orderId, row.suspected])).toEqual([
    [later.id, true],
    [soon.id, false],
  ])
})

/** A brake order the workshop has taken and given to nobody yet. */
async function inWorkshop(hours: number) {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id, hours)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  return { id, visitId: car.visitId }
}

test('APT-23, APT-16: the arrival finds the booking, and its order stands ready with all its work and parts', async () => {
  const { api } = house.as('adviser')
  const part = await addPart(house, { name: '机油滤清器', priceFen: 4_500 })
  await stockUp(house, part, 1_000)
  const lines = [
    { kind: 'other', name: '工时套餐', unitPriceFen: 20_000 } as const,
    { kind: 'part', partId: part } as const,
  ]
  const booked = { bayId: bay('快保1'), bookedAt: '2027-03-05T02:00:00.000Z', lines, kind: 'maintenance' } as const
  const { id, car, number } = await confirmedBooking(house, booked)
  await api.appointments.reserveParts({ id })
  const tooEarly = (lang: string) =>
    house
      .as('adviser')
      .post(`/appointments/${id}/order`, { orderId: newId() }, { headers: { 'accept-language': lang } })
  expect(await tooEarly('zh')).toMatchObject({
    status: 409,
    body: { code: 'appointments.wrongState', params: { state: '准备中', action: '开单' } },
  })
  const inEnglish = await tooEarly('en')
  expect(inEnglish.body).toMatchObject({ params: { state: 'Preparing', action: 'open its order' } })
  expect(JSON.stringify(inEnglish.body)).not.toMatch(/\p{Script=Han}/u)
  await house.moveTo('2027-03-05T02:09:00.000Z')
  const expected = await api.appointments.expected({ plate: car.plate ?? '' })
  expect(expected.booking).toMatchObject({ id, number, adviser: '林晓', light: 'yellow', bay: '快保1' })
  expect((await api.appointments.expected({ plate: '京Z99999' })).booking).toBeNull()

  const visit = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  expect(await get(id)).toMatchObject({ state: 'arrived', punctuality: 'onTime', visitId: visit.id })
  const orderId = newId()
  await api.appointments.openOrder({ id, orderId })
  const order = await api.repairOrders.get({ id: orderId })
  expect(order).toMatchObject({ kind: 'maintenance', totalFen: 24_500 })
  expect(order.lines.map(line => line.name)).toEqual(['工时套餐', '机油滤清器'])
  const reserved = await house.sql.query(
    `SELECT subject_kind, sum(reserved_delta_milli)::int AS milli FROM stock_movements WHERE part_id = $1
      AND kind IN ('reserve', 'release') GROUP BY subject_kind ORDER BY subject_kind`,
    [part],
  )
  expect(reserved.rows).toEqual([
    { subject_kind: 'appointment', milli: 0 },
    { subject_kind: 'order', milli: 1_000 },
  ])
  const twice = await house.as('adviser').post(`/appointments/${id}/order`, { orderId: newId() })
  expect(twice.status).toBe(409)
})

test('APT-23: early and late are told apart by ten minutes', async () => {
  const early = await confirmedBooking(house, {
    bayId: bay('快保1'),
    bookedAt: '2027-03-05T05:00:00.000Z',
    adviser: 'adviser2',
  })
  const { api } = house.as('adviser')
  await api.visits.arrive({ id: newId(), vehicleId: early.car.vehicleId })
  expect((await get(early.id)).punctuality).toBe('early')
  const late = await confirmedBooking(house, {
    bayId: bay('快保1'),
    bookedAt: '2027-03-05T06:00:00.000Z',
    adviser: 'adviser2',
  })
  await house.moveTo('2027-03-05T06:11:00.000Z')
  await api.visits.arrive({ id: newId(), vehicleId: late.car.vehicleId })
  expect((await get(late.id)).punctuality).toBe('late')
})

test('SYS-04: the whole life of a booking stands on its timeline in order', async () => {
  const { id } = await talkedBooking(house, { bayId: bay('快保1'), bookedAt: '2027-03-05T07:30:00.000Z' })
  await tellAll(house, id)
  expect((await confirmByPhone(house, id)).status).toBe(200)
  await house.as('manager').api.appointments.acknowledge({ id })
  const { rows } = await house.sql.query(
    `SELECT event, actor_name FROM timeline_events WHERE subject_id = $1 ORDER BY seq`,
    [id],
  )
  const events = rows.map(row => row.event)
  for (const event of ['created', 'edited', 'planned', 'told', 'confirmed', 'acknowledged']) {
    expect(events).toContain(`appointment.${event}`)
  }
  expect(events.indexOf('appointment.confirmed')).toBeLessThan(events.indexOf('appointment.acknowledged'))
  expect(rows.at(-1)?.actor_name).toBe('郑凯')
})
