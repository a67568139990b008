import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, instantOf } from '#domain/kernel/time.ts'
import { drawSignature, finishOn, openBrowser, signedIn } from '../harness/browser.ts'
import { addPart } from '../harness/catalogue.ts'
import { accept, deliverCar, letOut, prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { issueAll } from '../harness/issue-parts.ts'
import {
  brakeLines,
  inspectThrough,
  openBrakeOrder,
  restored,
  signOrder,
  washIfAsked,
  workThrough,
} from '../harness/orders.ts'
import { stockUp } from '../harness/parts.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
let browser: Browser
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  floor = await openShopFloor(house)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const adviser = () => house.as('adviser').api
const plateOf = async (id: string) => (await adviser().repairOrders.get({ id })).plate

async function intoWorkshop(id: string, hours?: number) {
  await signOrder(house, id, hours)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  return (await adviser().repairOrders.get({ id })).lines.filter(line => line.kind === 'labour')
}

async function choose(page: Page, label: string, name: string) {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await box.press('Enter')
}

/** Steps and finish by the hands it was given to, without looking at the screen. */
async function finishBy(username: string, jobId: string) {
  const { api } = house.as(username)
  const { version, steps } = await api.workshop.job({ id: jobId })
  await api.workshop.start({ id: jobId, version })
  for (const { position, reading } of steps)
    await api.workshop.step({ id: jobId, position, ...(reading ? { value: '110' } : {}) })
  await api.workshop.finish({ id: jobId, version: version + 1, place: restored })
}

test('RO-12, SYS-05: a two-day job late: the adviser is warned, agrees a new time with the customer, and next morning it is on the board with reason and next step', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const [line] = await intoWorkshop(id, 26)
  const plate = await plateOf(id)
  const jobId = newId()
  const from = addHours(await house.now(), 4)
  const slot = { technicianId: floor.technicians['technician'] ?? '', bayId: floor.bays['机电1'] ?? '' }
  const job = { id: jobId, lineId: line?.id ?? '', ...slot, from, to: addHours(from, 2) }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [job] })
  const technician = house.as('technician').api.workshop
  await technician.start({ id: jobId, version: 1 })
  const finishAt = instantOf('2027-03-03', '17:00')
  const asked = { id, queryId: newId(), answeredBy: await staffIdOf(house, 'manager') }
  await adviser().workshop.askProgress({ ...asked, expectedFinishAt: finishAt, abnormal: false })
  await technician.pause({ id: jobId, version: 2, reason: 'parts', note: '制动盘明日到货' })
  await house.advance('PT1M')

  const desk = await signedIn(house, browser, 'adviser', '/duties')
  await desk.getByRole('row', { name: /可能无法交车，请处理/ }).click()
  await desk
    .getByText(/预计 2027-03-03/)
    .first()
    .waitFor()
  await desk.getByRole('button', { name: '延期重约' }).click()
  const drawer = desk.getByRole('dialog')
  await drawer.getByRole('textbox', { name: /原因/ }).fill('制动盘缺货，明日到')
  await desk.keyboard.press('Control+s')
  await drawer.waitFor({ state: 'detached' })
  await house.advance('PT1M')
  await desk.getByText(/^预计 2027-03-03/).waitFor({ state: 'detached' })
  const { promises, promisedAt, risk } = await adviser().repairOrders.get({ id })
  expect(promises.map(promise => promise.reason)).toContain('制动盘缺货，明日到')
  expect(promisedAt && promisedAt > finishAt).toBe(true)
  expect(risk).toBeNull()

  await house.moveTo(instantOf('2027-03-03', '08:40'))
  const board = await signedIn(house, browser, 'manager', '/workshop')
  const carried = board.getByRole('region', { name: /前日未完/ })
  await carried.getByText(plate).waitFor()
  await carried.getByText(/等配件；制动盘明日到货；制动盘缺货，明日到.*下一步：拆下车轮并检查制动盘/).waitFor()
  await board.context().close()
  await desk.context().close()
})

test('WKS-02, RO-07, RO-10, WKS-10, PRT-13: a job of two trades with a finding the customer agrees to and a part that is missing, from dispatch to finish', async () => {
  const rate = `INSERT INTO labour_rates (id, store_id, trade, rate_fen, effective_from) VALUES ($1, $2, '电器', 12000, '2020-01-01')`
  await house.sql.query(rate, [newId(), house.storeId])
  const lampId = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, steps)
      VALUES ($1, 'T-LAMP', '更换大灯总成', '电器', '电器', 100, '小修', '[]')`,
    [lampId],
  )
  await addPart(house, { name: '前制动盘', number: 'T-DISC-01', category: '制动' })
  const car = await carInShop(house)
  const id = newId()
  const lamp = { id: newId(), kind: 'labour', labourOperationId: lampId, qtyMilli: 1000 } as const
  const because = { basis: 'wish', basisText: '客户要求' } as const
  const lines = [...brakeLines(car), { ...lamp, ...because }]
  await adviser().repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines })
  await intoWorkshop(id, 20)
  const plate = await plateOf(id)
  await issueAll(house, id)

  // Both trades get their people from one key.
  const manager = await signedIn(house, browser, 'manager', '/workshop')
  await manager.getByText('待派工 1').waitFor()
  await manager.keyboard.press('F8')
  await choose(manager, '更换前制动片 技师', '马骏')
  await choose(manager, '更换大灯总成 技师', '朱磊')
  await manager.getByRole('button', { name: '确认派工' }).click()
  await manager.getByText('没有待派工的项目').waitFor()

  const jobs = async () => {
    const now = await house.now()
    const all = (await house.as('manager').api.workshop.board({ from: now, to: addHours(now, 72) })).jobs
    return all.filter(job => job.orderId === id)
  }
  const brake = (await jobs()).find(job => job.name === '更换前制动片')
  const lights = (await jobs()).find(job => job.name === '更换大灯总成')
  expect(brake?.technicianId).not.toBe(lights?.technicianId)
  const userOf = (technicianId = '') =>
    Object.entries(floor.technicians).find(([, resource]) => resource === technicianId)?.[0] ?? ''

  const bay = await signedIn(house, browser, userOf(brake?.technicianId), `/bay/${brake?.id}`)
  await bay.getByRole('button', { name: '开始', exact: true }).click()
  await bay.getByRole('button', { name: '发现增项' }).click()
  await bay.getByRole('textbox', { name: '发现的问题' }).fill('前制动盘偏磨')
  await bay.keyboard.press('Control+s')
  await bay.getByText('已通知服务顾问').waitFor()

  const desk = await signedIn(house, browser, 'adviser', `/orders/${id}`)
  await desk.getByRole('button', { name: '报价', exact: true }).click()
  const add = desk.getByRole('dialog').getByRole('combobox', { name: /添加项目或配件/ })
  for (const [wanted, shown] of [
    ['更换机油机滤', /T-OIL/],
    ['T-DISC', /T-DISC-01/],
  ] as const) {
    await add.fill(wanted)
    await desk.getByRole('option', { name: shown }).waitFor()
    await add.press('Enter')
  }
  await desk.keyboard.press('Control+s')
  await desk.getByText('增项单已出具').waitFor()
  await desk.getByRole('button', { name: '客户签字同意' }).click()
  await drawSignature(desk)
  await desk.getByText('客户同意').first().waitFor()

  // The new line waits for the dispatcher, its disc for the parts counter.
  await manager.getByText('待派工 1').waitFor()
  await manager.keyboard.press('F8')
  await manager.getByRole('button', { name: '确认派工' }).click()
  await manager.getByText('没有待派工的项目').waitFor()
  const clerk = await signedIn(house, browser, 'parts', '/parts/shortages')
  await clerk.getByRole('row', { name: /前制动盘/ }).click()
  await clerk.getByRole('button', { name: '登记订货' }).click()
  await clerk.getByLabel('供货方').fill('厂家配件中心')
  await clerk.keyboard.press('Control+s')
  await clerk.getByText('已登记订货').waitFor()
  expect((await adviser().repairOrders.get({ id })).label).toBe('awaitingParts')
  const disc = (await house.as('parts').api.parts.ofOrder({ orderId: id })).requests.find(
    each => each.issuedMilli === 0,
  )
  await stockUp(house, disc?.partId ?? '', 1000)
  await desk.goto(`${house.url}/duties`)
  await desk.getByRole('row', { name: /配件已到：告知客户 前制动盘/ }).waitFor()
  await issueAll(house, id)

  await bay.getByRole('button', { name: '完成', exact: true }).click()
  await bay.getByRole('textbox', { name: /螺栓力矩/ }).fill('110')
  await bay.getByRole('button', { name: '记录' }).click()
  await finishOn(bay)
  // The tablet says so at once, the server a moment later.
  await expect.poll(async () => (await jobs()).find(job => job.id === brake?.id)?.state).toBe('done')
  expect((await adviser().repairOrders.get({ id })).axes.work).toBe('working')
  for (const job of (await jobs()).filter(job => job.state !== 'done')) await finishBy(userOf(job.technicianId), job.id)
  expect(await adviser().repairOrders.get({ id })).toMatchObject({ plate, axes: { work: 'finished' } })
  for (const page of [manager, bay, desk, clerk]) await page.context().close()
})

test('WAR-10, QC-11: a car is back with the same fault: the house warns, the adviser makes it free, and the card names first job and cost', async () => {
  // Past everything the others have planned.
  await house.advance('P2D')
  const first = await deliverCar(house)
  await house.advance('P5D')
  const again = await carInShop(house, { again: first.car })
  await house.sql.query('UPDATE visits SET mileage_km = 30900 WHERE id = $1', [again.visitId])
  const id = await openBrakeOrder(house, again)
  const number = (await adviser().repairOrders.get({ id: first.orderId })).number ?? ''

  const desk = await signedIn(house, browser, 'adviser', '/duties')
  await desk.getByRole('row', { name: /质保期内再次维修，请决定免费返工/ }).click()
  await desk.getByText('同一项目在质量保证期内再次维修').waitFor()
  await desk.getByRole('link', { name: new RegExp(number) }).waitFor()
  await desk.getByRole('button', { name: '免费返工' }).click()
  await desk.getByText('已改为免费返工').waitFor()
  const { totals } = await adviser().repairOrders.get({ id })
  expect(totals.byPayer).toEqual({ rework: totals.totalFen })

  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, 200)
  await inspectThrough(house, id, lineId)
  await prepareCar(house, id)
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  await adviser().settlement.check({ id: statements[0]?.id ?? '', version: 1 })
  await accept(house, id, lineId)
  await letOut(house, id)
  await desk.getByText('返工成本').waitFor()
  await desk
    .getByText(/^[1-9]\d*\.\d\d$/)
    .first()
    .waitFor()
  await desk.getByRole('link', { name: new RegExp(number) }).click()
  await desk.waitForURL(new RegExp(first.orderId))
  await desk.context().close()
})
