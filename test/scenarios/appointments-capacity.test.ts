import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { confirmByPhone, confirmedBooking, talkedBooking, versionOf } from '../harness/appointments.ts'
import { addPart } from '../harness/catalogue.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { staffIdOf } from '../harness/workshop.ts'

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

test('APT-12: blocked bays are not offered, the grid names what limits, and the first free time is the next', async () => {
  const { api } = house.as('adviser')
  for (const [name, adviser] of [
    ['机电1', 'adviser'],
    ['机电2', 'adviser2'],
  ] as const) {
    await confirmedBooking(house, { bayId: bay(name), bookedAt: wednesday('01:00'), minutes: 120, adviser })
  }
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: wednesday('06:00') })
  await house.sql.query('UPDATE resources SET active = false WHERE id = $1', [bay('快保1')])
  const grid = await api.appointments.slots({ id, on: '2027-03-03', minutes: 60 })
  await house.sql.query('UPDATE resources SET active = true WHERE id = $1', [bay('快保1')])
  const slot = (time: string) => grid.rows.find(row => row.startAt === wednesday(time))
  expect(slot('01:00')).toMatchObject({ state: 'full', limiting: 'bay', bayIds: [] })
  expect(slot('02:30')).toMatchObject({ state: 'full', limiting: 'bay' })
  expect(slot('03:00')?.state).not.toBe('full')
  expect(grid.rows.find(row => row.state !== 'full' && row.startAt >= wednesday('01:00'))?.startAt).toBe(
    wednesday('03:00'),
  )
  expect(grid.bays.map(item => item.name)).toEqual(['机电1', '机电2'])
})

test('APT-12: without the parts no time is offered before they can be here', async () => {
  const part = await addPart(house, { name: '空调压缩机', priceFen: 80_000, leadDays: 2 })
  const lines = [{ kind: 'part', partId: part } as const]
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: thursday('06:00'), lines })
  const { api } = house.as('adviser')
  const early = await api.appointments.slots({ id, on: '2027-03-03' })
  expect(new Set(early.rows.map(row => row.limiting))).toEqual(new Set(['parts']))
  expect(early.rows.every(row => row.state === 'full')).toBe(true)
  const later = await api.appointments.slots({ id, on: '2027-03-05' })
  expect(later.rows.some(row => row.state === 'free')).toBe(true)
})

test('APT-12, EST-13: who is off shift is neither offered nor booked, and what is booked already is named', async () => {
  const manager = house.as('manager').api
  const { rows } = await manager.resources.list({})
  const people = rows.filter(row => row.kind === 'technician')
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt: thursday('06:00') })
  const slotAt = async (time: string) =>
    (await house.as('adviser').api.appointments.slots({ id, on: '2027-03-04', minutes: 60 })).rows.find(
      row => row.startAt === thursday(time),
    )
  expect((await slotAt('06:00'))?.state).not.toBe('full')
  const mornings = [{ open: '08:00', close: '12:00' }]
  const weekly = { 0: [], 1: mornings, 2: mornings, 3: mornings, 4: mornings, 5: mornings, 6: [] }
  const save = (row: { id: string; version: number }, by = 'manager') =>
    house.as(by).post(`/resources/${row.id}/shift`, { version: row.version, shift: { weekly, exceptions: {} } })
  expect(await save({ id: people[0]?.id ?? '', version: 1 }, 'adviser')).toMatchObject({ status: 403 })
  expect(await save({ id: bay('机电1'), version: 1 })).toMatchObject({ body: { code: 'resources.shiftOfThing' } })
  for (const person of people) expect(await save(person)).toMatchObject({ status: 200 })
  expect(await slotAt('06:00')).toMatchObject({ state: 'full', limiting: 'technician' })
  expect((await slotAt('02:00'))?.state).not.toBe('full')
  expect(await confirmByPhone(house, id)).toMatchObject({ body: { code: 'appointments.noTechnician' } })
  const after = (await manager.resources.list({})).rows.filter(row => row.kind === 'technician')
  for (const { id: personId, version } of after)
    expect(await manager.resources.saveShift({ id: personId, version, shift: null })).toMatchObject({ outside: [] })
  expect((await slotAt('06:00'))?.state).not.toBe('full')
  await confirmByPhone(house, id)
  const outside: { label: string; startAt: string }[] = []
  for (const { id: personId, version } of after)
    outside.push(
      ...(await manager.resources.saveShift({ id: personId, version: version + 1, shift: { weekly, exceptions: {} } }))
        .outside,
    )
  expect(outside.map(span => span.startAt)).toContain(thursday('06:00'))
  for (const { id: personId, version } of after)
    await manager.resources.saveShift({ id: personId, version: version + 2, shift: null })
})

test('APT-12: a body job is refused in a mechanic’s bay, and where nobody knows the work', async () => {
  const operation = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class)
      VALUES ($1, 'T-BODY', '前保险杠整形', '车身', '钣金', 200, '小修')`,
    [operation],
  )
  const lines = [{ kind: 'labour', labourOperationId: operation } as const]
  const { id } = await talkedBooking(house, { bayId: bay('钣金1'), bookedAt: thursday('01:30'), lines, minutes: 120 })
  const plan = { id, bookedAt: thursday('01:30'), plannedMinutes: 120, adviserId: await staffIdOf(house, 'adviser') }
  const wrong = await house.as('adviser').post(`/appointments/${id}/plan`, {
    ...plan,
    version: await versionOf(house, id),
    bayId: bay('机电1'),
  })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'appointments.wrongBay', params: { fitting: '钣金1' } } })
  const grid = await house.as('adviser').api.appointments.slots({ id, on: '2027-03-04' })
  expect(grid.rows.every(row => row.state === 'full' && row.limiting === 'technician')).toBe(true)
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 409, body: { code: 'appointments.noTechnician' } })
})

test('APT-12, WKS-02: high-voltage work is offered and booked with whoever has certificate and grade, and refused without', async () => {
  const operation = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, high_voltage, grade)
      VALUES ($1, 'T-HV', '动力电池包拆装', '高压 / 三电', '机修', 200, '小修', true, 4)`,
    [operation],
  )
  await house.sql.query(
    `INSERT INTO resources (id, store_id, kind, name, class) VALUES ($1, $2, 'bay', '高压1', 'hv')
      ON CONFLICT DO NOTHING`,
    [newId(), house.storeId],
  )
  const { rows: bays } = await house.sql.query(`SELECT id FROM resources WHERE kind = 'bay' AND class = 'hv' LIMIT 1`)
  const lines = [{ kind: 'labour', labourOperationId: operation } as const]
  const { id } = await talkedBooking(house, { bayId: bays[0].id, bookedAt: thursday('07:00'), lines, minutes: 60 })
  const slotAt = async (technicianId?: string) => {
    const asked = technicianId === undefined ? {} : { technicianId }
    const { rows } = await house.as('adviser').api.appointments.slots({ id, on: '2027-03-04', minutes: 60, ...asked })
    return rows.find(row => row.startAt === thursday('07:00'))
  }
  const technicians = await house.sql.query<{ id: string; staffId: string; skills: string[]; grade: number }>(
    `SELECT id, staff_id AS "staffId", skills, grade FROM resources WHERE kind = 'technician' AND active ORDER BY sort, name`,
  )
  const [able, other] = technicians.rows.filter(row => row.skills.includes('机修'))
  if (!able || !other) throw new Error('two mechanics')
  const become = (who: { id: string; skills: string[] }, grade: number, ...more: string[]) =>
    house.sql.query('UPDATE resources SET grade = $2, skills = $3 WHERE id = $1', [
      who.id,
      grade,
      [...new Set([...who.skills.filter(skill => skill !== '高压证'), ...more])],
    ])
  for (const row of technicians.rows) await become(row, 5)
  expect(await slotAt()).toMatchObject({ state: 'full', limiting: 'technician' })
  await become(able, 3, '高压证')
  expect(await slotAt()).toMatchObject({ state: 'full', limiting: 'technician' })
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 409, body: { code: 'appointments.noTechnician' } })
  await become(able, 4, '高压证')
  expect((await slotAt())?.state).toBe('limited')
  expect(await slotAt(other.staffId)).toMatchObject({ state: 'full', limiting: 'technician' })
  expect(await confirmByPhone(house, id)).toMatchObject({ status: 200 })
  expect((await house.as('adviser').api.appointments.get({ id })).technicianId).toBe(able.id)
  for (const row of technicians.rows)
    await house.sql.query('UPDATE resources SET grade = $2, skills = $3 WHERE id = $1', [row.id, row.grade, row.skills])
})

test('APT-14, TL-34: at twelve cars an adviser’s day is warned about, the sixteenth is refused with who has room; an assistant makes room', async () => {
  const { api } = house.as('adviser')
  const loadState = async () => (await api.appointments.day({ on: '2027-03-06' })).load[0]
  const states: (string | undefined)[] = []
  const adviserId = await staffIdOf(house, 'adviser')
  const now = await house.now()
  for (let n = 0; n < 15; n++) {
    await house.sql.query(
      `INSERT INTO appointments (id, store_id, number, kind, channel, state, booked_at, adviser_id, created_at)
        VALUES ($1, $2, $3, 'repair', 'call', 'confirmed', '2027-03-06T01:00:00Z', $4, $5)`,
      [newId(), house.storeId, `YY-FULL-${n}`, adviserId, now],
    )
    if (n === 10 || n === 11) states.push((await loadState())?.state)
  }
  expect(states).toEqual(['ok', 'warn'])
  const bookedAt = '2027-03-06T06:00:00.000Z'
  const { id } = await talkedBooking(house, { bayId: bay('机电1'), bookedAt })
  expect(await loadState()).toMatchObject({ cars: 15, limit: 15, state: 'full' })
  const refused = await confirmByPhone(house, id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'appointments.adviserFull' } })
  expect(refused.body).toMatchObject({ params: { name: '林晓', cars: 15, limit: 15, others: '高洁' } })
  await api.appointments.plan({
    id,
    version: await versionOf(house, id),
    bookedAt,
    plannedMinutes: 60,
    adviserId,
    assistantId: await staffIdOf(house, 'assistant'),
    bayId: bay('机电1'),
  })
  expect((await confirmByPhone(house, id)).status).toBe(200)
})
