import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { csv } from '../harness/sheets.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('SYS-07, U1: an adviser records a customer and car by keyboard and finds them again by the plate', async () => {
  const taken = await addCar(house, { plate: '京A88888', ownerName: '原车主' })
  const page = await signedIn(house, browser, 'adviser', '/vehicles?add=1')
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('车牌号').fill('京A88888')
  await drawer.getByText('该车牌现登记在 京A88888').waitFor()
  await drawer.getByRole('checkbox', { name: '转移车牌' }).check()
  await drawer.getByLabel('客户名称').fill('欧阳娜娜')
  await drawer.getByLabel('联系电话').fill('13912346789')
  await drawer.getByLabel('车架号（VIN）').fill('LFV3A23C0P3000001')
  await drawer.getByText('校验位不符').waitFor()
  await drawer.getByRole('combobox', { name: '品牌' }).fill('大众')
  await drawer.getByRole('combobox', { name: '车系' }).fill('迈腾')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: '京A88888' }).waitFor()
  await page.getByText('车架号校验位不符').waitFor()
  expect(page.url()).not.toContain(taken.vehicleId)

  await page.keyboard.press('/')
  await page.keyboard.type('oynn')
  await page.getByRole('option', { name: /欧阳娜娜/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '欧阳娜娜' }).waitFor()
  await page.getByText('139****6789').waitFor()
})

test('CRM-13: the whole number is shown for a reason, and the reason stays on the timeline', async () => {
  const { ownerId } = await addCar(house, { ownerName: '李可见', ownerPhone: '13712345678' })
  const page = await signedIn(house, browser, 'adviser', `/people/${ownerId}`)
  await page.getByText('137****5678').waitFor()
  await page.getByRole('button', { name: /查看完整电话/ }).click()
  await page.getByRole('button', { name: '通知取车' }).click()
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText('13712345678').waitFor()
  await page.getByRole('button', { name: '流程轨迹' }).click()
  await page.getByText('通知取车').waitFor()
})

test('SYS-07: what the hotline noted stands at the top of the car, and is closed there', async () => {
  const { vehicleId } = await addCar(house)
  await house.as('cra').api.openItems.remember({ id: newId(), vehicleId, kind: 'wish', text: '过坎时左前异响' })
  const page = await signedIn(house, browser, 'adviser', `/vehicles/${vehicleId}`)
  await page.getByText('客户要求：过坎时左前异响').waitFor()
  await page.getByRole('button', { name: '处理' }).click()
  await page.getByRole('textbox', { name: '说明' }).fill('已列入工单')
  await page.keyboard.press('Control+s')
  await page.getByText('没有遗留事项').waitFor()
})

test('CRM-01, CRM-03: a tracking clerk opens a file, sees what it lacks, fills it in and completes it', async () => {
  const { vehicleId } = await addCar(house)
  const tracker = house.as('tracker')
  await tracker.api.vehicles.edit({ id: vehicleId, version: 1, purchasedOn: '2024-05-01', serviceIntervalKm: 10_000 })
  await tracker.api.vehicles.planService({ id: vehicleId, version: 2, on: '2027-09-01', km: null, content: null })
  const page = await signedIn(house, browser, 'tracker', `/vehicles/${vehicleId}?tab=file`)
  await page.getByRole('button', { name: '建立档案' }).click()
  await page.getByText('还缺：希望的服务、需求与偏好、沟通建议').waitFor()
  await page.getByRole('button', { name: '档案建全' }).click()
  await page.getByText('档案还缺').waitFor()
  await page.getByRole('button', { name: '填写档案' }).click()
  for (const label of ['希望的服务', '消费习惯', '需求与偏好', '沟通建议']) {
    await page.getByRole('textbox', { name: label }).fill('有')
  }
  await page.getByRole('checkbox', { name: '生日' }).check()
  await page.keyboard.press('Control+s')
  await page.getByText('已齐全').nth(2).waitFor()
  await page.getByRole('button', { name: '档案建全' }).click()
  await page.getByText(/档案已建全，资料表 DA-BJ-/).waitFor()
})

test('SYS-16: an administrator sees the faulty rows before importing, and imports the good ones', async () => {
  const page = await signedIn(house, browser, 'admin', '/import')
  const content = csv([
    ['车架号', '车牌号', '品牌', '车系', '车主', '电话'],
    ['', '沪A12345', '大众', '朗逸', '王一', '13711112222'],
    ['短', '沪A12346', '大众', '朗逸', '王二', '13711112223'],
  ])
  const buffer = Buffer.from(content, 'base64')
  await page.locator('input[type=file]').setInputFiles({ name: '车辆.csv', mimeType: 'text/csv', buffer })
  await page.getByText('车架号应为 17 位').waitFor()
  await page.getByText('137****2222').waitFor()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.getByRole('cell', { name: '车辆.csv' }).waitFor()
  // The row of the run stands as soon as it is asked for; the car comes with its end.
  const found = async () => (await house.as('adviser').api.search.find({ q: '沪A12345' })).rows[0]?.subtitle
  await expect.poll(found, { timeout: 20_000 }).toBe('大众 朗逸 · 王一')
})
