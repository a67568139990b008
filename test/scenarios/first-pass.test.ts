import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { fillExitCheck, restored, signOrder } from '../harness/orders.ts'
import { bayOf, carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  for (const username of ['technician', 'technician2']) await joinTeam(username, '机电一组')
  const { policies } = house.as('service').api
  await policies.set({ key: 'qcLevels', value: { repair: 'two', maintenance: 'two' } })
  await policies.set({ key: 'washRule', value: { ask: true, unasked: false } })
})
afterAll(() => house.close())

async function joinTeam(username: string, team: string): Promise<void> {
  const id = await technicianOf(house, username)
  const { api } = house.as('manager')
  const row = (await api.resources.list({})).rows.find(each => each.id === id)
  if (!row) throw new Error(`${username} is not planned`)
  const { name, skills, grade, sort, active, version } = row
  await api.resources.edit({ id, version, active, name, class: '', team, skills, grade, sort })
}

type Submitted = { id: string; jobId: string; lineId: string }

/** A car through the commands of the house to the first submission: signed, dispatched, worked on and inspected by its doer. */
async function submitted(username: string): Promise<Submitted> {
  const car = await carInShop(house)
  const id = newId()
  const lineId = newId()
  const labour = { id: lineId, kind: 'labour', labourOperationId: car.brakeId, qtyMilli: 1000 } as const
  const lines = [{ ...labour, basis: 'finding', basisText: '制动片剩余 2 mm' } as const]
  await house.as('adviser').api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines })
  await signOrder(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const jobId = newId()
  const place = { technicianId: await technicianOf(house, username), bayId: await bayOf(house, `工位 ${username}`) }
  const from = await house.now()
  const job = { id: jobId, lineId, ...place, from, to: addHours(from, 1) }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [job] })
  const made = { id, jobId, lineId }
  await doWork(username, made, 1)
  return made
}

async function doWork(username: string, { id, jobId, lineId }: Submitted, version: number): Promise<void> {
  const { workshop, quality } = house.as(username).api
  await workshop.start({ id: jobId, version })
  await workshop.step({ id: jobId, position: 1 })
  await workshop.step({ id: jobId, position: 2, value: '110' })
  await workshop.finish({ id: jobId, version: version + 1, place: restored })
  await quality.inspect({ id, inspectionId: newId(), level: 'self', result: 'pass', checkedLines: [lineId] })
}

const exit = (lineId: string) => ({ inspectionId: newId(), level: 'exit' as const, checkedLines: [lineId] })

async function passes({ id, lineId }: Submitted): Promise<void> {
  await fillExitCheck(house, id)
  await house.as('inspector').api.quality.inspect({ id, ...exit(lineId), result: 'pass' })
}

/** So many cars of one technician, one after the other; the first so many are sent back. */
async function cars(username: string, { good, bad }: { good: number; bad: number }): Promise<Submitted[]> {
  const back: Submitted[] = []
  for (let count = 0; count < good + bad; count++) {
    const car = await submitted(username)
    if (count >= bad) await passes(car)
    else back.push(car)
  }
  return back
}

test('QC-03: of 20 first submissions 18 pass, that is 90 percent, for the team and by technician; the rework that passes changes nothing', async () => {
  const month = (await house.now()).slice(0, 7)
  expect((await house.as('technician').get(`/quality/reports/${month}`)).status).toBe(403)
  const back = (
    await Promise.all([cars('technician', { good: 10, bad: 1 }), cars('technician2', { good: 8, bad: 1 })])
  ).flat()
  for (const { id, lineId } of back) {
    const fail = { ...exit(lineId), result: 'fail', failedLineId: lineId }
    const path = `/repair-orders/${id}/inspections`
    expect(await house.as('inspector').post(path, fail)).toMatchObject({ body: { code: 'quality.defectNeeded' } })
    const told = { ...fail, defect: '制动异响未消除', cause: '卡簧未装' }
    expect((await house.as('inspector').post(path, told)).status).toBe(200)
  }
  const { report, appraisal, submissions } = house.as('inspector').api.qualityManagement
  const check = async () => {
    expect(await report({ month })).toMatchObject({
      firstPass: { good: 18, of: 20 },
      teams: [{ name: '机电一组', good: 18, of: 20 }],
    })
    const rates = new Map((await report({ month })).technicians.map(({ key, good, of }) => [key, [good, of]]))
    expect(rates).toEqual(
      new Map([
        [await staffIdOf(house, 'technician'), [10, 11]],
        [await staffIdOf(house, 'technician2'), [8, 9]],
      ]),
    )
    const listed = (await submissions({ month, limit: 200 })).rows
    expect([listed.length, listed.filter(row => row.passed).length]).toEqual([20, 18])
    const { people } = await appraisal({ month })
    const scored = people.map(({ parts }) => parts.find(part => part.indicator === 'firstPass')?.valuePpm)
    expect(scored.toSorted()).toEqual([888_889, 909_091])
  }
  await check()
  const [first] = back
  if (!first) throw new Error('No car was sent back')
  const { version } = await house.as('technician').api.workshop.job({ id: first.jobId })
  await doWork('technician', first, version)
  await passes(first)
  expect((await house.as('adviser').api.repairOrders.get({ id: first.id })).label).toBe('passed')
  await check()
}, 180_000)
