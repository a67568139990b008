import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { callDuty, staffIdOf, within } from '../harness/duties.ts'
import { HOUSE_START, type House, openHouse } from '../harness/house.ts'

let house: House
let absent: string
let standIn: string
beforeAll(async () => {
  house = await openHouse()
  absent = await staffIdOf(house, 'cra')
  standIn = await staffIdOf(house, 'tracker')
})
afterAll(() => house.close())

const at = (hours: number) => addHours(HOUSE_START, hours)

async function dutyOf(recordId: string) {
  const { rows } = await house.as('supervisor').api.duties.ofRecord({ recordId })
  return rows.map(({ ownerName, standInName, state }) => ({ ownerName, standInName, state }))
}

async function recordsOf(username: string) {
  const { rows } = await house.as(username).api.duties.mine({ limit: 200 })
  return rows.filter(row => row.kind === callDuty.kind).map(row => row.subjectId)
}

async function openCall(opensAt: string, dueAt: string): Promise<string> {
  const id = newId()
  const subject = { kind: 'order', id }
  await within(house, ctx => openDuty(ctx, callDuty, { subject, ownerId: absent, opensAt, dueAt }))
  return id
}

test('SYS-10: a stand-in is of the same department, another person, and named by a supervisor for a time to come', async () => {
  const period = { absentId: absent, standInId: standIn, fromAt: at(10), toAt: at(58) }
  const name = (body: object, by = 'supervisor') => house.as(by).post('/stand-ins', { id: newId(), ...period, ...body })
  expect((await name({}, 'adviser')).status).toBe(403)
  expect((await name({}, 'other-supervisor')).status).toBe(404)
  expect((await name({ standInId: absent })).body).toMatchObject({ code: 'standIns.self' })
  expect((await name({ toAt: at(9) })).body).toMatchObject({ code: 'standIns.period' })
  expect((await name({ fromAt: at(-5), toAt: at(-1) })).body).toMatchObject({ code: 'standIns.period' })
  const washer = await staffIdOf(house, 'washer')
  expect((await name({ standInId: washer })).body).toMatchObject({ code: 'standIns.department' })
})

test('SYS-10: while the owner is on leave the stand-in holds new and due duties, both are named, and afterwards they come back', async () => {
  const before = await openCall(at(0), at(20))
  const id = newId()
  await house
    .as('supervisor')
    .api.standIns.name({ id, absentId: absent, standInId: standIn, fromAt: at(10), toAt: at(58) })
  const again = { id: newId(), absentId: absent, standInId: standIn, fromAt: at(40), toAt: at(80) }
  expect((await house.as('supervisor').post('/stand-ins', again)).body).toMatchObject({ code: 'standIns.overlap' })
  expect(await dutyOf(before)).toEqual([{ ownerName: '谢晴', standInName: null, state: 'open' }])

  await house.moveTo(at(11))
  expect(await dutyOf(before)).toEqual([{ ownerName: '谢晴', standInName: '方圆', state: 'open' }])
  const fresh = await openCall(at(11), at(70))
  const later = await openCall(at(30), at(70))
  expect(await recordsOf('tracker')).toEqual(expect.arrayContaining([before, fresh]))
  expect(await recordsOf('cra')).toEqual([])

  await house.moveTo(at(31))
  expect(await recordsOf('tracker')).toContain(later)
  const notices = await house.as('tracker').api.notices.list({ limit: 200 })
  expect(notices.rows.filter(row => row.subjectId === before).map(row => row.kind)).toContain('duty.overdue')
  const banner = await house.as('adviser').api.standIns.list({})
  expect(banner.rows).toMatchObject([{ absentName: '谢晴', standInName: '方圆', active: true, toAt: at(58) }])

  await house.moveTo(at(58))
  expect(await recordsOf('tracker')).toEqual([])
  expect(await recordsOf('cra')).toEqual([before, fresh, later])
  const newOne = await openCall(at(58), at(90))
  expect(await dutyOf(newOne)).toEqual([{ ownerName: '谢晴', standInName: null, state: 'open' }])
})

test('SYS-10: the stand-in also sees what waits for the whole role of the absent one', async () => {
  const record = { kind: 'order', id: newId() }
  await within(house, ctx => openDuty(ctx, callDuty, { subject: record, dueAt: at(200) }))
  expect(await recordsOf('tracker')).not.toContain(record.id)
  const id = newId()
  await house
    .as('supervisor')
    .api.standIns.name({ id, absentId: absent, standInId: standIn, fromAt: at(58), toAt: at(300) })
  expect(await recordsOf('tracker')).toContain(record.id)
  await house.as('supervisor').api.standIns.end({ id })
  expect(await recordsOf('tracker')).not.toContain(record.id)
  expect((await house.as('supervisor').post(`/stand-ins/${id}/end`, {})).body).toMatchObject({ code: 'standIns.over' })
})
