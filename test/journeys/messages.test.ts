import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { reminder, send, settle } from '../harness/messages.ts'

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

test('SYS-09: an adviser sees in the message centre who got nothing and why, and notes how a call went', async () => {
  const personId = (await addCar(house, { ownerName: '周立' })).ownerId
  const refuse = (channel: 'sms' | 'call') =>
    house
      .as('adviser')
      .api.messages.setConsent({ personId, changes: [{ channel, purpose: 'service', allowed: false }] })
  await send(house, reminder, { personId })
  await settle(house)
  await refuse('sms')
  await send(house, reminder, { personId })
  await refuse('call')
  await send(house, reminder, { personId })
  await settle(house)

  const page = await signedIn(house, browser, 'adviser', '/messages')
  await page.getByRole('heading', { name: '消息中心' }).waitFor()
  await page.getByText('客户拒收').waitFor()
  await page.getByRole('row', { name: /待发送.*电话/ }).click()
  await page.getByRole('button', { name: '未接通' }).click()
  await page.getByText('联系结果已登记').waitFor()
  await page.getByRole('button', { name: '已联系到' }).click()
  await page.getByText('已送达').waitFor()
  const { rows } = await house.as('adviser').api.messages.list({ personId, channel: 'call', state: 'delivered' })
  expect(rows).toMatchObject([{ tries: 2 }])
})

test('R25: an administrator lets SMS fail, sees what waits, and lets it work again', async () => {
  const page = await signedIn(house, browser, 'admin', '/outside')
  await page.getByRole('heading', { name: '外部接口控制台' }).waitFor()
  const sms = page.getByRole('radiogroup', { name: '短信' })
  await sms.getByText('中断').click()
  await page.getByText('已切换').first().waitFor()
  const personId = (await addCar(house)).ownerId
  const { id } = await send(house, { ...reminder, channels: ['sms'] }, { personId })
  await settle(house)
  await page.reload()
  await page.getByText('失败 1').waitFor()
  await page.getByRole('radiogroup', { name: '短信' }).getByText('正常').click()
  await page.getByText('已切换').first().waitFor()
  await settle(house)
  expect(await house.as('adviser').api.messages.read({ id })).toMatchObject({ state: 'delivered' })
  await page
    .getByRole('row', { name: /短信.*预约/ })
    .first()
    .click()
  await page.getByText('"body"').waitFor()
})
