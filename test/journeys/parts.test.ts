import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { addPart } from '../harness/catalogue.ts'
import { type House, openHouse } from '../harness/house.ts'
import { signedOrder, stockUp } from '../harness/parts.ts'

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

test('PRT-18, PRT-23: the clerk issues with one key and a save, takes a piece back and hands the slips over', async () => {
  const order = await signedOrder(house, [{ part: { name: '火花塞' }, qtyMilli: 2000, stockMilli: 6000 }])
  const page = await signedIn(house, browser, 'parts', '/parts')
  await page.getByRole('row', { name: new RegExp(order.number) }).waitFor()
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: '领料人' }).click()
  await page.keyboard.type('mj')
  await page.getByText('马骏（维修技师）').click()
  expect(await page.getByRole('textbox', { name: '火花塞 发料数量' }).inputValue()).toBe('2')
  await page.keyboard.press('Control+s')
  await page.getByText(/已发料，单号 LL-BJ-/).waitFor()
  await page.getByText('没有等待配件的工单').waitFor()

  await page.goto(`${house.url}/parts/orders/${order.orderId}`)
  await page.getByRole('button', { name: '退料' }).click()
  await page.getByRole('combobox', { name: '退料人' }).click()
  await page.keyboard.type('mj')
  await page.getByText('马骏（维修技师）').click()
  await page.getByRole('textbox', { name: '火花塞 退回数量' }).fill('1')
  await page.getByRole('combobox', { name: '退料原因' }).fill('用不完')
  await page.keyboard.press('Control+s')
  await page.getByText(/已退料，单号 TL-BJ-/).waitFor()
  await page.getByRole('button', { name: '单据交结算' }).click()
  await page.getByText('单据已交结算').waitFor()
  const { slips, billed } = await house.as('parts').api.parts.ofOrder({ orderId: order.orderId })
  expect(slips.map(slip => [slip.kind, slip.state]).toSorted()).toEqual([
    ['issue', 'handed'],
    ['return', 'handed'],
  ])
  expect(billed).toMatchObject([{ issuedMilli: 1000 }])
})

test('WKS-10, PRT-13: a missing part is ordered on screen, comes in, and the adviser notes the call', async () => {
  const order = await signedOrder(house, [{ part: { name: '水泵总成' }, qtyMilli: 1000 }])
  const clerk = await signedIn(house, browser, 'parts', '/parts/shortages')
  await clerk.getByRole('row', { name: /水泵总成/ }).click()
  await clerk.getByRole('button', { name: '登记订货' }).click()
  await clerk.getByLabel('供货方').fill('厂家配件中心')
  await clerk.keyboard.press('Control+s')
  await clerk.getByText('已登记订货').waitFor()
  const received = await stockUp(house, order.partIds[0] ?? '', 1000)
  expect(received.waiting).toHaveLength(1)

  const adviser = await signedIn(house, browser, 'adviser', '/duties')
  await adviser.getByRole('row', { name: /配件已到：告知客户 水泵总成/ }).click()
  await adviser.getByRole('button', { name: '登记告知结果' }).click()
  await adviser.getByLabel('联系到的人').fill('周正')
  await adviser.getByRole('textbox', { name: '结果' }).fill('下午来店')
  await adviser.keyboard.press('Control+s')
  await adviser.getByText('已登记').waitFor()
  const { shortages } = await house.as('adviser').api.parts.ofOrder({ orderId: order.orderId })
  expect(shortages).toMatchObject([{ state: 'told', personReached: '周正', toldResult: '下午来店' }])
})

test('EST-08, PRT-03: a part is found by its initials, gets a new price, and the price list shows it', async () => {
  await addPart(house, { name: '空气滤清器', number: 'KL-77', aliases: ['空滤'] })
  const page = await signedIn(house, browser, 'service', '/parts/search')
  await page.getByRole('textbox', { name: /编号、名称/ }).fill('kqlqq')
  await page.getByRole('row', { name: /空气滤清器/ }).click()
  await page.getByRole('button', { name: '公布新价' }).click()
  await page.getByLabel('新价格').fill('68')
  await page.getByLabel('原因').fill('市场调价')
  await page.keyboard.press('Control+s')
  await page.getByText('价格已公布').waitFor()
  await page.goto(`${house.url}/price-list?q=KL-77`)
  await page.getByRole('row', { name: /空气滤清器.*68\.00/ }).waitFor()
})

test('PRT-13: goods come in on screen, lie in their bin, and every movement can be read', async () => {
  await addPart(house, { name: '前制动盘', number: 'ZD-12' })
  const page = await signedIn(house, browser, 'parts', '/parts/stock')
  await page.getByRole('button', { name: '入库' }).click()
  await page.getByLabel('供货方').fill('滨江配件行')
  await page.getByRole('combobox', { name: '配件' }).click()
  await page.keyboard.type('ZD12')
  await page.getByText('前制动盘 ZD-12').click()
  await page.getByRole('textbox', { name: '数量' }).fill('4')
  await page.getByRole('textbox', { name: '进价' }).fill('210.5')
  await page.getByRole('textbox', { name: '货位', exact: true }).fill('A-03')
  await page.keyboard.press('Control+s')
  await page.getByText(/已入库，单号 RK-BJ-/).waitFor()
  await page.getByRole('row', { name: /前制动盘.*A-03/ }).click()
  await page.getByRole('row', { name: /入库.*\+4.*842\.00/ }).waitFor()
})

test('EST-08: anyone reads the price board of a store without signing in, and finds a part on it', async () => {
  await addPart(house, { name: '冷却液', number: 'LQ-20', priceFen: 12_000 })
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${house.url}/m/prices/BJ`)
  await page.getByText('海湾汽车滨江店').waitFor()
  await page.getByRole('searchbox').fill('冷却液')
  await page.keyboard.press('Enter')
  await page.getByText('LQ-20 · 原厂').waitFor()
  await page.getByText('¥120.00').waitFor()
  await page.goto(`${house.url}/m/prices/ZZ`)
  await page.getByText('链接已失效').waitFor()
})
