import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { openBrowser } from '../harness/browser.ts'
import { type House, openHouse } from '../harness/house.ts'
import { issueAll } from '../harness/issue-parts.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { receiveCar } from '../harness/reception.ts'
import { openTablet } from '../harness/tablet.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

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

/** A job of the technician, all parts at hand. */
async function dispatched(): Promise<string> {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const order = await house.as('manager').api.repairOrders.get({ id })
  const lineId = order.lines.find(line => line.kind === 'labour')?.id ?? ''
  const jobId = newId()
  const from = addHours(await house.now(), 1)
  const slot = { technicianId: await technicianOf(house, 'technician'), bayId: await bayOf(house, '工位 1') }
  const job = { id: jobId, lineId, ...slot, from, to: addHours(from, 2) }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [job] })
  await issueAll(house, id)
  return jobId
}

test('WKS-03: no tap of the bay tablet is lost without the network; parts are refused in words, and the server learns when it was tapped', async () => {
  const jobId = await dispatched()
  const { page, tap, leaveNetwork, enterNetwork } = await openTablet(house, browser, 'technician', '/bay')
  await page.getByRole('button', { name: '开始', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  await leaveNetwork()
  await tap(page.getByRole('button', { name: '开始', exact: true }))
  await page.getByText('1 项待上传').waitFor()
  await page.getByText('离线时不能申请配件').waitFor()
  await tap(page.getByRole('button', { name: '完成', exact: true }))
  await page.getByText('2 项待上传').waitFor()
  // Loaded again in the middle of it, the tablet knows what was tapped.
  await page.reload()
  await page.getByText('2 项待上传').waitFor()
  await tap(page.getByRole('button', { name: '暂停', exact: true }))
  await tap(page.getByRole('button', { name: '休息' }))
  await page.getByRole('status').getByText('待上传 3').waitFor()
  const { api } = house.as('technician')
  expect(await api.workshop.job({ id: jobId })).toMatchObject({ state: 'planned', clockedSince: null })

  await enterNetwork()
  await page.getByText('项待上传').waitFor({ state: 'detached', timeout: 60_000 })
  const job = await api.workshop.job({ id: jobId })
  expect(job.state).toBe('paused')
  expect(job.steps.map(step => step.doneAt !== null)).toEqual([true, false])
  const { rows } = await house.sql.query('SELECT started_at, ended_at, end_reason FROM clockings WHERE job_id = $1', [
    jobId,
  ])
  expect(rows).toMatchObject([{ end_reason: 'pause' }])
  const { rows: events } = await house.sql.query(
    `SELECT event FROM timeline_events WHERE subject_id = $1 AND device_at IS NOT NULL ORDER BY seq`,
    [jobId],
  )
  expect(events.map(row => row.event)).toEqual(['job.started', 'job.step', 'job.paused'])
})

test('RCV-10, RCV-17: inquiry and entry inspection go on without the network; what has to be renewed is proposed for the estimate', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const { sheetId } = await api.diagnosis.openEntryInspection({ visitId: visit.visitId })
  const address = `/visits/${visit.visitId}/diagnosis`
  const { page, tap, leaveNetwork, enterNetwork } = await openTablet(house, browser, 'adviser', address)
  await page.getByRole('heading', { name: '入厂检查' }).waitFor()
  await page.waitForLoadState('networkidle')
  await leaveNetwork()
  await tap(page.getByRole('button', { name: '打开检查单' }))
  await tap(page.getByRole('button', { name: '前制动片 更换' }))
  await tap(page.getByRole('button', { name: '机油 注意' }))
  await tap(page.getByRole('button', { name: '冷却液 正常' }))
  await page.getByRole('status').getByText('待上传 3').waitFor()
  await page
    .getByRole('button', { name: /填写问诊/ })
    .first()
    .tap()
  await page.getByRole('textbox', { name: '故障现象' }).fill('刹车时方向盘抖动')
  // The browser is closed in the middle of the sentence, a moment after the last key.
  await page.getByText('有未保存的草稿').waitFor()
  await page.waitForTimeout(500)
  await page.reload()
  await page.getByText('有未保存的草稿').waitFor()
  await page
    .getByRole('button', { name: /填写问诊/ })
    .first()
    .tap()
  expect(await page.getByRole('textbox', { name: '故障现象' }).inputValue()).toBe('刹车时方向盘抖动')
  await tap(page.getByRole('dialog').getByRole('button', { name: '保存' }))
  await page.getByText('已存本机，待上传').first().waitFor()
  await page.getByText('刹车时方向盘抖动').first().waitFor()

  await enterNetwork()
  await page.locator('header [role=status]').waitFor({ state: 'detached', timeout: 60_000 })
  const view = await api.diagnosis.ofVisit({ visitId: visit.visitId })
  expect(view.inquiry).toMatchObject({ symptom: '刹车时方向盘抖动', version: 1 })
  const proposed = view.entryInspection.proposals.find(proposal => proposal.key === 'frontPads')
  expect(proposed).toMatchObject({ text: '更换前制动片', safety: true })
  expect((await api.checklists.read({ id: sheetId })).answers).toHaveLength(3)
})
