import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { shortVideo } from '../fixtures/hostile-files.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { diagnosed } from '../harness/diagnosis.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'
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

test('DIA-01, DIA-05, DIA-07: a diagnosis-only visit: flow step by step, photo marked, film added, report, exit with a pass', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const id = visit.visitId
  let { version } = await api.visits.setPurpose({ id, version: visit.version, purpose: 'diagnose' })
  ;({ version } = await api.visits.consent({ id, version }))
  await api.diagnosis.saveInquiry({ visitId: id, id: newId(), version: 0, symptom: '空调不制冷' })

  const page = await signedIn(house, browser, 'technician', `/visits/${id}/diagnosis`)
  await page.getByRole('button', { name: '开始诊断' }).click()
  await page.getByRole('button', { name: '空调不制冷或异味' }).click()
  const step = (name: string) => page.getByRole('group', { name })
  const measured = { 出风口温度: '14', 低压侧压力: '0.8', 高压侧压力: '8' }
  for (const [name, value] of Object.entries(measured)) {
    await step(name).locator('input').first().fill(value)
    await step(name).locator('input').first().press('Enter')
  }
  for (const name of ['空调滤清器', '压缩机与离合器工作']) await step(name).getByRole('button').first().click()
  await page.getByText('5/6 步').waitFor()
  await page.keyboard.press('F8')
  await page
    .getByText(/还有 1 步未做/)
    .first()
    .waitFor()
  await step('制冷剂泄漏')
    .getByRole('button', { name: /不适用/ })
    .click()
  const note = step('制冷剂泄漏').getByRole('textbox')
  await note.fill('客户今天不等，下次检漏')
  await note.press('Enter')
  await page.getByText('未做：制冷剂泄漏', { exact: true }).waitFor()

  const add = page.getByRole('combobox', { name: /添加故障部位/ })
  await add.fill('制冷剂')
  await add.press('Enter')
  await page.getByRole('textbox', { name: '制冷剂 维修建议' }).fill('检漏后加注')
  await page.keyboard.press('Control+s')
  await page.getByText('已保存').first().waitFor()

  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#5a6b7c' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file][accept="image/*"]').last().setInputFiles({
    name: 'gauge.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  })
  await page.getByRole('button', { name: '标注' }).click()
  const board = page.getByRole('img', { name: /拖动画圈/ })
  const photoShown = page.getByRole('dialog').locator('img')
  await expect.poll(() => photoShown.evaluate(img => img instanceof HTMLImageElement && img.naturalWidth)).toBe(800)
  const box = await board.boundingBox()
  if (!box) throw new Error('Nothing to draw on')
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 })
  await page.mouse.up()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator('input[type=file][accept="video/mp4,video/webm"]').setInputFiles({
    name: 'noise.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.from(shortVideo()),
  })
  await page.locator('figure video').waitFor()
  await page.keyboard.press('F8')
  await page.getByText(/^ZD-/).first().waitFor()
  const { diagnosis } = await api.diagnosis.ofVisit({ visitId: id })
  expect(diagnosis?.media.map(medium => [medium.kind, medium.originalId !== null])).toEqual([
    ['photo', true],
    ['film', false],
  ])

  const counter = await signedIn(house, browser, 'adviser', `/visits/${id}/diagnosis`)
  await counter.getByRole('button', { name: '已打印交付' }).click()
  await counter.getByText('打印交付').last().waitFor()
  await counter.getByRole('button', { name: /仅诊断/ }).click()
  await counter.getByRole('button', { name: '仅诊断离厂' }).click()
  const drawer = counter.getByRole('dialog')
  await drawer.getByRole('textbox').first().fill('客户只做检测')
  await drawer
    .getByRole('button', { name: /确\s*[定认]|办\s*理/ })
    .last()
    .click()
  await expect
    .poll(async () => (await api.papers.list({ threadId: id })).rows.map(row => row.kind).sort())
    .toEqual(['FRM-06', 'FRM-07'])
  expect((await api.visits.get({ id })).orders).toEqual([])
})

test('DIA-03: the adviser calls the technician from the counter, who accepts, arrives and leaves advice with three taps', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const counter = await signedIn(house, browser, 'adviser', `/visits/${car.visitId}/diagnosis`)
  await counter.getByRole('button', { name: /请求技术支援/ }).waitFor()
  await counter.keyboard.press('Alt+h')
  await counter.getByRole('dialog').getByText('偶发故障').click()
  await counter
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*[定认]/ })
    .click()
  await counter.getByText('呼叫中').waitFor()
  await counter
    .getByText(/还剩|剩/)
    .first()
    .waitFor()
  const bay = await signedIn(house, browser, 'specialist', `/visits/${car.visitId}/diagnosis`)
  await bay.getByRole('button', { name: '接受，马上到' }).click()
  await counter.getByText('已接受，正在赶来').waitFor()
  await bay.getByRole('button', { name: '已到工位' }).click()
  await bay.getByRole('button', { name: '支援完成' }).click()
  await bay.getByRole('dialog').getByRole('textbox').fill('点火线圈间歇失效')
  await bay
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*[定认]/ })
    .click()
  await counter.getByText('点火线圈间歇失效').waitFor()
})

test('DIA-08: the workshop manager judges cases in the list and sees the accuracy of each person', async () => {
  for (let n = 0; n < 2; n++) await diagnosed(house, await carInShop(house, { undiagnosed: true }))
  const page = await signedIn(house, browser, 'manager', '/diagnosis-quality')
  await page.getByRole('button', { name: '证实', exact: true }).first().click()
  await page.getByText('100%').first().waitFor()
  await page.getByRole('button', { name: '未证实' }).last().click()
  await page.getByRole('dialog').getByRole('textbox').fill('实际为轮毂轴承')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*[定认]/ })
    .click()
  await page.getByText('50%').first().waitFor()
})
