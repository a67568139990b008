import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { figure } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openReceptionBays } from '../harness/resources.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  await openReceptionBays(house, ['接待1', '接待2'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** An ordinary typist's pause between two letters. */
const TYPING_MS = 150

const visitOf = async (where: { plate?: string; name?: string }) => {
  const { rows } = await house.as('adviser').api.visits.list({ q: where.plate ?? where.name ?? '' })
  return rows[0]
}

async function receivedByKey(page: Page, plate: string) {
  await page.getByRole('heading', { name: '接待台' }).waitFor()
  await page.keyboard.type(plate)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/visits\//)
  await page.getByText('欢迎光临海湾汽车滨江店').waitFor()
  await page.keyboard.press('Alt+j')
  await page.getByText('接待中').first().waitFor()
}

test('RCV-04, RCV-30: a visitor on foot is welcomed in the store’s words, asks, is answered and counted, by keyboard alone', async () => {
  const page = await signedIn(house, browser, 'adviser', '/reception')
  await page.getByRole('heading', { name: '接待台' }).waitFor()
  await page.keyboard.press('Alt+v')
  await page.getByRole('dialog').getByLabel('联系人').waitFor()
  await page.keyboard.type('孙步行')
  await page.keyboard.press('Control+s')
  await page.waitForURL(/\/visits\//)
  await page.getByText('我是服务顾问林晓').waitFor()
  await page.keyboard.press('Alt+j')
  await page.getByText('接待中').first().waitFor()
  await page.keyboard.press('Alt+4')
  const question = page.getByRole('textbox', { name: '咨询内容' })
  await question.waitFor()
  await page.getByRole('button', { name: '已介绍' }).press('Enter')
  await page.getByText(/已介绍 \d/).waitFor()
  await question.fill('轮胎多久换一次')
  await page.keyboard.press('Tab')
  await page.keyboard.type('看花纹深度，到 1.6 毫米就要换')
  await page.getByText('再见，祝您一路平安').waitFor()
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await visitOf({ name: '孙步行' }))?.state, { timeout: 10_000 }).toBe('consulted')
  const visit = await visitOf({ name: '孙步行' })
  expect(visit).toMatchObject({ state: 'consulted', purpose: 'consult', orders: [] })
  await page.goto(`${house.url}/visits?on=2027-03-02`)
  await page.getByText(/^来店\s*\d+$/).waitFor()
})

test('RCV-20: who does not want the repair is let go with reason, pass and a word, by keyboard alone', async () => {
  const car = await addCar(house)
  const page = await signedIn(house, browser, 'adviser', '/reception')
  await receivedByKey(page, car.plate ?? '')
  await page.keyboard.press('Alt+1')
  await page.getByRole('button', { name: '维修/保养' }).and(page.locator('.ant-btn-primary')).waitFor()
  await page.keyboard.press('Alt+x')
  await page.getByText('没关系，您再考虑').waitFor()
  await page.keyboard.press('Alt+1')
  await expect.poll(() => page.getByRole('dialog').locator('textarea').inputValue()).toBe('价格原因')
  await page.keyboard.press('Control+s')
  const visit = await visitOf({ plate: car.plate ?? '' })
  await expect.poll(async () => (await visitOf({ plate: car.plate ?? '' }))?.state).toBe('declined')
  const shown = await house.as('adviser').api.visits.get({ id: visit?.id ?? '' })
  expect(shown).toMatchObject({ state: 'declined', declineReason: '价格原因', orders: [] })
  expect(shown.gatePasses).toMatchObject([{ kind: 'unrepaired' }])
  const duties = await house.sql.query<{ kind: string }>(
    `SELECT kind FROM duties WHERE subject_id = $1 AND closed_at IS NULL`,
    [visit?.id],
  )
  expect(duties.rows.map(row => row.kind)).toContain('reception.careAfterDecline')
  const files = await house.sql.query('SELECT kind FROM vehicle_files WHERE vehicle_id = $1', [car.vehicleId])
  expect(files.rows).toEqual([{ kind: 'consultation' }])
})

test('RCV-03: a waiting car is guided to a bay from its row, and the bay shows its plate', async () => {
  const { plate } = await addCar(house)
  await house.as('gate').api.visits.arrive({ id: newId(), plate })
  const page = await signedIn(house, browser, 'adviser', '/reception')
  await page.getByRole('link', { name: plate ?? '' }).waitFor()
  await page.getByRole('button', { name: '引导至接待车位' }).first().press('Enter')
  await page.getByText('请停入 接待1').waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: '接待1' })
    .getByRole('link', { name: plate ?? '' })
    .waitFor()
})

/** The customer of another adviser, with a note and declined work from last time. */
async function returningCustomer() {
  const car = await addCar(house, { mileageKm: 30_000 })
  const { api } = house.as('adviser2')
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  const taken = await api.visits.take({ id: arrived.id, version: arrived.version })
  const noted = await api.visits.note({ id: arrived.id, version: taken.version, note: '赶时间，先报总价' })
  await api.visits.leave({ id: arrived.id, version: noted.version })
  const item = {
    id: newId(),
    vehicleId: car.vehicleId,
    kind: 'declined',
    text: '空调滤清器',
    amountFen: 9_900,
  } as const
  await api.openItems.remember(item)
  return car
}

test('U1, RCV-06, RCV-29, RCV-08: another adviser’s returning customer, with what was declined last time, is ready to sign within twelve actions and thirty seconds', async () => {
  const car = await returningCustomer()
  const plate = car.plate ?? ''
  await addPart(house, { name: '空调滤清器', number: `TP-KTLQ-${plate.slice(-4)}`, priceFen: 8_800 })
  const page = await signedIn(house, browser, 'adviser', '/reception')
  await page.getByRole('heading', { name: '接待台' }).waitFor()
  let actions = 0
  const press = async (key: string) => {
    actions++
    await page.keyboard.press(key)
  }
  await page.keyboard.press('F2')
  await page.getByRole('heading', { name: '快速接车' }).waitFor()
  await page.keyboard.type(plate, { delay: TYPING_MS })
  const began = performance.now()
  await press('Enter')
  await page.getByText('赶时间，先报总价').waitFor()
  await page.getByText('上次里程 30000 km').waitFor()
  await page.keyboard.type('30450', { delay: TYPING_MS })
  await press('Alt+b')
  await press('Alt+1')
  await page.getByRole('cell', { name: /TP-KTLQ/ }).waitFor()
  await press('Alt+p')
  await press('Alt+h')
  await press('Control+s')
  await page.getByRole('heading', { name: '机动车维修合同' }).waitFor()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`From the plate to ready for signature: ${actions} actions, ${seconds} s`)
  const what = 'Returning customer of another adviser, from the plate to ready for signature'
  figure({ promise: 'U1', what, wanted: 'at most 12 actions and 30 s', got: `${actions} actions, ${seconds} s` })
  expect(actions).toBeLessThanOrEqual(12)
  expect(seconds).toBeLessThanOrEqual(30)
  const visit = await visitOf({ plate })
  const shown = await house.as('adviser').api.visits.get({ id: visit?.id ?? '' })
  expect(shown).toMatchObject({ handover: { owed: false, openItems: [] }, hospitalitySheet: { gaps: [] } })
  const [order] = (await house.as('adviser').api.repairOrders.list({ vehicleId: car.vehicleId })).rows
  expect(order).toMatchObject({ totalFen: 8_800 })
})

test('RCV-02, RCV-28, RCV-30: a greeting is timed on the spot by three keys, the rest passed by one, and the adviser reads his score', async () => {
  const page = await signedIn(house, browser, 'supervisor', '/conduct/new')
  await page.getByRole('combobox', { name: '被抽查人' }).press('Enter')
  await page.keyboard.type('林晓')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现场计时' }).click()
  await page.keyboard.press('t')
  await page.keyboard.press('s')
  await page.keyboard.press('g')
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('Control+s')
  await page.waitForURL(/\/conduct\/[0-9a-f-]{36}/)
  await page.getByText('林晓 · 100 分').waitFor()
  await page.getByText('3 秒微笑').first().waitFor()
  const mine = await signedIn(house, browser, 'adviser', '/conduct')
  await mine
    .getByRole('row', { name: /林晓.*梁栋|梁栋/ })
    .first()
    .click()
  await mine.getByRole('button', { name: '我已阅读' }).press('Enter')
  await mine.getByText('已确认').first().waitFor()
})
