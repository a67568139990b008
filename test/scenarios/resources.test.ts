import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { confirmByPhone, talkedBooking } from '../harness/appointments.ts'
import { type House, openHouse } from '../harness/house.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const at = (time: string) => `2027-03-03T${time}:00.000Z`
const bay = (name: string) => ({ id: newId(), kind: 'bay' as const, name, class: 'mechanic' as const })

/** A shop floor made by hand on the screen: a bay, somebody who knows the work, an adviser. */
async function floor(name: string) {
  const { api } = house.as('manager')
  const made = bay(name)
  await api.resources.add(made)
  const { rows } = await api.resources.list({})
  if (!rows.some(row => row.kind === 'technician')) {
    await api.resources.add({
      id: newId(),
      kind: 'technician',
      name: '李鹏',
      staffId: await staffIdOf(house, 'technician'),
      skills: ['机修', '保养', '机修'],
      grade: 5,
    })
  }
  return made.id
}

const list = async () => (await house.as('manager').api.resources.list({ withInactive: true })).rows
const slotAt = async (id: string, time: string) => {
  const { rows } = await house.as('adviser').api.appointments.slots({ id, on: '2027-03-03' })
  return rows.find(row => row.startAt === at(time))
}

test('SYS-03, APT-12: who may not, adds and closes nothing; a person is one of the store, a bay has a class', async () => {
  const body = bay('试验工位')
  for (const role of ['adviser', 'technician', 'washer']) {
    expect((await house.as(role).post('/resources', body)).status).toBe(403)
  }
  const staffId = await staffIdOf(house, 'technician')
  const manager = house.as('manager')
  const refused = async (change: object) => (await manager.post('/resources', { ...body, ...change })).body
  expect(await refused({ class: '' })).toMatchObject({ code: 'resources.classNeeded' })
  expect(await refused({ staffId })).toMatchObject({ code: 'resources.personOrThing' })
  expect(await refused({ kind: 'technician' })).toMatchObject({ code: 'resources.personOrThing' })
  const foreign = await house.sql.query<{ id: string }>('SELECT id FROM staff WHERE home_store_id = $1 LIMIT 1', [
    house.otherStoreId,
  ])
  expect(await refused({ kind: 'technician', staffId: foreign.rows[0]?.id })).toMatchObject({
    code: 'resources.notHere',
  })
  expect(await list()).toEqual([])
})

test('APT-12, SYS-04: what is added is planned at once; the same name twice is refused, a stale change too', async () => {
  const { id } = await talkedBooking(house, { bayId: await floor('机电A'), bookedAt: at('02:00') })
  expect(await slotAt(id, '02:00')).toMatchObject({ state: 'limited' })
  expect((await house.as('manager').post('/resources', bay('机电A'))).body).toMatchObject({
    code: 'resources.nameTaken',
  })
  const person = (await list()).find(row => row.kind === 'technician')
  expect(person).toMatchObject({ skills: ['机修', '保养'], grade: 5 })
  const edit = { version: 9, active: true, name: '李鹏', skills: ['机修'], grade: 6 }
  expect((await house.as('manager').post(`/resources/${person?.id}/edit`, edit)).status).toBe(409)
  await house.as('manager').api.resources.edit({ ...edit, id: person?.id ?? '', version: 1 })
  expect((await list()).find(row => row.id === person?.id)).toMatchObject({ skills: ['机修'], grade: 6, version: 2 })
})

test('APT-12: a bay under repair is not offered, a bay with a booking is not closed, and one repaired early is free again', async () => {
  const bayId = await floor('机电B')
  const { id } = await talkedBooking(house, { bayId, bookedAt: at('03:00') })
  expect((await confirmByPhone(house, id)).status).toBe(200)
  const { api, post } = house.as('manager')
  const closure = { purpose: 'closed', reason: '举升机维修' } as const
  const overlapping = { closureId: newId(), from: at('02:30'), to: at('05:00'), ...closure }
  const refused = await post(`/resources/${bayId}/closures`, overlapping)
  expect(refused).toMatchObject({ status: 409, body: { code: 'resources.taken' } })
  expect(JSON.stringify(refused.body)).toContain('京A')
  const version = (await list()).find(row => row.id === bayId)?.version ?? 0
  const away = await post(`/resources/${bayId}/edit`, { version, active: false, name: '机电B', class: 'mechanic' })
  expect(away).toMatchObject({ status: 409, body: { code: 'resources.stillBooked' } })

  for (const row of (await list()).filter(item => item.kind === 'bay')) {
    const closureId = newId()
    await api.resources.close({ id: row.id, closureId, from: at('06:00'), to: at('08:00'), ...closure })
  }
  const other = await talkedBooking(house, { bayId, bookedAt: at('06:00') })
  expect(await slotAt(other.id, '06:00')).toMatchObject({ state: 'full', limiting: 'bay' })
  expect((await confirmByPhone(house, other.id)).body).toMatchObject({ code: 'resources.taken' })
  const closed = (await list()).find(row => row.id === bayId)?.closures[0]
  expect(closed).toMatchObject({ purpose: 'closed', reason: '举升机维修' })
  await api.resources.reopen({ id: bayId, closureId: closed?.id ?? '' })
  expect((await slotAt(other.id, '06:00'))?.bayIds).toEqual([bayId])
  expect((await confirmByPhone(house, other.id)).status).toBe(200)
})

test('APT-12: an absent technician is not planned, and one back early keeps what was', async () => {
  await floor('机电C')
  const { api } = house.as('manager')
  const person = (await list()).find(row => row.kind === 'technician')
  const closureId = newId()
  const absence = { closureId, purpose: 'absence', reason: '请假' } as const
  await api.resources.close({
    id: person?.id ?? '',
    ...absence,
    from: '2027-03-04T00:30:00.000Z',
    to: '2027-03-04T10:00:00.000Z',
  })
  const { id } = await talkedBooking(house, { bayId: await floor('机电D'), bookedAt: '2027-03-04T02:00:00.000Z' })
  expect((await confirmByPhone(house, id)).body).toMatchObject({ code: 'appointments.noTechnician' })
  await house.moveTo('2027-03-04T01:00:00.000Z')
  await api.resources.reopen({ id: person?.id ?? '', closureId })
  expect((await confirmByPhone(house, id)).status).toBe(200)
  const kept = await house.sql.query(`SELECT FROM resource_bookings WHERE subject_id = $1 AND released_at IS NULL`, [
    closureId,
  ])
  expect(kept.rowCount).toBe(1)
  const again = await house.as('manager').post(`/resources/${person?.id}/closures/${closureId}/end`, {})
  expect(again.body).toMatchObject({ code: 'resources.past' })
})
