import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { type House, openHouse } from '../harness/house.ts'

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

test('R21: the administrator sees that no backup counts yet, takes one by a button and reads at home when it was verified', async () => {
  const page = await signedIn(house, browser, 'admin', '/backups')
  await page.getByText('超过两天没有通过验证的备份').waitFor()
  await page.getByText('备份与数据在同一文件夹').waitFor()
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByRole('row', { name: /已验证/ }).waitFor({ timeout: 60_000 })
  expect(await page.getByText('超过两天没有通过验证的备份').count()).toBe(0)
  const folder = process.env.CAREBAY_SHOTS
  if (folder !== undefined) await page.screenshot({ path: `${folder}/backups.png` })
  await page.goto(`${house.url}/`)
  const part = page.locator('section', { has: page.getByRole('heading', { name: '备份', exact: true }) })
  await part.getByText('正常').waitFor()
  await part.getByText(/上次验证恢复.*\d{1,2}:\d{2}/).waitFor()
})
