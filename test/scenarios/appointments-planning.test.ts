import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { confirmedBooking, talkedBooking, versionOf } from '../harness/appointments.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'

let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

const bay = (name: string) => floor.bays[name] ?? ''
const at = (on: string, time: string) => `2027-03-${on}T${time}:00.000Z`
const windows = [{ weekdays: [2], from: '13:00', to: '16:00', labourPpm: 100_000, gift: '' }]

async function addOperation(): Promise<string> {
  const id = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class)
      VALUES ($1, $2, '更换制动片', '制动', '机修', 150, '小修')`,
    [id, `T-${id.slice(-8)}`],
  )
  await house.sql.query(
    `INSERT INTO labour_rates (id, store_id, trade, rate_fen, effective_from) VALUES ($1, $2, '机修', 12000, '2020-01-01')`,
    [newId(), house.storeId],
  )
  return id
}

async function setWindows(value: unknown) {
  await house.as('admin').api.policies.set({ key: 'offPeakWindows', value })
}

test('APT-13: a Tuesday 14:00 slot shows 低峰 工时9折, is told with the price, and the order’s labour carries it with the reason', async () => {
  await setWindows(windows)
  const { api } = house.as('adviser')
  const lines = [{ kind: 'labour' as const, labourOperationId: await addOperation() }]
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: at('09', '06:00'), lines })
  const grid = await api.appointments.slots({ id, on: '2027-03-09' })
  const offer = (time: string) => grid.rows.find(row => row.startAt === at('09', time))?.offer
  expect([offer('06:00'), offer('02:00')]).toEqual(['低峰 工时9折', ''])
  const told = await api.appointments.get({ id })
  const labourFen = told.lines[0]?.amountFen ?? 0
  expect(told).toMatchObject({ offPeakLabel: '低峰 工时9折', offPeakPpm: 100_000 })
  expect(told.offPeakDiscountFen).toBe(Math.floor(labourFen / 10))
  expect(told.told.find(point => point.point === 'price')?.value).toContain('低峰 工时9折')
  // A rule changed later takes nothing back from who was promised it.
  const version = await versionOf(house, id)
  await api.appointments.confirm({ id, version, confirmation: { way: 'call', personReached: '车主' } })
  await setWindows([])
  const draft = await api.appointments.orderDraft({ id })
  expect(draft.lines.map(line => [line.kind, line.discountFen, line.deviationReason])).toEqual([
    ['labour', Math.floor(labourFen / 10), '低峰 工时9折'],
  ])
})

test('APT-13: moved out of the window, the offer is gone and the price has to be told anew', async () => {
  await setWindows(windows)
  const { api } = house.as('adviser')
  const { id } = await confirmedBooking(house, {
    bayId: bay('机电2'),
    bookedAt: at('09', '06:00'),
    adviser: 'adviser2',
  })
  expect((await api.appointments.get({ id })).offPeakLabel).toBe('低峰 工时9折')
  await api.appointments.reschedule({
    id,
    version: await versionOf(house, id),
    bookedAt: at('10', '06:00'),
    reason: '客户改到周三',
    confirmation: null,
  })
  const moved = await api.appointments.get({ id })
  expect(moved.offPeakLabel).toBe('')
  expect(moved.blockers.map(blocker => blocker.code)).toEqual(['appointments.missingPoints'])
  await setWindows([])
})

test('APT-18: a proposal needs a quiet day; without consent it stays 待同意 and blocks no bay', async () => {
  const adviser = house.as('adviser')
  const { vehicleId } = await addCar(house)
  const proposal = {
    id: newId(),
    vehicleId,
    kind: 'activeMaintenance' as const,
    bookedAt: at('11', '02:00'),
    plannedMinutes: 60,
  }
  expect((await house.as('parts').post('/appointments/proposals', proposal)).status).toBe(403)
  for (const name of ['快保1', '机电1', '机电2', '钣金1']) {
    await house.sql.query(
      `INSERT INTO resource_bookings (id, store_id, resource_id, during, purpose, subject_kind, subject_id)
        VALUES ($1, $2, $3, tstzrange($4, $5), 'closed', 'store', $2)`,
      [newId(), house.storeId, bay(name), at('12', '00:00'), at('12', '10:00')],
    )
  }
  const full = await adviser.post('/appointments/proposals', { ...proposal, bookedAt: at('12', '02:00') })
  expect(full).toMatchObject({ status: 409, body: { code: 'appointments.notQuiet' } })
  const closed = await adviser.post('/appointments/proposals', { ...proposal, bookedAt: at('11', '15:00') })
  expect(closed).toMatchObject({ status: 409, body: { code: 'appointments.shopClosed' } })

  const { days } = await adviser.api.appointments.load({ fromOn: '2027-03-11', days: 2 })
  expect(days.map(day => day.state)).toEqual(['quiet', 'overloaded'])
  const { because } = await adviser.api.appointments.propose(proposal)
  expect(because).toBe('2027-03-11 工位负荷 0%')
  expect((await adviser.api.appointments.get({ id: proposal.id })).state).toBe('proposed')
  const kept = await house.sql.query('SELECT 1 FROM resource_bookings WHERE subject_id = $1', [proposal.id])
  expect(kept.rowCount).toBe(0)
  const confirmation = { way: 'call', personReached: '车主' }
  const early = await adviser.post(`/appointments/${proposal.id}/confirm`, { version: 1, confirmation })
  expect(early).toMatchObject({ status: 409, body: { code: 'appointments.wrongState' } })
  await adviser.api.appointments.consent({ id: proposal.id, version: 1, personReached: '车主本人' })
  expect(await adviser.api.appointments.get({ id: proposal.id })).toMatchObject({
    state: 'pending',
    consentedWith: '车主本人',
    bookedAt: proposal.bookedAt,
  })
})

test('APT-10, APT-12: moved to another bay at the same time it is kept there, an unfit or taken one is refused with the reason, and the workshop is told again', async () => {
  const { api, post } = house.as('adviser')
  const first = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: at('15', '02:00') })
  await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: at('15', '02:30'), adviser: 'adviser2' })
  await house.as('manager').api.appointments.acknowledge({ id: first.id })
  const move = async (bayId: string) =>
    post(`/appointments/${first.id}/bay`, { version: await versionOf(house, first.id), bayId })
  expect(await move(bay('机电2'))).toMatchObject({ status: 409, body: { code: 'resources.taken' } })
  expect(await move(bay('钣金1'))).toMatchObject({ status: 422, body: { code: 'appointments.wrongBay' } })
  expect(await api.appointments.get({ id: first.id })).toMatchObject({ bay: '机电1', acknowledgedBy: '郑凯' })
  expect((await move(bay('快保1'))).status).toBe(200)
  expect(await api.appointments.get({ id: first.id })).toMatchObject({ bay: '快保1', acknowledgedAt: null })
  const duties = await house.as('manager').api.duties.mine({})
  expect(
    duties.rows.some(duty => duty.kind === 'appointments.workshopAcknowledge' && duty.subjectId === first.id),
  ).toBe(true)
  const { days } = await api.appointments.week({ fromOn: '2027-03-15' })
  expect(days).toHaveLength(7)
  expect(days[0]?.bookings.map(row => row.bay).toSorted()).toEqual(['快保1', '机电2'])
})

test('APT-10, APT-21: a new time that still waits for the customer is told to the workshop as well', async () => {
  const { api } = house.as('adviser')
  const { id } = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: at('16', '02:00') })
  await house.as('manager').api.appointments.acknowledge({ id })
  await api.appointments.reschedule({
    id,
    version: await versionOf(house, id),
    bookedAt: at('16', '06:00'),
    reason: '客户临时有事',
    confirmation: null,
  })
  expect(await api.appointments.get({ id })).toMatchObject({ state: 'rescheduled', acknowledgedAt: null })
  const duties = await house.as('manager').api.duties.mine({})
  expect(duties.rows.filter(duty => duty.subjectId === id).map(duty => duty.kind)).toEqual([
    'appointments.workshopAcknowledge',
  ])
})

test('APT-12: a loan car is promised once; the grid names it as what limits', async () => {
  const loanCarId = newId()
  await house.sql.query(`INSERT INTO resources (id, store_id, kind, name) VALUES ($1, $2, 'loanCar', '代步 京A0001')`, [
    loanCarId,
    house.storeId,
  ])
  const { api } = house.as('adviser')
  const withCar = async (id: string) => {
    const booking = await api.appointments.get({ id })
    await api.appointments.plan({
      id,
      version: booking.version,
      bookedAt: booking.bookedAt,
      plannedMinutes: 60,
      adviserId: booking.adviserId,
      bayId: booking.bayId,
      loanCarId,
    })
    return house.as('adviser').post(`/appointments/${id}/confirm`, {
      version: await versionOf(house, id),
      confirmation: { way: 'call', personReached: '车主' },
    })
  }
  const one = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: at('17', '02:00') })
  const two = await talkedBooking(house, { bayId: bay('机电2'), bookedAt: at('17', '02:00'), adviser: 'adviser2' })
  expect((await withCar(one.id)).status).toBe(200)
  expect(await withCar(two.id)).toMatchObject({ status: 409, body: { code: 'resources.taken' } })
  const grid = await api.appointments.slots({ id: two.id, on: '2027-03-17' })
  expect(grid.rows.find(row => row.startAt === at('17', '02:00'))).toMatchObject({ state: 'full', limiting: 'loanCar' })
  expect(grid.loanCars).toEqual([{ id: loanCarId, name: '代步 京A0001' }])
})

test('APT-21: no-shows in a row are seen when the car is booked next, until it comes as booked', async () => {
  const { api } = house.as('adviser')
  const car = await addCar(house)
  for (const time of ['02:00', '03:30']) {
    const { id } = await confirmedBooking(house, { car, bayId: bay('机电1'), bookedAt: at('18', time) })
    await house.sql.query(`UPDATE appointments SET state = 'noShow' WHERE id = $1`, [id])
    await house.sql.query(`DELETE FROM resource_bookings WHERE subject_id = $1`, [id])
  }
  expect((await api.appointments.intake({ vehicleId: car.vehicleId })).noShows).toHaveLength(2)
})

test('APT-16, APT-17: one press prepares a day: parts set aside, what is short named, and each order printed before the car comes', async () => {
  const part = await addPart(house, { name: '预备滤芯', priceFen: 5_000 })
  const lines = [{ kind: 'part' as const, partId: part }]
  const { id, number } = await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: at('22', '02:00'), lines })
  const plain = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: at('22', '02:00'), adviser: 'adviser2' })
  expect((await house.as('cashier').post('/appointments/preparations', { on: '2027-03-22' })).status).toBe(403)
  const { rows } = await house.as('adviser').api.appointments.prepareDay({ on: '2027-03-22' })
  expect(rows.find(row => row.id === id)).toMatchObject({ number, short: ['预备滤芯'], state: 'preparing' })
  expect(rows.find(row => row.id === plain.id)?.short).toEqual([])
  const file = await house.as('adviser').api.appointments.preprint({ id })
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('APT-25, KPI-17: of 100 arrivals with 65 bookings the rate is 65 percent and reached; the waits of both stand beside it', async () => {
  const { api } = house.as('service')
  const bookingId = newId()
  for (let n = 0; n < 100; n++) {
    const arrived = at('01', '02:00').replace('2027-03', '2027-01')
    await house.sql.query(
      `INSERT INTO visits (id, store_id, plate, arrived_at, contacted_at, left_at, state, appointment_id)
        VALUES ($1, $2, '', $3::timestamptz, $3::timestamptz + make_interval(mins => $4), $3, 'left', $5)`,
      [newId(), house.storeId, arrived, n < 65 ? 4 : 12, n < 65 ? bookingId : null],
    )
  }
  const figures = await api.appointments.rate({ fromOn: '2027-01-01', toOn: '2027-01-31' })
  expect(figures).toMatchObject({
    arrivals: 100,
    booked: 65,
    ratePpm: 650_000,
    goalPpm: 650_000,
    basePpm: 400_000,
    reached: true,
    waits: { booked: { count: 65, meanMinutes: 4 }, walkIn: { count: 35, meanMinutes: 12 } },
  })
  expect(figures.formula).toContain('÷ 全部到店台次')
  expect(figures.trend).toHaveLength(12)
  expect(figures.trend.find(week => week.arrivals > 0)).toMatchObject({ fromOn: '2026-12-28', ratePpm: 650_000 })
  const none = await api.appointments.rate({ fromOn: '2026-01-01', toOn: '2026-01-31' })
  expect(none).toMatchObject({ arrivals: 0, ratePpm: null, reached: null })
})

test('APT-15: 刹车异响 brings causes with parts from the guide; what is noted before arrival is the beginning of the inquiry', async () => {
  const { api, post } = house.as('adviser')
  const pad = await addPart(house, { name: '制动片', number: 'TP-ZDP' })
  const { causes } = await api.appointments.causes({ symptom: '刹车异响' })
  expect(causes[0]).toMatchObject({
    cause: '制动片磨损到极限',
    system: '制动',
    parts: [{ partId: pad, number: 'TP-ZDP' }],
  })
  const soon = addMinutes(await house.now(), 90)
  const { id, car } = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt: soon })
  const note = {
    symptom: '刹车异响',
    since: '上周',
    conditions: '低速踩刹车时',
    frequency: 'often' as const,
    system: '制动',
    causes: [{ cause: '制动片磨损到极限', system: '制动', parts: [{ partId: pad, name: '制动片' }] }],
  }
  expect((await house.as('technician').post(`/appointments/${id}/pre-diagnosis`, { version: 1, ...note })).status).toBe(
    403,
  )
  expect((await post(`/appointments/${id}/pre-diagnosis`, { version: 1, ...note, symptom: '' })).status).toBe(400)
  await api.appointments.notePreDiagnosis({ id, version: await versionOf(house, id), ...note })
  expect((await api.appointments.preDiagnosis({ id })).note).toMatchObject({ symptom: '刹车异响', notedBy: '林晓' })
  expect((await api.appointments.get({ id })).preDiagnosis).toBe('刹车异响；上周；低速踩刹车时；可能：制动片磨损到极限')
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  const inquiry = await house.sql.query('SELECT * FROM inquiries WHERE visit_id = $1', [arrived.id])
  expect(inquiry.rows[0]).toMatchObject({
    symptom: '刹车异响',
    since: '上周',
    speed: '低速踩刹车时',
    frequency: 'often',
  })
  const late = await post(`/appointments/${id}/pre-diagnosis`, { version: await versionOf(house, id), ...note })
  expect(late).toMatchObject({ status: 409, body: { code: 'appointments.carCame' } })
})
