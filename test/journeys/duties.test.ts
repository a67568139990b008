import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { askApproval } from '#server/mechanisms/approvals/approvals.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { asStaff, callDuty, staffIdOf, within } from '../harness/duties.ts'
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

test('SYS-05: a caller sees a duty turn overdue, and the supervisor hears the bell and gives it to another', async () => {
  const dueAt = addHours(await house.now(), 2)
  const subject = { kind: 'order', id: newId() }
  await within(house, ctx => openDuty(ctx, callDuty, { subject, ownerRole: 'R-CRA', dueAt }))
  const mine = await signedIn(house, browser, 'cra', '/duties')
  await mine.getByRole('row', { name: /进行中.*test\.call-customer/ }).waitFor()
  await mine.getByRole('button', { name: '通知（1 条未读）' }).waitFor()

  const theirs = await signedIn(house, browser, 'supervisor', '/duties?whose=people')
  await theirs.getByText('没有逾期任务').waitFor()
  await house.moveTo(dueAt)
  await mine.getByRole('row', { name: /逾期.*test\.call-customer/ }).waitFor()
  await theirs.getByRole('button', { name: '通知（1 条未读）' }).click()
  await theirs.getByRole('button', { name: /下属任务逾期/ }).click()
  await theirs.goto(`${house.url}/duties?whose=people`)
  await theirs.getByRole('button', { name: '转派' }).click()
  await theirs.getByRole('combobox', { name: '新的负责人' }).click()
  await theirs.keyboard.type('fy')
  await theirs.getByText('方圆（跟踪业务员）').click()
  await theirs.getByLabel('原因').fill('谢晴外出')
  await theirs.getByRole('button', { name: '转派' }).last().click()
  await theirs.getByText('已转派').waitFor()
  const { rows } = await house.as('tracker').api.duties.mine({})
  expect(rows.map(row => row.subjectId)).toEqual([subject.id])
})

test('SYS-10: a supervisor names a stand-in, everyone sees the banner, and ends it early', async () => {
  const id = newId()
  const now = await house.now()
  const [absentId, standInId] = [await staffIdOf(house, 'adviser2'), await staffIdOf(house, 'adviser')]
  await house.as('supervisor').api.standIns.name({ id, absentId, standInId, fromAt: now, toAt: addHours(now, 30) })
  const mine = await signedIn(house, browser, 'adviser', '/duties')
  await mine.getByText('代理中：林晓 代 高洁').waitFor()
  const theirs = await signedIn(house, browser, 'supervisor', '/stand-ins')
  await theirs.getByRole('button', { name: '提前结束' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: '提前结束' }).click()
  // What was said passes in three seconds; what is stays.
  await theirs.getByText('没有代理安排').waitFor()
  await mine.getByText('代理中：林晓 代 高洁').waitFor({ state: 'detached' })
})

test('SET-03: an approval reaches the manager’s inbox while it is open, and is granted there', async () => {
  const page = await signedIn(house, browser, 'service', '/approvals')
  await page.getByText('没有待审批的申请').waitFor()
  const subject = { kind: 'statement', id: newId() }
  await asStaff(house, 'adviser', ctx =>
    askApproval(ctx, {
      kind: 'test.discount',
      subject,
      amountFen: 12_345,
      approverRole: 'R-SVC-MGR',
      reason: '老客户',
    }),
  )
  await page.getByRole('row', { name: /老客户/ }).waitFor()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await page.getByText('没有待审批的申请').waitFor()
  const { rows } = await house.as('service').api.approvals.ofRecord({ recordId: subject.id })
  expect(rows).toMatchObject([{ state: 'granted', amountFen: 12_345, decidedByName: '唐宁' }])
})

test('SYS-06: the service manager sets a value of the store, the adviser only reads', async () => {
  const page = await signedIn(house, browser, 'service', '/policies')
  await page.getByText('每人每周关怀与营销消息上限').click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('本店自定义').click()
  await drawer.getByRole('textbox', { name: '每周条数' }).fill('3')
  await drawer.getByLabel('调整原因').fill('客户反映太多')
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByText('规则已保存').waitFor()
  await page.getByRole('row', { name: /每周条数 3.*本店自定义/ }).waitFor()
  const reader = await signedIn(house, browser, 'adviser', '/policies')
  await reader.getByText('每人每周关怀与营销消息上限').click()
  await reader.getByText('仅服务经理和系统管理员可以调整规则').waitFor()
  await reader.getByText('唐宁 于').waitFor()
})

test('SYS-18, SYS-04: a manager closes a day in the calendar and sees who did it', async () => {
  const page = await signedIn(house, browser, 'service', '/calendar')
  await page.getByRole('button', { name: '周日 休息' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('工作日历已保存').waitFor()
  await page.getByRole('button', { name: '流程轨迹' }).click()
  const timeline = page.getByRole('dialog')
  await timeline.getByText('工作日历已修改').waitFor()
  await timeline.getByText('09:00–17:00').waitFor()
  expect((await house.as('adviser').api.calendar.read({})).weekly[0]).toEqual([])
})
