import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { estimateFor, freeLine, lastMessageTo, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { codeSentTo, storeCode } from '../harness/online-booking.ts'
import { openShopFloor } from '../harness/resources.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  await openShopFloor(house)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function telephone(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${house.url}${path}`)
  return page
}

/** What a thumb has to hit: nothing scrolls sideways, and every control is 44 px high, or its row is. */
async function expectThumbs(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  const heights = await page.locator('button, a[href], input, textarea, label').evaluateAll(all =>
    all
      .map(one => one.closest('label, .adm-input, .adm-search-bar') ?? one)
      .filter(one => one.checkVisibility())
      .map(one => ({ height: Math.round(one.getBoundingClientRect().height), text: one.outerHTML.slice(0, 90) })),
  )
  expect(heights.length).toBeGreaterThan(0)
  expect(heights.filter(({ height }) => height < 44)).toEqual([])
}

test('APT-24: a customer books on the telephone from the store’s page, and the booking stands at the desk', async () => {
  const page = await telephone(`/m/booking/${await storeCode(house)}`)
  await page.getByRole('heading', { name: '在线预约' }).waitFor()
  await page.getByRole('group', { name: '选择时间' }).getByRole('button', { disabled: false }).first().waitFor()
  await expectThumbs(page)
  const book = page.getByRole('button', { name: '确认预约' })
  expect(await book.isDisabled()).toBe(true)
  await page.getByRole('group', { name: '选择时间' }).getByRole('button', { disabled: false }).nth(1).tap()
  await page.getByRole('textbox', { name: '车牌号' }).fill('京A62626')
  await book.tap()
  await page.getByRole('textbox', { name: '您的姓名' }).fill('顾在线')
  await page.getByRole('textbox', { name: '手机号' }).fill('13900062626')
  await page.getByRole('button', { name: '获取验证码' }).tap()
  await page.getByText(/验证码已发送至/).waitFor()
  await expectThumbs(page)
  await page.getByRole('textbox', { name: '6 位验证码' }).fill(await codeSentTo(house, '139****2626'))
  await page.getByRole('button', { name: '确认预约' }).last().tap()
  await page.waitForURL(/\/m\/b\//)
  await page.getByText('预约已提交').first().waitFor()
  await expectThumbs(page)
  const { rows } = await house.as('adviser').api.appointments.list({ q: '顾在线' })
  await page.getByText(rows[0]?.number ?? 'no booking').waitFor()

  const desk = await signedIn(house, browser, 'adviser', `/appointments?view=list&q=${encodeURIComponent('顾在线')}`)
  await desk.getByRole('cell', { name: '顾在线' }).click()
  await desk
    .getByText(/京A62626/)
    .first()
    .waitFor()
})

test('EST-05, EST-13: three options side by side on the telephone; the dearest is left, a line declined, the code signs', async () => {
  const car = await carInShop(house)
  const three = [
    option('A', padLines(car)),
    option('B', [...padLines(car), freeLine('更换制动液', 18_000)]),
    option('C', [...padLines(car), freeLine('更换制动盘', 120_000)]),
  ]
  const { id, version } = await estimateFor(house, car, three)
  const { api } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  await api.estimates.sendLink({ id, version: shown.version })
  const page = await telephone(/\/m\/e\/[\w-]+/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? '')
  const cards = page.getByRole('group', { name: '选择方案' }).getByRole('button')
  await cards.nth(2).waitFor()
  const boxes = await Promise.all([0, 1, 2].map(index => cards.nth(index).boundingBox()))
  expect(new Set(boxes.map(box => box?.y)).size).toBe(1)
  await cards.nth(2).tap()
  await page.getByRole('group', { name: '更换制动盘' }).waitFor()
  await cards.nth(1).tap()
  await page.getByRole('button', { name: '全部同意' }).tap()
  await page.getByRole('group', { name: '更换制动液' }).getByRole('button', { name: '不做' }).tap()
  await expectThumbs(page)
  await page.getByRole('button', { name: '确认选择' }).tap()
  await page.getByRole('button', { name: '获取验证码' }).tap()
  await page.getByText(/验证码已发送至/).waitFor()
  const code = /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
  await page.getByRole('textbox', { name: '6 位验证码' }).fill(code)
  await expectThumbs(page)
  await page.getByRole('button', { name: '确认', exact: true }).tap()
  await page.getByText('您已同意报价').waitFor()
  const estimate = await api.estimates.get({ id })
  expect(estimate.options.map(each => each.chosen)).toEqual([false, true, false])
  expect(estimate.options[1]?.lines.map(line => line.answer)).toEqual(['agreed', 'agreed', 'declined'])
})
