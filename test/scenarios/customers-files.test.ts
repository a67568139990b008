import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const dutyOf = async (subjectId: string) => {
  const { rows } = await house.sql.query(
    `SELECT state, due_at, owner_role, overdue_at FROM duties WHERE kind = 'customers.complete-file' AND subject_id = $1`,
    [subjectId],
  )
  return rows
}

test('SYS-01: technicians and cashiers do not write customer files', async () => {
  const { vehicleId } = await addCar(house)
  expect((await house.as('technician').post('/vehicle-files', { vehicleId })).status).toBe(403)
  expect((await house.as('technician').get(`/vehicles/${vehicleId}/file`)).status).toBe(403)
  expect((await house.as('cashier').post('/vehicle-files', { vehicleId })).status).toBe(403)
  expect((await house.as('tracker').post('/vehicle-files', { vehicleId: newId() })).status).toBe(404)
})

test('CRM-01, CRM-06, TL-01: a file begun on Tuesday is due Thursday at the end of work, and is told when late', async () => {
  const { vehicleId } = await addCar(house)
  const file = await house.as('adviser').api.customerFiles.open({ vehicleId, kind: 'consultation' })
  expect(file).toMatchObject({ opened: true, envelopeNo: 'DA-BJ-20270302-0001' })
  expect(await dutyOf(file.id)).toMatchObject([{ state: 'open', owner_role: 'R-TRACK' }])
  const rows = await dutyOf(file.id)
  expect(rows[0].due_at.toISOString()).toBe('2027-03-04T09:30:00.000Z')
  const list = await house.as('tracker').api.customerFiles.list({})
  expect(list.rows).toMatchObject([
    { vehicleId, kind: 'consultation', completedAt: null, dueAt: '2027-03-04T09:30:00.000Z' },
  ])
})

test('CRM-02, TL-02: by the stricter preset a file is due on its day, and one begun after closing the next working day', async () => {
  const policy = { key: 'fileDeadline', preset: 's000-sameday', effectiveFrom: await house.now() }
  await house.sql.query(
    `INSERT INTO policy_settings (id, store_id, key, preset, value, effective_from, set_at)
     VALUES ($1, $2, $3, $4, '{"completeWithinDays":0}', $5, $5)`,
    [newId(), house.storeId, policy.key, policy.preset, policy.effectiveFrom],
  )
  const today = await addCar(house)
  const opened = await house.as('adviser').api.customerFiles.open({ vehicleId: today.vehicleId })
  expect((await dutyOf(opened.id))[0].due_at.toISOString()).toBe('2027-03-02T09:30:00.000Z')
  await house.moveTo('2027-03-02T10:00:00.000Z')
  expect((await dutyOf(opened.id))[0].overdue_at).not.toBeNull()
  const evening = await addCar(house)
  const late = await house.as('adviser').api.customerFiles.open({ vehicleId: evening.vehicleId })
  expect((await dutyOf(late.id))[0].due_at.toISOString()).toBe('2027-03-03T09:30:00.000Z')
})

test('CRM-04: the second visit makes no second envelope, two at once make one, another store has its own', async () => {
  const { vehicleId } = await addCar(house)
  const adviser = house.as('adviser')
  const both = await Promise.all([1, 2].map(() => adviser.api.customerFiles.open({ vehicleId, kind: 'consultation' })))
  expect(new Set(both.map(file => file.id)).size).toBe(1)
  expect(both.map(file => file.opened).sort()).toEqual([false, true])
  const again = await adviser.api.customerFiles.open({ vehicleId, kind: 'repair' })
  expect(again).toEqual({ ...both[0], opened: false })
  expect((await adviser.api.customerFiles.get({ vehicleId })).file).toMatchObject({ kind: 'repair' })
  const other = await house.as('other-adviser').api.customerFiles.open({ vehicleId })
  expect(other.envelopeNo).toMatch(/^DA-CB-/)
  expect((await dutyOf(again.id)).length).toBe(1)
})

test('CRM-03, FRM-13: a file is complete when every named field is filled or declined, and prints under its number', async () => {
  const { vehicleId, ownerId } = await addCar(house)
  const tracker = house.as('tracker')
  const { id, envelopeNo } = await tracker.api.customerFiles.open({ vehicleId })
  const refused = await tracker.post(`/vehicle-files/${id}/complete`, { version: 1 })
  expect(refused).toMatchObject({ status: 409, body: { code: 'customers.fileIncomplete' } })
  expect(JSON.stringify(refused.body)).toContain('生日、购车日期、保养周期、下次保养日期、消费习惯')

  const notes = {
    wantedServices: '上门取送车',
    habits: '只用原厂件',
    preferences: '重视准时',
    advice: '电话在下午四点后',
  }
  const talk = {
    nextTalk: '春季免费检测',
    nextTalkKind: '免费检测',
    nextTalkOn: '2027-04-01',
    cabinetPlace: 'A-12',
  } as const
  await tracker.api.customerFiles.edit({ id, version: 1, ...notes, ...talk, notGiven: ['birthdayOn'] })
  await tracker.api.vehicles.edit({
    id: vehicleId,
    version: 1,
    purchasedOn: '2024-05-01',
    serviceIntervalKm: 10_000,
    serviceIntervalMonths: 12,
  })
  await tracker.api.vehicles.planService({ id: vehicleId, version: 2, on: '2027-09-01', km: 30_000, content: '小保养' })
  expect((await tracker.post(`/vehicle-files/${id}/complete`, { version: 1 })).status).toBe(409)
  const done = await tracker.api.customerFiles.complete({ id, version: 2 })
  expect(done).toMatchObject({ paperNumber: envelopeNo })
  const { rows } = await house.sql.query('SELECT kind, state, content, person_id FROM papers WHERE id = $1', [
    done.paperId,
  ])
  expect(rows[0]).toMatchObject({ kind: 'FRM-13', state: 'final', person_id: ownerId })
  expect(rows[0].content).toMatchObject({
    envelopeNumber: envelopeNo,
    consumptionHabits: '只用原厂件',
    maintenanceCycle: '10000 公里或 12 个月',
  })
  expect(rows[0].content.customer.phone).toMatch(/\*\*\*\*/)
  expect(await dutyOf(id)).toMatchObject([{ state: 'done' }])
  const seen = await tracker.api.customerFiles.get({ vehicleId })
  expect(seen.groups.flatMap(group => group.gaps)).toEqual([])
  expect(seen.paperId).toBe(done.paperId)
})

test('CRM-04: after a sale the envelope stays and its personal half is empty, with a duty to ask anew', async () => {
  const { vehicleId } = await addCar(house)
  const tracker = house.as('tracker')
  const { id, envelopeNo } = await tracker.api.customerFiles.open({ vehicleId })
  await tracker.api.customerFiles.edit({ id, version: 1, habits: '前车主的习惯', advice: '前车主的建议' })
  await house.sql.query(`UPDATE vehicle_files SET completed_at = opened_at WHERE id = $1`, [id])
  await house.sql.query(`UPDATE duties SET state = 'done' WHERE subject_id = $1`, [id])
  const buyer = await tracker.api.people.add({ id: newId(), name: '买主' })
  await tracker.api.vehicles.link({ id: vehicleId, version: 1, personId: buyer.id, role: 'owner', ownerChange: true })
  const seen = await tracker.api.customerFiles.get({ vehicleId })
  expect(seen.file).toMatchObject({ envelopeNo, habits: '', advice: '', completedAt: null })
  expect((await dutyOf(id)).map(duty => duty.state).sort()).toEqual(['done', 'open'])
  await tracker.api.customerFiles.edit({ id, version: seen.file?.version ?? 0, habits: '买主的习惯' })
  expect((await tracker.api.customerFiles.get({ vehicleId })).file).toMatchObject({ habits: '买主的习惯', advice: '' })
})
