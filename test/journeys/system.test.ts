import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { type House, openHouse } from '../harness/house.ts'
import { carInShop } from '../harness/workshop.ts'

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

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['CAREBAY_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('before the first check the page says so', async () => {
  const page = await signedIn(house, browser, 'admin', '/invariants')
  await page.getByText('尚未检查过').waitFor()
  expect(await page.getByText('未检查', { exact: true }).count()).toBeGreaterThan(25)
})

test('R3: the administrator runs the check, sees it go, opens the part whose stock is wrong, and reads the same in English', async () => {
  await carInShop(house)
  const page = await signedIn(house, browser, 'admin', '/invariants')
  await page.getByRole('button', { name: '立即检查' }).click()
  await page.getByText('全部一致').waitFor({ timeout: 30_000 })
  await shot(page, 'invariants-good')

  await house.sql.query('UPDATE stock_balances SET on_hand_milli = on_hand_milli + 1000 WHERE on_hand_milli > 0')
  await page.getByRole('button', { name: '立即检查' }).click()
  await page.getByText('1 条规则不成立').waitFor({ timeout: 30_000 })
  await shot(page, 'invariants-broken')
  await page.getByRole('row', { name: /有异常.*配件的库存/ }).click()
  await page.getByText('结存 5000').waitFor()
  await shot(page, 'invariants-findings')
  const link = page.getByRole('link', { name: 'T-PAD-01' })
  expect(await link.getAttribute('href')).toMatch(/^\/parts\/search\?id=/)
  await page.goto(`${house.url}/duties`)
  await page.getByText('数据一致性检查有异常，请核查').first().click()
  await page.getByText('1 条规则不成立').waitFor()

  await page.getByText('管理员').first().click()
  await page.getByText('English').click()
  await page.getByText('Rules that do not hold: 1').waitFor()
  await page.getByRole('row', { name: /Broken.*sums of its movements/ }).click()
  await page.getByText('balance 5000').waitFor()
  await house.as('admin').api.access.setLanguage({ lang: 'zh' })
})

test('R26: the health page gives every part its verdict and opens the findings', async () => {
  const page = await signedIn(house, browser, 'admin', '/health')
  for (const part of ['数据库', '后台任务', '对外发送', '磁盘', '时钟', '备份', '结构版本'])
    await page.getByRole('heading', { name: part, exact: true }).waitFor()
  await page.getByText('已关闭：fsync', { exact: false }).waitFor()
  await shot(page, 'health')
  await page.getByRole('link', { name: '1 条规则不成立' }).click()
  await page.getByRole('heading', { name: '数据一致性' }).waitFor()
})

test('somebody without the right is not shown the pages and gets no answer', async () => {
  const page = await signedIn(house, browser, 'adviser', '/health')
  await page.getByText('您的岗位不能打开此页').waitFor()
  expect(await page.getByText('结构版本').count()).toBe(0)
  expect(await page.getByText('系统状态').count()).toBe(0)
})
