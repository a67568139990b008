import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOfWork } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { callDuty, within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const SATURDAY = '2027-03-06'

test('SYS-18: only those who may set the calendar do, on its newest version and with hours that make sense', async () => {
  const { weekly, exceptions, version, can } = await house.as('adviser').api.calendar.read({})
  expect(can.set).toBe(false)
  const set = (by: string, body: object) => house.as(by).post('/calendar', { weekly, exceptions, version, ...body })
  expect((await set('adviser', {})).status).toBe(403)
  expect((await set('service', { version: version + 1 })).status).toBe(409)
  expect((await set('service', { weekly: { ...weekly, 6: [{ open: '17:30', close: '08:30' }] } })).status).toBe(400)
  const closed = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] }
  expect((await set('service', { weekly: closed })).status).toBe(400)
  expect((await set('service', { exceptions: { '2027-02-30': { closed: true } } })).status).toBe(400)
})

test('SYS-18: with closing at 17:30 on Saturday the weekly report is due Saturday 17:30', async () => {
  const due = async () => endOfWork(await within(house, calendarOf), SATURDAY)
  const { weekly, exceptions, version } = await house.as('service').api.calendar.read({})
  const saturday = [
    { open: '08:30', close: '12:00' },
    { open: '13:00', close: '17:30' },
  ]
  await house.as('service').api.calendar.set({ weekly: { ...weekly, 6: saturday }, exceptions, version })
  const dueAt = (await due()) ?? ''
  expect(dueAt).toBe('2027-03-06T09:30:00.000Z')

  const record = { kind: 'report', id: newId() }
  await within(house, ctx => openDuty(ctx, callDuty, { subject: record, dueAt }))
  await house.moveTo('2027-03-06T09:20:00.000Z')
  const state = async () => (await house.as('cra').api.duties.ofRecord({ recordId: record.id })).rows[0]?.state
  expect(await state()).toBe('warned')
  await house.moveTo(dueAt)
  expect(await state()).toBe('overdue')
})

test('SYS-18: a day set as closed has no end of work, and the change is on the timeline with both values', async () => {
  const { weekly, exceptions, version } = await house.as('service').api.calendar.read({})
  const holiday = { ...exceptions, '2027-03-09': { closed: true as const } }
  await house.as('service').api.calendar.set({ weekly, exceptions: holiday, version })
  expect(endOfWork(await within(house, calendarOf), '2027-03-09')).toBeUndefined()
  const { rows } = await house.as('service').api.timeline.read({ subjectId: house.storeId, limit: 1 })
  expect(rows).toMatchObject([{ event: 'calendar.set', label: ['工作日历已修改', 'Working calendar changed'] }])
  expect(rows[0]?.changed).toMatchObject([{ field: '2027-03-09', from: null, to: '休息' }])
  expect((await house.as('other-service').api.calendar.read({})).exceptions).not.toHaveProperty('2027-03-09')
})
