import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { acceptCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'

const ROUNDS = scaled(10, 100)
const SEED = process.env.CAREBAY_CUTS_SEED ?? 'counter'

/** Where the network fails while a form is sent; 'whole' now and then, for most of life is that. */
const cuts = ['whole', 'offline', 'before', 'after', 'halfAnswer', 'gateway'] as const
type Cut = (typeof cuts)[number]

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

test(`R27: ${ROUNDS} payments over a network that fails at random moments are ${ROUNDS} payments, and none is said to be paid before it is`, {
  timeout: scaled(120_000, 900_000),
}, async () => {
  const { statementId } = await acceptCar(house)
  const page = await signedIn(house, browser, 'cashier', `/settlement/${statementId}`)
  // Where answers get lost, news do too: nothing but the answer tells this page what was done.
  await page.route('**/api/live*', route => route.abort())
  const rng = createRng(SEED)
  const tally = new Map<Cut, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const cut = rng.pick(cuts)
    tally.set(cut, (tally.get(cut) ?? 0) + 1)
    const yuan = `1.${String(round).padStart(2, '0')}`
    const amount = page.getByRole('textbox', { name: '本次收款' })
    await amount.fill(yuan)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /现金/ }).click()
    const heal = await breakNetwork(page, cut, '**/api/statements/*/payments')
    await page.keyboard.press('Control+s')
    if (cut !== 'whole') {
      await page
        .getByText(/连接不上服务器|应答无法识别|系统繁忙/)
        .first()
        .waitFor()
      const paid = (await amounts(statementId)).length
      expect(paid, `${SEED}, round ${round}: ${cut}`).toBe(cut === 'after' || cut === 'halfAnswer' ? round + 1 : round)
      if (paid === round) {
        expect(Number(await amount.inputValue()), 'what was typed stands there still').toBe(Number(yuan))
        expect(
          await page.getByText(new RegExp(`现金.*¥? ?${yuan.replace('.', '\\.')}`)).count(),
          `said paid: ${cut}`,
        ).toBe(0)
      }
    }
    await heal()
    if (cut !== 'whole') {
      // Whoever hears nothing presses again, unless the screen shows by now that it was done.
      if (Number(await amount.inputValue()) === Number(yuan)) await page.keyboard.press('Control+s')
    }
    await expect.poll(() => amounts(statementId), { timeout: 10_000 }).toHaveLength(round + 1)
    await page.getByText(yuan).last().waitFor()
    expect(await page.getByText('之前的提交已经完成').count()).toBe(0)
    await page
      .locator('.ant-notification-notice-close')
      .first()
      .click({ timeout: 500 })
      .catch(() => undefined)
    await page.reload()
  }
  const expected = Array.from({ length: ROUNDS }, (_, round) => 100 + round)
  expect(await amounts(statementId)).toEqual(expected)
  figure({
    promise: 'R27',
    what: `${ROUNDS} payments in a browser, the network failing: ${[...tally].map(([cut, count]) => `${count} ${cut}`).join(', ')}`,
    wanted: `${ROUNDS} payments, none twice, none said to be paid before it was`,
    got: `${(await amounts(statementId)).length} payments`,
  })
})

test('R5: a double click on the button that takes the money takes it once', async () => {
  const { statementId } = await acceptCar(house)
  const page = await signedIn(house, browser, 'cashier', `/settlement/${statementId}`)
  await page.route('**/api/statements/*/payments', async route => {
    await pause(150)
    await route.continue()
  })
  for (const [round, press] of [
    () => page.getByRole('button', { name: /确认收款/ }).dblclick(),
    () => Promise.all([page.keyboard.press('Control+s'), page.keyboard.press('Control+s')]),
    () =>
      page.getByRole('button', { name: /确认收款/ }).evaluate((button: HTMLElement) => {
        button.click()
        button.click()
        button.click()
      }),
  ].entries()) {
    await page.getByRole('textbox', { name: '本次收款' }).fill('2')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /现金/ }).click()
    await press()
    await expect.poll(() => amounts(statementId), { timeout: 10_000 }).toHaveLength(round + 1)
    await page.reload()
    await page.getByText('收款明细').waitFor()
  }
  expect(await amounts(statementId)).toEqual([200, 200, 200])
})

/** Lets the next command fail this way. @returns how the network gets well again */
async function breakNetwork(page: Page, cut: Cut, address: string): Promise<() => Promise<void>> {
  if (cut === 'offline') {
    await page.context().setOffline(true)
    return () => page.context().setOffline(false)
  }
  const spoil = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue()
    if (cut === 'before') return route.abort('connectionreset')
    if (cut === 'gateway')
      return route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' })
    if (cut === 'whole') return route.continue()
    const response = await route.fetch()
    if (cut === 'after') return route.abort('connectionreset')
    const text = await response.text()
    return route.fulfill({ response, body: text.slice(0, text.length / 2) })
  }
  await page.route(address, spoil)
  return () => page.unroute(address, spoil)
}

/** What was taken for this statement, in fen, in order. */
async function amounts(statementId: string): Promise<number[]> {
  const { payments } = await house.as('cashier').api.settlement.get({ id: statementId })
  return payments.map(payment => payment.amountFen).toSorted((a, b) => a - b)
}
