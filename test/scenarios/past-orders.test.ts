import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { csv } from '../harness/sheets.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const HEAD = [
  ...['工单号', '进厂日期', '出厂日期', '车架号', '车牌号', '进厂里程', '维修类型', '客户描述', '服务顾问', '维修技师'],
  ...[
    '项目名称',
    '配件编号',
    '数量',
    '工时',
    '单价',
    '金额',
    '结算方式',
    '工单金额',
    '品牌',
    '车系',
    '车主',
    '车主电话',
  ],
]
type Cells = Partial<Record<string, string | number>>
const sheet = (rows: readonly Cells[]) => csv([HEAD, ...rows.map(row => HEAD.map(name => String(row[name] ?? '')))])
const fileOf = (rows: readonly Cells[]) => ({ kind: 'pastOrders', name: '历史工单.csv', base64: sheet(rows) })
const preview = (rows: readonly Cells[]) => house.as('admin').api.imports.preview(fileOf(rows))

async function imported(rows: readonly Cells[], who = 'admin') {
  const { imports } = house.as(who).api
  const id = newId()
  await imports.run({ id, ...fileOf(rows) })
  await drainJobs(house.sql, 'carebay', 60_000)
  const run = await imports.get({ id })
  expect(run.state).toBe('done')
  return run
}

async function books() {
  const { rows } = await house.sql.query(`SELECT
    (SELECT count(*)::int FROM repair_orders) AS orders, (SELECT count(*)::int FROM visits) AS visits,
    (SELECT count(*)::int FROM money_entries) AS money, (SELECT count(*)::int FROM stock_movements) AS stock,
    (SELECT count(*)::int FROM duties) AS duties, (SELECT count(*)::int FROM timers) AS timers,
    (SELECT count(*)::int FROM papers) AS papers, (SELECT count(*)::int FROM messages) AS messages,
    (SELECT count(*)::int FROM follow_ups) AS calls`)
  return rows[0]
}

const service = (plate: string, number = 'A-2025/0311'): Cells[] => [
  {
    ...{ 工单号: number, 进厂日期: '2025-03-11 09:12', 出厂日期: '2025-03-11', 车牌号: plate, 进厂里程: '31,000' },
    ...{ 维修类型: '定期保养', 客户描述: '该保养了', 服务顾问: '老王', 维修技师: '小张' },
    ...{ 项目名称: '更换机油机滤', 工时: '0.6', 单价: '120', 结算方式: '自费' },
  },
  { 工单号: number, 进厂日期: '2025-03-11', 项目名称: '机油滤清器', 配件编号: '04E115561H', 数量: 1, 金额: '58.50' },
]

test('SYS-16: who may not import, brings no past orders in, and other stores see none of them', async () => {
  const { plate } = await addCar(house, { plate: '沪P10001' })
  const file = fileOf(service(plate ?? '', 'S1-0001'))
  expect((await house.nobody.post('/imports', { id: newId(), ...file })).status).toBe(401)
  expect((await house.as('adviser').post('/imports', { id: newId(), ...file })).status).toBe(403)
  await imported(service(plate ?? '', 'S1-0001'))
  const [order] = (await house.as('adviser').api.pastOrders.list({ q: 'S1-0001' })).rows
  expect((await house.as('other-adviser').get(`/past-orders/${order?.id}`)).status).toBe(404)
  expect((await house.as('other-adviser').api.pastOrders.list({ q: 'S1-0001' })).rows).toEqual([])
  // Each store has its own numbers of the former system.
  const there = await imported(service(plate ?? '', 'S1-0001'), 'other-admin')
  expect(there).toMatchObject({ added: 2, unchanged: 0 })
})

test('SYS-16: what is wrong with an order is said row by row with its way out, and the order stays out whole', async () => {
  const { plate } = await addCar(house, { plate: '沪P10002' })
  const good = { 进厂日期: '2025-01-05', 车牌号: plate ?? '', 项目名称: '检查' }
  const report = await preview([
    { 工单号: 'F1', ...good },
    { 工单号: 'F1', ...good, 数量: '很多' },
    { 工单号: 'F2', ...good, 车牌号: '沪Z99999' },
    { 工单号: 'F3', ...good, 出厂日期: '2025-01-04' },
    { 工单号: 'F4', ...good, 进厂日期: '2027-12-01' },
    { 工单号: 'F5', ...good },
    { 工单号: 'f 5', ...good, 车牌号: '沪P10001' },
    { 工单号: '', ...good },
    { 工单号: 'F6', ...good, 车牌号: '' },
    { 工单号: 'F7', ...good, 结算方式: '赊着' },
    { 工单号: 'F8', ...good, 品牌: '大众', 车系: '朗逸', 车主: '', 车主电话: '13900000001' },
    { 工单号: 'F9', ...good },
  ])
  expect(report).toMatchObject({ rowCount: 12, added: 1, faulty: 11 })
  expect(report.faults.map(({ line, label, reason }) => `${line} ${label} ${reason}`)).toEqual([
    '3 数量 应为数量，如 4 或 0.5',
    '4 车牌号 系统中没有这辆车：请先导入车辆，或在文件中补上“品牌”和“车系”两列',
    '5 出厂日期 早于进厂日期',
    '6 进厂日期 日期在将来',
    '8 车牌号 同一工单的其他行写的是 沪P10002',
    '9 工单号 不能为空',
    '10 车架号 车架号和车牌号至少填一项',
    '11 付费方 只能是：客户自费、customer、厂家保修、maker、保险、insurer、内部、internal、返修、rework、客户、自费、自付、客付、现金、厂家、索赔、保修、三包、厂付、保险公司、内结、内部结算、免费、返工',
    '12 车主 填了车主电话，还要填车主',
  ])
  expect((await house.as('adviser').api.pastOrders.list({ q: 'F1' })).rows).toEqual([])
})

test('SYS-16: an order comes in once with its lines, is found by its old number and moves nothing but the car', async () => {
  const [vehicleId, plate] = [newId(), '沪P10003']
  const car = { id: vehicleId, vin: withCheckDigit('LFV3A23C0P3777003'), plate, brand: '大众', series: '朗逸' }
  await house.as('adviser').api.vehicles.add({ ...car, serviceIntervalKm: 10_000, serviceIntervalMonths: 12 })
  const before = await books()
  const rows = service(plate)
  expect(await preview(rows)).toMatchObject({ rowCount: 2, added: 2, faulty: 0 })
  expect(await imported(rows)).toMatchObject({ rowsDone: 2, added: 2, changed: 0, faulty: 0 })
  expect(await books(), 'no order, money, stock, duty, paper or message').toEqual(before)

  const found = await house.as('adviser').api.search.find({ q: 'a-2025/0311' })
  expect(found.rows).toMatchObject([{ kind: 'pastOrder', title: 'A-2025/0311', badge: '历史工单', vehicleId }])
  const order = await house.as('service').api.pastOrders.read({ id: found.rows[0]?.id ?? '' })
  expect(order).toMatchObject({
    ...{ kind: 'maintenance', kindWord: '定期保养', inOn: '2025-03-11', outOn: '2025-03-11', mileageKm: 31_000 },
    ...{ words: '该保养了', adviser: '老王', amountFen: 13_050 },
  })
  expect(order.lines).toMatchObject([
    { kind: 'labour', name: '更换机油机滤', hoursCenti: 60, priceFen: 12_000, amountFen: 7_200, technician: '小张' },
    { kind: 'part', code: '04E115561H', qtyMilli: 1_000, priceFen: null, amountFen: 5_850, payer: 'customer' },
  ])
  const seen = await house.as('service').api.vehicles.overview({ id: vehicleId })
  expect(seen.pastOrders).toMatchObject([{ number: 'A-2025/0311', lines: ['更换机油机滤'], amountFen: 13_050 }])
  expect(seen.vehicle).toMatchObject({ mileageKm: 31_000, nextServiceOn: '2026-03-11', nextServiceKm: 41_000 })
  expect(seen.readings.filter(reading => reading.km === 31_000)).toHaveLength(1)
  // Whoever sees no money elsewhere sees none here.
  const blind = await house.as('technician').api.pastOrders.read({ id: order.id })
  expect([blind.amountFen, ...blind.lines.flatMap(line => [line.priceFen, line.amountFen])]).toEqual(
    Array.from({ length: 5 }, () => null),
  )

  const again = await imported(rows)
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  const counted = await house.sql.query(
    `SELECT (SELECT count(*)::int FROM past_order_lines WHERE order_id = $1) AS lines,
       (SELECT count(*)::int FROM mileage_readings WHERE vehicle_id = $2 AND km = 31000) AS readings`,
    [order.id, vehicleId],
  )
  expect(counted.rows[0]).toEqual({ lines: 2, readings: 1 })
  const mended = await imported([
    ...rows,
    { 工单号: 'A-2025/0311', 进厂日期: '2025-03-11', 项目名称: '洗车', 金额: '30' },
  ])
  expect(mended).toMatchObject({ added: 0, changed: 3 })
  expect((await house.as('service').api.pastOrders.read({ id: order.id })).lines).toHaveLength(3)
})

test('SYS-16: a car that is not on the books is added once, and what the books know of later days stays', async () => {
  const vin = withCheckDigit('LFV3A23C0P3777001')
  const car = { 车架号: vin, 车牌号: '沪P10009', 品牌: '大众', 车系: '朗逸', 车主: '赵六', 车主电话: '13812340009' }
  const rows = ['2024-01-10', '2024-07-10', '2025-01-10'].map((on, at) => ({
    ...{ 工单号: `N-${at + 1}`, 进厂日期: on, 进厂里程: 10_000 * (at + 1), 维修类型: '一般维修' },
    ...{ 项目名称: '检查', 金额: '100', ...(at === 2 ? { 车牌号: '沪P10009' } : car) },
  }))
  expect(await imported(rows)).toMatchObject({ added: 3, faulty: 0 })
  const [hit] = (await house.as('adviser').api.search.find({ q: vin })).rows
  expect(hit).toMatchObject({ kind: 'vehicle', title: '沪P10009', subtitle: '大众 朗逸 · 赵六' })
  const seen = await house.as('adviser').api.vehicles.overview({ id: hit?.id ?? '' })
  expect(seen.vehicle).toMatchObject({ mileageKm: 30_000, kmPerMonth: 1_639, nextServiceOn: null })
  expect(seen.pastOrders.map(order => order.number)).toEqual(['N-3', 'N-2', 'N-1'])

  const { vehicleId, plate } = await addCar(house, { plate: '沪P10010', mileageKm: 50_000 })
  await imported([{ 工单号: 'N-9', 进厂日期: '2025-06-01', 车牌号: plate ?? '', 进厂里程: 40_000, 项目名称: '检查' }])
  const kept = await house.as('adviser').api.vehicles.overview({ id: vehicleId })
  expect(kept.vehicle.mileageKm).toBe(50_000)
  expect(kept.readings.map(reading => reading.km)).toEqual([50_000, 40_000])
})

test('R17: past orders are exported as the list shows them, money in yuan', async () => {
  const { exports } = house.as('service').api
  const id = newId()
  await exports.start({ id, kind: 'pastOrders', format: 'csv', filters: { q: 'A-2025/0311' } })
  await drainJobs(house.sql, 'carebay', 20_000)
  const text = await (await house.as('service').raw(`/exports/${id}/file`)).text()
  expect(text.split('\r\n')[1]).toContain('A-2025/0311,2025-03-11,2025-03-11')
  expect(text.split('\r\n')[1]).toMatch(/,160\.50$/)
})
