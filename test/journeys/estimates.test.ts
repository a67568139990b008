import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drawSignature, openBrowser, signedIn } from '../harness/browser.ts'
import { diagnosed, giveConsent } from '../harness/diagnosis.ts'
import { estimateFor, lastMessageTo, oilLine, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { keepFilm, keepPhoto } from '../harness/media.ts'
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

/** A telephone, as a customer holds it: no session, a narrow screen. */
async function telephone(path: string): Promise<{ page: Page; scripts: Promise<Buffer>[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
  const page = await context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', response => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  await page.goto(`${house.url}${path}`)
  return { page, scripts }
}

test('DIA-02, DIA-04, DIA-06: a technician writes down what was found and concludes by keyboard; the report is there', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const page = await signedIn(house, browser, 'technician', `/visits/${car.visitId}/diagnosis`)
  await page.getByText('客户尚未同意检测').first().waitFor()
  await giveConsent(house, car)
  await page.reload()
  await page.getByRole('button', { name: '开始诊断' }).click()
  const add = page.getByRole('combobox', { name: /添加故障部位/ })
  await add.fill('前制动片')
  await add.press('Enter')
  await page.getByRole('textbox', { name: '前制动片 维修建议' }).fill('更换前制动片')
  await page.getByRole('combobox', { name: '前制动片 判定' }).selectOption('suspected')
  await page.keyboard.press('F8')
  await page.getByText('诊断完成，报告已出具').waitFor()
  const report = page.getByRole('region').or(page.locator('section')).filter({ hasText: '诊断报告' })
  await report.getByText(/^ZD-/).first().waitFor()
  const view = await house.as('technician').api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(view.diagnosis?.findings).toMatchObject([{ part: '前制动片', certainty: 'suspected' }])
})

test('EST-01, EST-05, EST-13: an adviser builds an estimate by keyboard, the customer takes it line by line and signs, the order follows', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  await diagnosed(house, car)
  const page = await signedIn(house, browser, 'adviser', `/visits/${car.visitId}/estimate`)
  await page.getByRole('heading', { name: '选择估价方式' }).waitFor()
  await page.keyboard.press('1')
  const add = page.getByRole('combobox', { name: /添加工时或配件/ })
  await add.fill('更换前制动片')
  await page.getByRole('option', { name: /T-BRAKE/ }).waitFor()
  await add.press('Enter')
  await page
    .getByRole('combobox', { name: '更换前制动片 依据', exact: true })
    .selectOption({ label: '检查发现：前制动片' })
  await add.fill('T-PAD')
  await page.getByRole('option', { name: /T-PAD-01/ }).waitFor()
  await add.press('Enter')
  await page.getByRole('cell', { name: '504.00' }).waitFor()
  await page.keyboard.press('F8')
  await page.getByText('已出示，客户可逐项选择').waitFor()
  await page.getByRole('group', { name: '更换前制动片' }).getByRole('button', { name: '同意' }).focus()
  await page.keyboard.press('y')
  await page.keyboard.press('F8')
  await drawSignature(page)
  await page.getByText('客户已同意').first().waitFor()
  await page.getByRole('button', { name: '开工单' }).waitFor()
  await page.keyboard.press('F8')
  await page.waitForURL(/\/orders\//)
  const { rows } = await house.sql.query(
    'SELECT l.name FROM order_lines l JOIN repair_orders o ON o.id = l.order_id WHERE o.visit_id = $1 ORDER BY l.position',
    [car.visitId],
  )
  expect(rows.map(row => row.name)).toEqual(['更换前制动片', '前制动片'])
})

test('EST-05, EST-07: a customer decides on the telephone; declining safety asks for the risk first, the code signs', async () => {
  const car = await carInShop(house)
  const { id, version } = await estimateFor(house, car, [option('A', [...padLines(car), oilLine(car)])])
  const { api } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  await api.estimates.sendLink({ id, version: shown.version })
  const path = /\/m\/e\/[\w-]+/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
  const { page, scripts } = await telephone(path)
  await page.getByRole('heading', { name: '维修报价' }).waitFor()
  const sizes = (await Promise.all(scripts)).map(body => gzipSync(body).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(190_000)
  await page.getByText('还有 3 项未选').waitFor()
  await expect.poll(async () => (await api.estimates.get({ id })).openedAt).not.toBeNull()

  await page.getByRole('group', { name: '更换前制动片' }).getByRole('button', { name: '不做' }).click()
  await page.getByRole('group', { name: '更换机油机滤' }).getByRole('button', { name: '同意' }).click()
  const confirm = page.getByRole('button', { name: '确认选择' })
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByText('我已了解').click()
  await confirm.click()
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText(/验证码已发送至 139\*\*\*\*0001/).waitFor()
  const code = /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
  await page.getByPlaceholder('6 位验证码').fill(code === '111111' ? '222222' : '111111')
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByText('验证码不正确').first().waitFor()
  await page.getByPlaceholder('6 位验证码').fill(code)
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByText('您已同意报价').waitFor()
  const estimate = await api.estimates.get({ id })
  expect(estimate.options[0]?.lines.map(line => line.answer)).toEqual(['declined', 'declined', 'agreed'])
  expect(estimate.decidedBy).toBe('link')
})

test('DIA-05, DIA-04: a customer sees the pictures of a finding, asks, reads the answer, and signs for the report by code', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  await house.advance('PT2M')
  await giveConsent(house, car)
  const technician = house.as('technician').api.diagnosis
  const [id, findingId] = [newId(), newId()]
  await technician.start({ visitId: car.visitId, id })
  const finding = { part: '前制动片', cause: '磨损到极限', recommendation: '更换', urgency: 'now' } as const
  const saved = await technician.save({
    id,
    version: 1,
    findings: [{ ...finding, id: findingId, certainty: 'confirmed' }],
    readings: [],
    plainExplanation: '刹车片快磨完了。',
  })
  for (const caption of ['内侧', '外侧'])
    await technician.addMedium({ id, mediumId: newId(), fileId: await keepPhoto(house), findingId, caption })
  await technician.addMedium({ id, mediumId: newId(), fileId: await keepFilm(house), findingId, caption: '异响' })
  const done = await technician.complete({ id, version: saved.version })
  const { api } = house.as('adviser')
  await api.diagnosis.handOver({ id, version: done.version, way: 'link' })
  const path = /\/m\/d\/[\w-]+/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
  const { page, scripts } = await telephone(path)
  await page.getByRole('heading', { name: '故障说明' }).waitFor()
  const sizes = (await Promise.all(scripts)).map(body => gzipSync(body).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(190_000)
  await page.getByText('刹车片快磨完了。').first().waitFor()
  const card = page.getByRole('region', { name: '前制动片' })
  await expect
    .poll(() =>
      card.locator('img').evaluateAll(all => all.map(img => img instanceof HTMLImageElement && img.naturalWidth > 0)),
    )
    .toEqual([true, true])
  expect(await card.locator('video').count()).toBe(1)
  await card.getByRole('button', { name: '提问' }).click()
  await page.getByRole('textbox', { name: '提问 前制动片' }).fill('还能开多久？')
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('等待服务顾问答复').waitFor()

  const desk = await signedIn(house, browser, 'adviser', `/visits/${car.visitId}/diagnosis`)
  await desk
    .getByText(/客户已查看/)
    .first()
    .waitFor()
  await desk.getByRole('textbox', { name: '答复：还能开多久？' }).fill('请尽快更换，已低于安全厚度。')
  await desk.getByRole('button', { name: '答复', exact: true }).click()
  await desk.getByText('已答复').first().waitFor()
  await page.reload()
  await page.getByText('请尽快更换，已低于安全厚度。').waitFor()

  await page.getByRole('button', { name: '查看完整报告单' }).click()
  await page.getByRole('heading', { name: '汽车检测诊断报告单' }).waitFor()
  await page.getByRole('button', { name: '签收报告' }).click()
  await page.getByPlaceholder('签字人姓名').fill('周正')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText(/验证码已发送至/).waitFor()
  const code = /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
  await page.getByPlaceholder('6 位验证码').fill(code)
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByText('您已签收该报告').waitFor()
  expect((await api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis?.paper?.signed).toBe(true)
})
