import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { type CarInShop, carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function called(car: CarInShop) {
  const id = newId()
  const { dueAt } = await house
    .as('adviser')
    .api.diagnosis.call({ visitId: car.visitId, id, reason: '偶发失火，无法判断' })
  return { id, dueAt }
}

const callsOf = async (car: CarInShop, who = 'adviser') =>
  (await house.as(who).api.diagnosis.ofVisit({ visitId: car.visitId })).calls

const noticesOf = async (dutySubject: string, kind: string) => {
  const { rows } = await house.sql.query<{ staff_id: string }>(
    'SELECT staff_id FROM notices WHERE subject_id = $1 AND kind = $2',
    [dutySubject, kind],
  )
  return rows.map(row => row.staff_id)
}

test('DIA-03: only the counter calls, once at a time; only the technical department comes', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const body = { id: newId(), reason: '异响无法判断' }
  const path = `/visits/${car.visitId}/technician-calls`
  expect(await house.nobody.post(path, body)).toMatchObject({ status: 401 })
  expect(await house.as('technician').post(path, body)).toMatchObject({ status: 403 })
  expect(await house.as('other-adviser').post(path, body)).toMatchObject({ status: 404 })
  const { id } = await called(car)
  expect(await house.as('adviser').post(path, body)).toMatchObject({
    status: 409,
    body: { code: 'technicianCalls.open' },
  })
  expect(await house.as('adviser').post(`/technician-calls/${id}/acceptance`, { version: 1 })).toMatchObject({
    status: 403,
  })
  const early = await house.as('specialist').post(`/technician-calls/${id}/end`, { version: 1, outcome: '已判断' })
  expect(early).toMatchObject({ status: 409, body: { code: 'technicianCalls.wrongState' } })
})

test('DIA-03, TL-17: call, acceptance, arrival and help each have their time; another cannot take what is taken', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { id } = await called(car)
  const specialist = house.as('specialist')
  await house.advance('PT2M')
  const accepted = await specialist.api.diagnosis.acceptCall({ id, version: 1 })
  expect(
    await house.as('manager').post(`/technician-calls/${id}/arrival`, { version: accepted.version }),
  ).toMatchObject({
    status: 409,
    body: { code: 'technicianCalls.otherPerson' },
  })
  await house.advance('PT1M')
  const arrived = await specialist.api.diagnosis.arriveAtCall({ id, version: accepted.version })
  await house.advance('PT12M')
  await specialist.api.diagnosis.endCall({ id, version: arrived.version, outcome: '点火线圈间歇失效，建议互换验证' })
  expect(await callsOf(car)).toMatchObject([
    {
      state: 'ended',
      late: false,
      minutes: { toAccept: 2, toArrive: 3, help: 12 },
      outcome: '点火线圈间歇失效，建议互换验证',
    },
  ])
  const told = await noticesOf(id, 'diagnosis.helpComing')
  expect(told).toEqual([await staffIdOf(house, 'adviser')])
  const { rows } = await house.sql.query('SELECT state FROM duties WHERE subject_id = $1', [id])
  expect(rows).toEqual([{ state: 'done' }])
})

test('DIA-03, TL-17: five minutes without acceptance escalate to the technical lead', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { id } = await called(car)
  const lead = await staffIdOf(house, 'manager')
  await house.advance('PT4M')
  expect(await noticesOf(id, 'duty.escalated')).not.toContain(lead)
  await house.advance('PT2M')
  expect(await noticesOf(id, 'duty.escalated')).toContain(lead)
  expect((await callsOf(car))[0]).toMatchObject({ state: 'called', late: true })
  const accepted = await house.as('manager').api.diagnosis.acceptCall({ id, version: 1 })
  await house.as('manager').api.diagnosis.arriveAtCall({ id, version: accepted.version })
  expect((await callsOf(car))[0]).toMatchObject({ state: 'arrived', late: true, minutes: { toAccept: 6 } })
})

test('DIA-03: a call nobody needs any more is taken back, and its duty with it', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { id } = await called(car)
  await house.as('adviser').api.diagnosis.withdrawCall({ id, version: 1, reason: '已自行判断' })
  const { rows } = await house.sql.query('SELECT state FROM duties WHERE subject_id = $1', [id])
  expect(rows).toEqual([{ state: 'cancelled' }])
  expect((await house.as('specialist').post(`/technician-calls/${id}/acceptance`, { version: 2 })).status).toBe(409)
})
