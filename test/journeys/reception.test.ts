import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawSignature, openBrowser, signedIn } from '../harness/browser.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'

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

test('RCV-06, RCV-19, U1: from F2 and the plate to an order signed with one signature, typed by keyboard alone', async () => {
  const car = await addCar(house, { plate: '京A51888', ownerName: '周启明', mileageKm: 20_000 })
  await addPart(house, { name: '机油滤清器', number: 'TP-JYLQ', priceFen: 4_500 })
  const page = await signedIn(house, browser, 'adviser', '/reception')
  await page.getByRole('heading', { name: '接待台' }).waitFor()
  // Keys that choose or confirm; the letters of plate, mileage and part are not counted.
  let actions = 0
  const press = async (key: string) => {
    actions++
    await page.keyboard.press(key)
  }
  await press('F2')
  await page.getByRole('heading', { name: '快速接车' }).waitFor()
  await page.keyboard.type('京A51888')
  await press('Enter')
  await page.getByText('上次里程 20000 km').waitFor()
  // The mileage has the focus as soon as the car is known.
  await page.keyboard.type('20350')
  await press('Alt+n')
  await page.keyboard.type('jylq')
  await press('Enter')
  await page.getByRole('cell', { name: 'TP-JYLQ' }).waitFor()
  const told = page.getByRole('checkbox', { name: /已告知个人信息处理规则/ })
  for (let tabs = 0; tabs < 8 && !(await told.evaluate(box => box === document.activeElement)); tabs++)
    await press('Tab')
  await press('Space')
  expect(await told.isChecked()).toBe(true)
  await press('Control+s')
  await page.getByRole('heading', { name: '机动车维修合同' }).waitFor()
  expect(actions).toBeLessThanOrEqual(12)
  console.log(`From the plate to an order ready for signature: ${actions} actions`)
  expect(actions).toBeLessThanOrEqual(12)
  await drawSignature(page)
  await page.waitForURL(/\/visits\//)
  await page.getByText('入厂维修').first().waitFor()
  const { rows } = await house.as('adviser').api.repairOrders.list({ vehicleId: car.vehicleId })
  expect(rows).toMatchObject([{ totalFen: 4_500, customer: '周启明' }])
  const order = await house.as('adviser').api.repairOrders.get({ id: rows[0]?.id ?? '' })
  expect(order.axes.authorisation).toBe('signed')
})

test('RCV-11, RCV-13, RCV-15: a mark by one tap, the findings in words, belongings and an expired paper, all signed at once', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  await api.visits.register({
    id: visit.visitId,
    version: visit.version,
    mileageKm: 20_100,
    fuelPercent: 60,
    customerWords: '刹车异响',
    privacyNoticed: true,
  })
  const page = await signedIn(house, browser, 'adviser', `/visits/${visit.visitId}/walk`)
  await page.getByRole('button', { name: '左前门' }).click()
  await page.getByText('左前门 划痕').waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: '接车异常' }).inputValue()).toBe('左前门划痕')
  await page.getByRole('checkbox', { name: '客户在场，当面检查' }).check()
  await page.getByRole('button', { name: '保存', exact: true }).last().click()
  await page.getByRole('button', { name: /全部套好/ }).click()
  await page.getByRole('button', { name: /其余全部正常/ }).click()
  await page.getByRole('button', { name: '随车物品' }).click()
  for (const _ of [1, 2, 3]) await page.getByRole('button', { name: 'plus 雨伞' }).click()
  await page.getByText('有', { exact: true }).click()
  await page.getByText('已取走').click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: 'plus 保险单' }).click()
  await page.getByRole('checkbox', { name: '有效', exact: true }).uncheck()
  await page.getByRole('button', { name: '须写明差异和处理办法，并由客户签字' }).waitFor()
  await page.getByRole('textbox', { name: '保险单 差异' }).fill('上月到期')
  await page.getByRole('textbox', { name: '保险单 处理办法' }).fill('客户续保后补交')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '请客户签字' }).click()
  await page.getByRole('heading', { name: '问诊及入厂检查单' }).waitFor()
  await drawSignature(page)
  await page.getByText('客户已签字').waitFor()
  const shown = await api.visits.get({ id: visit.visitId })
  expect(shown.belongings.map(item => [item.name, item.count])).toEqual([['雨伞', 3]])
  expect(shown.papers).toMatchObject([{ name: '保险单', valid: false, difference: '上月到期' }])
  expect(
    shown.signing
      .filter(paper => paper.signed)
      .map(paper => paper.kind)
      .sort(),
  ).toEqual(['FRM-14', 'FRM-33'])
})
