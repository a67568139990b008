import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmedBooking } from '../harness/appointments.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'

let house: House
let floor: ShopFloor
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('APT-05, APT-06, APT-12, U1: a returning customer is booked by keyboard, from F4 to the confirmed number', async () => {
  await addCar(house, { plate: '京A66666', ownerName: '欧阳建国', ownerPhone: '13811112222' })
  await addPart(house, { name: '机油滤清器', number: 'TP-JYLQ', priceFen: 4_500 })
  const page = await signedIn(house, browser, 'adviser', '/appointments')
  await page.getByRole('heading', { name: '预约', exact: true }).waitFor()
  await page.keyboard.press('F4')
  const box = page.getByRole('combobox', { name: /车牌、姓名、电话/ })
  await box.waitFor()
  await page.keyboard.type('oyjg')
  await page.getByRole('option', { name: /欧阳建国/ }).waitFor()
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: '京A66666' }).waitFor()
  await page.getByText('还差', { exact: false }).waitFor()
  await page.getByRole('textbox', { name: '车现在大概行驶了多少公里？' }).fill('42000')
  await page.getByRole('checkbox', { name: '首次维修' }).press('Space')
  await page.getByRole('checkbox', { name: '无故障' }).press('Space')
  await page.getByRole('checkbox', { name: '无其他需求' }).press('Space')
  await page.keyboard.press('Alt+N')
  await page.keyboard.type('机油滤清器')
  await page.getByRole('option', { name: /TP-JYLQ/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('合计 ¥45.00').waitFor()

  const slot = page.getByRole('button', { name: '14:00 可约' })
  await slot.focus()
  await page.keyboard.press('Enter')
  await page.getByText('林晓', { exact: false }).first().waitFor()
  const tellAll = page.getByRole('button', { name: '全部告知' })
  await page.getByText('服务顾问 林晓').waitFor()
  await tellAll.press('Enter')
  await page.getByText('可以确认').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByLabel('确认人').fill('欧阳建国本人')
  await page.keyboard.press('Control+s')
  await page.getByText('预约已确认 YY-BJ-20270302-0001').waitFor()
  await page.getByText('电话确认 欧阳建国本人').waitFor()
})

test('APT-06, APT-07: what is still missing stands below, and the buttons say it', async () => {
  const car = await addCar(house)
  const adviser = house.as('adviser')
  const id = '01900000-0000-7000-8000-00000000ab01'
  await adviser.api.appointments.create({ id, kind: 'repair', channel: 'call', vehicleId: car.vehicleId })
  const page = await signedIn(house, browser, 'adviser', `/appointments/${id}`)
  await page.getByText('预约没有明确的到店日期和时间，不能确认').waitFor()
  await page.getByText(/信息未采集完整：行驶里程/).waitFor()
  await page.getByText(/尚未告知客户：问题的解决方案/).waitFor()
  expect(await page.getByRole('button', { name: '客户签字确认' }).getAttribute('aria-disabled')).toBe('true')
})

test('APT-10, APT-21: the workshop acknowledges on its own screen, and a new time is agreed with a reason', async () => {
  const bookedAt = '2027-03-03T02:00:00.000Z'
  const { id, car } = await confirmedBooking(house, { bayId: floor.bays['机电1'] ?? '', bookedAt })
  const workshop = await signedIn(house, browser, 'manager', '/appointments?on=2027-03-03')
  await workshop.getByRole('button', { name: car.plate ?? '' }).click()
  await workshop.getByRole('button', { name: '车间确认' }).click()
  await workshop.getByText(/郑凯 已确认/).waitFor()

  const page = await signedIn(house, browser, 'adviser', `/appointments/${id}`)
  await page.getByRole('button', { name: '改期', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '15:30 可约' }).click()
  await drawer.getByLabel('改期原因').fill('客户临时出差')
  await drawer.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByText('客户临时出差').waitFor()
  const booking = await house.as('adviser').api.appointments.get({ id })
  expect(booking).toMatchObject({ state: 'confirmed', bookedAt: '2027-03-03T07:30:00.000Z', reschedules: 1 })
})
