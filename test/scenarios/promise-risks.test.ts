import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, addMinutes } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const adviser = () => house.as('adviser').api
const riskOf = async (id: string) => (await adviser().repairOrders.get({ id })).risk
const settle = async () => house.advance('PT1M')

async function dutiesOf(id: string) {
  const { rows } = await adviser().duties.ofRecord({ recordId: id })
  return rows.filter(duty => duty.kind === 'workshop.mendPromise').map(duty => duty.state)
}

/** Signed, washed and received; its one job planned so many hours from now. */
async function planned(hours: number, username = 'technician') {
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const lineId = (await adviser().repairOrders.get({ id })).lines.find(line => line.kind === 'labour')?.id ?? ''
  const jobId = newId()
  const slot = {
    technicianId: await technicianOf(house, username),
    bayId: await bayOf(house, `工位 ${username} ${hours}`),
    ...(await between(hours)),
  }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [{ id: jobId, lineId, ...slot }] })
  await settle()
  return { id, jobId, slot }
}

async function between(hours: number) {
  const from = addHours(await house.now(), hours)
  return { from, to: addHours(from, 2) }
}

test('RO-12, EST-13: a plan that breaks the promise is told to its adviser at once, and taken back when it is mended', async () => {
  const { id, jobId, slot } = await planned(5)
  expect(await riskOf(id)).toMatchObject({ reason: 'queue', readyAt: expect.any(String) })
  expect(await dutiesOf(id)).toEqual(['open'])
  const notices = (await adviser().notices.list({})).rows
  expect(notices.some(notice => notice.subjectId === id)).toBe(true)
  const { version } = await house.as('dispatcher').api.workshop.job({ id: jobId })
  await house.as('dispatcher').api.workshop.moveJob({ id: jobId, version, ...slot, ...(await between(0)) })
  await settle()
  expect(await riskOf(id)).toBeNull()
  expect(await dutiesOf(id)).toEqual(['done'])
})

test('RO-12: work that nobody begins endangers its promise by time alone, while it can still be mended', async () => {
  const { id } = await planned(3, 'technician2')
  const { promisedAt } = await adviser().repairOrders.get({ id })
  expect(await riskOf(id)).toBeNull()
  await house.moveTo(addMinutes(promisedAt ?? '', -90))
  const risk = await riskOf(id)
  expect(risk).not.toBeNull()
  expect(await dutiesOf(id)).toEqual(['open'])
  const told = await house.sql.query(
    `SELECT at FROM timeline_events WHERE event = 'promise.endangered' AND subject_id = $1 ORDER BY at`,
    [id],
  )
  expect(told.rows).toHaveLength(1)
})

test('RO-12: a new time agreed with the customer ends the risk', async () => {
  const { id } = await planned(5)
  expect(await dutiesOf(id)).toEqual(['open'])
  const { version } = await adviser().repairOrders.get({ id })
  await adviser().repairOrders.rePromise({
    ...{ id, version, reason: '前车作业延长', channel: 'call' as const, personReached: '周正', apology: true },
    promisedAt: addHours(await house.now(), 30),
  })
  await settle()
  expect(await riskOf(id)).toBeNull()
  expect(await dutiesOf(id)).toEqual(['done'])
})
