import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { instantOf } from '#domain/kernel/time.ts'
import { loadOf } from '#domain/processes/workshop/load.ts'
import { orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { bayOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Tomorrow, by the clock of the shop. */
const at = (time: string) => instantOf('2027-03-03', time)

async function given(from: string, to: string) {
  const { id, lineId, car } = await orderInWorkshop(house)
  const place = { technicianId: await technicianOf(house, 'technician'), bayId: await bayOf(house, `工位 ${from}`) }
  const slot = { ...place, from: at(from), to: at(to) }
  const jobId = newId()
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [{ id: jobId, lineId, ...slot }] })
  return { jobId, slot, car }
}

test('WKS-02: a technician with three hours booked has them and their end on the board; a job dropped where it may not be is refused with the reason', async () => {
  const first = await given('09:00', '11:00')
  const { jobId, slot, car } = await given('14:00', '15:00')
  const move = (who: string, more: object) =>
    house.as(who).post(`/jobs/${jobId}/move`, { version: 1, ...slot, ...more })
  expect((await move('technician', {})).status).toBe(403)
  expect((await move('other-dispatcher', {})).status).toBe(404)
  const taken = await move('dispatcher', { from: at('10:30'), to: at('11:30') })
  expect(taken).toMatchObject({ status: 409, body: { code: 'resources.taken' } })
  expect(JSON.stringify(taken.body)).toContain(house.called('technician'))
  const young = await technicianOf(house, 'technician2')
  const crowded = await move('dispatcher', { ...first.slot, technicianId: young })
  expect(JSON.stringify(crowded.body)).toContain('工位 09:00')
  await house.sql.query('UPDATE labour_operations SET grade = 4 WHERE id = $1', [car.brakeId])
  await house.sql.query('UPDATE resources SET grade = 2 WHERE id = $1', [young])
  const hard = await move('dispatcher', { technicianId: young })
  expect(hard).toMatchObject({ status: 409, body: { code: 'workshop.gradeTooLow' } })
  expect(JSON.stringify(hard.body)).toContain(house.called('technician2'))

  const load = async () => {
    const { bookings, opening } = await house
      .as('dispatcher')
      .api.workshop.board({ from: at('00:00'), to: at('23:59') })
    return loadOf(
      bookings.filter(booking => booking.resourceId === first.slot.technicianId),
      opening,
    )
  }
  expect(await load()).toEqual({ minutes: 180, untilAt: at('15:00') })
  expect((await move('dispatcher', { from: at('15:30'), to: at('16:30') })).status).toBe(200)
  expect(await load()).toEqual({ minutes: 180, untilAt: at('16:30') })
  expect(await move('dispatcher', {})).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
})
