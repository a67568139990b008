import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { finishJob, inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  for (const username of ['technician', 'technician2']) await joinTeam(username, '机电一组')
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

let slot = 0

async function finished() {
  slot += 4
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id)
  return { id, ...(await workThrough(house, id, slot)) }
}

const fail = (lineId: string) =>
  ({ inspectionId: newId(), level: 'exit', result: 'fail', checkedLines: [], failedLineId: lineId }) as const

/** The rows of another car that was worked on and inspected like this one, by somebody else if named. */
async function likewise(orderId: string, username: string): Promise<void> {
  const copy = (table: string, where: string, changes: string) =>
    house.sql.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object(${changes}))).* FROM ${table} r WHERE ${where}`,
    )
  const [order, line, job, staff] = [newId(), newId(), newId(), await staffIdOf(house, username)]
  const { rows } = await house.sql.query<{ id: string; lineId: string }>(
    `SELECT id, line_id AS "lineId" FROM jobs WHERE order_id = $1`,
    [orderId],
  )
  const from = rows[0]
  await copy('repair_orders', `id = '${orderId}'`, `'id', '${order}', 'number', 'RO-${order.slice(-8)}'`)
  await copy('order_lines', `id = '${from?.lineId}'`, `'id', '${line}', 'order_id', '${order}'`)
  await copy(
    'jobs',
    `id = '${from?.id}'`,
    `'id', '${job}', 'order_id', '${order}', 'line_id', '${line}', 'staff_id', '${staff}'`,
  )
  const own = `'id', gen_random_uuid(),`
  await copy('clockings', `job_id = '${from?.id}'`, `${own} 'job_id', '${job}', 'staff_id', '${staff}'`)
  await copy('inspections', `order_id = '${orderId}' AND level = 'exit'`, `${own} 'order_id', '${order}'`)
}

test('QC-03: of 20 first submissions 18 pass, that is 90 percent, for the team and by technician; the rework that passes changes nothing', async () => {
  const good = await finished()
  await inspectThrough(house, good.id, good.lineId)
  const bad = await finished()
  const path = `/repair-orders/${bad.id}/inspections`
  const pass = (level: string) => ({ inspectionId: newId(), level, result: 'pass', checkedLines: [bad.lineId] })
  expect((await house.as('technician').post(path, pass('self'))).status).toBe(200)
  expect((await house.as('technician2').post(path, pass('mutual'))).status).toBe(200)
  expect(await house.as('inspector').post(path, fail(bad.lineId))).toMatchObject({
    status: 400,
    body: { code: 'quality.defectNeeded' },
  })
  await house.as('inspector').post(path, { ...fail(bad.lineId), defect: '制动异响未消除', cause: '卡簧未装' })
  const month = (await house.now()).slice(0, 7)
  expect((await house.as('technician').get(`/quality/reports/${month}`)).status).toBe(403)
  for (let car = 0; car < 17; car++) await likewise(good.id, car < 9 ? 'technician' : 'technician2')
  await likewise(bad.id, 'technician2')
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
  await finishJob(house, bad.jobId)
  await inspectThrough(house, bad.id, bad.lineId)
  await check()
})
