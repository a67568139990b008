import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCalendarDays } from '#domain/kernel/time.ts'
import { confirmedBooking } from '../harness/appointments.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
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

const at = (time: string) => `2027-03-03T${time}:00.000Z`

test('APT-02, APT-03, APT-04, APT-19: the list is renewed by button, the call is made from one screen, and a yes goes on in the booking', async () => {
  const car = await addCar(house, { plate: '京A12321', ownerName: '白露' })
  const seen = addCalendarDays(await house.now(), -120)
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, arrived_at, left_at, mileage_km, state)
      VALUES ($1, $2, $3, '京A12321', $4, $5, $5, 20000, 'left')`,
    [newId(), house.storeId, car.vehicleId, car.ownerId, seen],
  )
  const page = await signedIn(house, browser, 'supervisor', '/booking-candidates')
  await page.getByText('名单上没有要联系的客户').waitFor()
  await page.getByRole('button', { name: '更新名单' }).click()
  await house.advance('PT31M')
  await page.getByText('京A12321').click()
  await page.getByText(/距上次到店已有 120 天/).waitFor()
  await page.getByRole('checkbox', { name: '到店即接待，不排队' }).check()
  await page.getByText('愿意预约', { exact: true }).click()
  await page.getByRole('textbox', { name: /备注/ }).fill('周末方便')
  await page.keyboard.press('Alt+1')
  await page.getByRole('heading', { name: '京A12321' }).waitFor()
  await page.getByText('主动预约保养').first().waitFor()
  const { rows } = await house.as('cra').api.activeBooking.list({ state: 'ended' })
  expect(rows[0]).toMatchObject({ state: 'booked', customer: '白露' })
  const { explanation } = await house.as('cra').api.appointments.explained({
    subjectId: (await house.as('cra').api.followUp.register({ vehicleId: car.vehicleId })).rows[0]?.id ?? newId(),
  })
  expect(explanation).toMatchObject({ told: ['noWaiting'], outcome: 'accepted' })
})

test('APT-12: a booking is dragged onto a taken bay and refused with who holds it, then onto a free one and kept there', async () => {
  const mine = await confirmedBooking(house, { bayId: floor.bays['机电1'] ?? '', bookedAt: at('02:00') })
  const other = await confirmedBooking(house, {
    bayId: floor.bays['机电2'] ?? '',
    bookedAt: at('02:00'),
    adviser: 'adviser2',
  })
  const page = await signedIn(house, browser, 'adviser', '/appointments?on=2027-03-03')
  const block = page.getByRole('button', { name: mine.car.plate ?? '' }).first()
  await block.waitFor()
  const drag = async (bay: string) => {
    const from = await block.boundingBox()
    const to = await page.getByRole('region', { name: bay, exact: true }).boundingBox()
    if (!from || !to) throw new Error('Nothing to drag')
    const x = from.x + Math.min(20, from.width / 2)
    await page.mouse.move(x, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(x, from.y + from.height / 2 + 12, { steps: 4 })
    await page.mouse.move(x, to.y + to.height / 2, { steps: 8 })
    await page.mouse.up()
  }
  await drag('机电2')
  await page.getByText(`已占用：${other.car.plate}`).first().waitFor()
  expect((await house.as('adviser').api.appointments.get({ id: mine.id })).bay).toBe('机电1')
  await drag('快保1')
  await page.getByText('工位已调整').waitFor()
  expect(await house.as('adviser').api.appointments.get({ id: mine.id })).toMatchObject({
    bay: '快保1',
    bookedAt: at('02:00'),
  })
})

test('APT-12, APT-21: in the week a booking goes to the next day by keys, with the reason and the customer’s word', async () => {
  const { id, car } = await confirmedBooking(house, { bayId: floor.bays['机电1'] ?? '', bookedAt: at('06:00') })
  const page = await signedIn(house, browser, 'adviser', '/appointments?view=week&on=2027-03-03')
  const card = page
    .getByRole('region', { name: '2027-03-03' })
    .getByRole('button', { name: new RegExp(car.plate ?? '') })
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('改期原因').fill('客户周四才有空')
  await drawer.getByRole('button', { name: /保\s?存/ }).click()
  await page
    .getByRole('region', { name: '2027-03-04' })
    .getByRole('button', { name: new RegExp(car.plate ?? '') })
    .waitFor()
  expect(await house.as('adviser').api.appointments.get({ id })).toMatchObject({
    state: 'confirmed',
    bookedAt: '2027-03-04T06:00:00.000Z',
  })
})
