import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { caller } from '../harness/caller.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
let browser: Browser
let receiver: Server
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  receiver = createServer((_request, response) => void response.end())
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  receiver.close()
  await browser.close()
  await house.close()
})

test('R17: a manager takes the filtered list of customers away as a file; an adviser is not offered it', async () => {
  await addCar(house, { ownerName: '导出甲' })
  await addCar(house, { ownerName: '导出乙' })
  await addCar(house, { ownerName: '别的人' })
  const page = await signedIn(house, browser, 'gm', '/people?name=导出')
  await page.getByText('导出甲').waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByText('导出 CSV').click()
  await page.getByText('2 行').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(3)
  expect(text).toContain('导出乙')
  expect(text).not.toContain('别的人')
  const adviser = await signedIn(house, browser, 'adviser', '/people')
  await adviser.getByText('导出甲').waitFor()
  expect(await adviser.getByRole('button', { name: '导出' }).count()).toBe(0)
})

test('a manager makes a key for an outside system, which works, and takes it back', async () => {
  const page = await signedIn(house, browser, 'service', '/api-tokens')
  await page.getByRole('button', { name: '新建密钥' }).click()
  await page.getByLabel('外部系统名称').fill('集团报表')
  await page.getByLabel('权限').click()
  await page.keyboard.type('查看库存')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.getByLabel('最后有效日').fill('2027-12-31')
  // Enter takes the day and, once the picker is shut, sends the form: then there is nothing left to press.
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: /^保\s*存$/ })
    .click({ timeout: 3_000 })
    .catch(() => undefined)
  const token = ((await page.getByText(/^cbt_/).textContent()) ?? '').trim()
  expect((await caller(house.url, token, undefined).get('/stock')).status).toBe(200)
  await page.getByRole('button', { name: '我已保存' }).click()
  const row = page.getByRole('row', { name: /集团报表/ })
  await row.getByRole('button', { name: /吊\s*销/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /吊\s*销/ })
    .click()
  await row.getByText('已吊销').waitFor()
  expect((await caller(house.url, token, undefined).get('/stock')).status).toBe(401)
})

test('an administrator has events sent to an outside system and sees that the test arrived', async () => {
  house.running.services.settings.webhooksInside = true
  const at = receiver.address()
  const page = await signedIn(house, browser, 'admin', '/webhooks')
  await page.getByRole('button', { name: '新增推送地址' }).click()
  await page.getByLabel('外部系统名称').fill('客户系统')
  await page
    .getByRole('textbox', { name: '推送地址' })
    .fill(`http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/hook`)
  await page.getByRole('combobox', { name: '事件' }).click()
  await page.keyboard.type('person.added')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByText(/^whs_/).waitFor()
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByRole('row', { name: /客户系统/ }).click()
  await page.getByRole('button', { name: '发送测试' }).click()
  await page.getByText('已送达').waitFor()
  await page.getByText('测试推送').waitFor()
})
