import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, addHours, addMinutes, dateOn, instantOf } from '#domain/kernel/time.ts'
import { giveLine, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { finishJob, restored } from '../harness/orders.ts'
import { staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const today = async () => {
  const on = dateOn(await house.now())
  return { fromOn: on, toOn: on }
}

test('WKS-12: eight hours attended and seven sold are 87.5 percent; the five kinds of hours stand apart', async () => {
  const order = await orderInWorkshop(house)
  // Seven hours billed, five by the book, four and a half assigned.
  await house.sql.query('UPDATE order_lines SET hours_centi = 700 WHERE id = $1', [order.lineId])
  const jobId = await giveLine(house, order)
  await house.sql.query('UPDATE jobs SET assigned_hours_centi = 450 WHERE id = $1', [jobId])
  await house.sql.query('UPDATE labour_operations SET hours_centi = 500 WHERE id = $1', [order.car.brakeId])
  const technician = house.as('technician')
  const shift = newId()
  await technician.api.workshop.startShift({ id: shift })
  await house.advance('PT1H')
  const job = await technician.api.workshop.job({ id: jobId })
  await technician.api.workshop.start({ id: jobId, version: job.version })
  await technician.api.workshop.step({ id: jobId, position: 1 })
  await technician.api.workshop.step({ id: jobId, position: 2, value: '110' })
  await house.advance('PT3H')
  await technician.api.workshop.finish({ id: jobId, version: job.version + 1, place: restored })
  await house.advance('PT4H')
  await technician.api.workshop.endShift({ id: shift, version: 1 })
  const me = await staffIdOf(house, 'technician')
  expect(await house.as('technician').get('/workshop/figures/hours?fromOn=2027-03-02&toOn=2027-03-02')).toMatchObject({
    status: 403,
  })
  const { rows, teams } = await house.as('manager').api.workshop.hours(await today())
  const mine = rows.find(row => row.staffId === me)
  expect(mine).toMatchObject({
    standardCenti: 500,
    billedCenti: 700,
    assignedCenti: 450,
    shifts: 1,
    uncheckedShifts: 1,
  })
  // The clock runs on between two calls, by less than a hundredth of an hour.
  expect(mine?.clockedCenti).toBeGreaterThanOrEqual(300)
  expect(mine?.clockedCenti).toBeLessThanOrEqual(302)
  expect(mine?.attendedCenti).toBeGreaterThanOrEqual(800)
  expect(mine?.attendedCenti).toBeLessThanOrEqual(802)
  expect(Math.round((mine?.efficiencyPpm ?? 0) / 5000)).toBe(175)
  expect(teams.reduce((sum, team) => sum + team.billedCenti, 0)).toBe(
    rows.reduce((sum, row) => sum + row.billedCenti, 0),
  )
  const other = await house.as('other-manager').api.workshop.hours(await today())
  expect(other.rows).toEqual([])
  await house.sql.query('UPDATE labour_operations SET hours_centi = 120 WHERE id = $1', [order.car.brakeId])
})

test('WKS-11: what a spot check finds counts in the team’s 5S score', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  await house.sql.query(`UPDATE resources SET team = '机修一组' WHERE id = $1`, [
    await technicianOf(house, 'technician'),
  ])
  expect(await house.as('technician').post(`/jobs/${jobId}/spot-checks`, {})).toMatchObject({ status: 403 })
  const inspector = house.as('inspector').api
  const { sheetId } = await inspector.workshop.spotCheck({ id: jobId })
  const { items } = await inspector.checklists.read({ id: sheetId })
  const answers = items.map(({ key }) => ({ key, result: key === 'floor' ? ('bad' as const) : ('ok' as const) }))
  await inspector.checklists.answer({ id: sheetId, answers })
  const scoreOf = async () =>
    (await house.as('manager').api.workshop.hours(await today())).teams.find(row => row.team === '机修一组')
  expect((await scoreOf())?.checks ?? 0).toBe(0)
  await inspector.checklists.complete({ id: sheetId })
  expect(await scoreOf()).toMatchObject({ checks: 1, findings: 1, fiveSPpm: 800_000 })
})

test('WKS-08: nine of ten queries in the window are 90 percent, and the missed one is listed', async () => {
  const order = await orderInWorkshop(house)
  const now = await house.now()
  const adviser = await staffIdOf(house, 'adviser2')
  const ids = Array.from({ length: 10 }, () => newId())
  // Ten orders of one adviser, written as their past would stand.
  for (const [index, id] of ids.entries()) {
    await house.sql.query(
      `INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, kind, adviser_id, created_at)
        SELECT $1, store_id, visit_id, vehicle_id, 'repair', $2, $3 FROM repair_orders WHERE id = $4`,
      [id, adviser, now, order.id],
    )
    await house.sql.query(
      `INSERT INTO duties (id, store_id, kind, subject_kind, subject_id, owner_role, params, opens_at, warn_at, due_at, created_at, state, closed_at)
        VALUES ($1, $2, 'workshop.queryProgress', 'order', $3, 'R-SA', '{}', $4, $4, $5, $4, 'done', $5)`,
      [newId(), house.storeId, id, addHours(now, -2), addHours(now, -1)],
    )
    await house.sql.query(
      `INSERT INTO progress_queries (id, store_id, order_id, asked_at, asked_by, answered_by, percent, expected_finish_at, abnormal, within_window)
        VALUES ($1, $2, $3, $4, $5, $5, 75, $6, false, $7)`,
      [newId(), house.storeId, id, addMinutes(now, index === 3 ? -30 : -70), adviser, now, index !== 3],
    )
  }
  const { rows } = await house.as('supervisor').api.workshop.progressPunctuality(await today())
  expect(rows.find(row => row.adviserId === adviser)).toMatchObject({
    due: 10,
    inWindow: 9,
    ppm: 900_000,
    missed: [{ orderId: ids[3], askedAt: addMinutes(now, -30) }],
  })
})

test('BAY-03: where the mean of real time differs by a fifth, another standard is proposed', async () => {
  const operationOf = async (id: string) =>
    (await house.as('manager').api.workshop.operationHours(await today())).rows.find(row => row.operationId === id)
  const orders = [await orderInWorkshop(house), await orderInWorkshop(house), await orderInWorkshop(house)]
  const operationId = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, steps)
      SELECT $1, 'T-SLOW', '更换轮毂轴承', system, trade, 100, guarantee_class, steps FROM labour_operations WHERE id = $2`,
    [operationId, orders[0]?.car.brakeId],
  )
  for (const order of orders) {
    await house.sql.query('UPDATE order_lines SET labour_operation_id = $2 WHERE id = $1', [order.lineId, operationId])
    const jobId = await giveLine(house, order)
    expect((await operationOf(operationId))?.proposedCenti ?? null).toBeNull()
    await finishJob(house, jobId)
    await house.sql.query(`UPDATE clockings SET started_at = ended_at - interval '75 minutes' WHERE job_id = $1`, [
      jobId,
    ])
  }
  expect(await operationOf(operationId)).toMatchObject({
    jobs: 3,
    standardCenti: 100,
    meanCenti: 125,
    deviationPpm: 250_000,
    proposedCenti: 130,
  })
})

test('WKS-23: eight weeks of arrivals give the cars to expect by weekday and hour, with the people they need', async () => {
  const order = await orderInWorkshop(house)
  const on = dateOn(await house.now())
  // Every Tuesday at ten, two cars, in a store that has seen eight weeks.
  for (let week = 1; week <= 8; week++)
    for (const minute of ['10:05', '10:40'])
      await house.sql.query(
        `INSERT INTO visits (id, store_id, plate, purpose, arrived_at, left_at)
          SELECT $1, store_id, plate, purpose, $2, $2 FROM visits WHERE id = $3`,
        [newId(), instantOf(addDaysOn(on, -7 * week), minute), order.car.visitId],
      )
  const { weeks, rows } = await house.as('manager').api.workshop.load({})
  expect(weeks).toBe(8)
  expect(rows).toEqual([{ weekday: 2, hour: 10, carsCenti: 200, advisers: 1, technicians: 0 }])
})
