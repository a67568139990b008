import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { openBrowser, signedIn } from '../harness/browser.ts'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, bookFor, finishedOrder, other, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let browser: Browser
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function paidBill(way: 'cash' | 'card', amountFen: number): Promise<string> {
  const { statementId } = await billOf(house, shelf, amountFen)
  await house.as('cashier').api.settlement.pay({ id: statementId, paymentId: newId(), way, amountFen })
  return statementId
}

const grant = async (approver: Page) => {
  await approver.getByRole('button', { name: '同意', exact: true }).click()
  await approver.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await approver.getByText('没有待审批的申请').waitFor()
}

test('SET-07: a settled order’s money goes back by the way it came, when another has allowed it, with a paper for the customer', async () => {
  const statementId = await paidBill('cash', 60_000)
  const cashier = await signedIn(house, browser, 'cashier', `/settlement/${statementId}`)
  await cashier.getByRole('button', { name: '申请退款' }).click()
  const form = cashier.getByRole('dialog')
  await form.getByLabel('金额').fill('200')
  await form.getByLabel('原因').fill('返修退费')
  await cashier.keyboard.press('Control+s')
  await cashier.getByText('待审批').waitFor()

  const supervisor = await signedIn(house, browser, 'supervisor', '/approvals')
  await supervisor.getByText(/退款 200\.00 元/).waitFor()
  await grant(supervisor)

  await cashier.getByRole('button', { name: '退给客户' }).click()
  const receipt = cashier.getByRole('link', { name: '退款凭证' })
  await receipt.waitFor()
  const pdf = await cashier.request.get(new URL((await receipt.getAttribute('href')) ?? '', house.url).href)
  expect(pdf.headers()['content-type']).toContain('application/pdf')
  const { rows } = await house.sql.query(
    `SELECT sum(e.amount_fen)::int AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
      WHERE a.kind = 'till' AND a.label = 'cash' AND e.subject_id = $1`,
    [statementId],
  )
  expect(rows[0].fen).toBe(40_000)
})

test('SET-09, SET-03: a bill is shared between insurer and owner on screen; the owner’s discount waits for the supervisor, and each pays its own share', async () => {
  const lines = [{ ...other(100_000), discountFen: 5_000 }, other(20_000)]
  const orderId = await finishedOrder(house, shelf, await bookFor(house, shelf), lines)
  const cashier = await signedIn(house, browser, 'cashier', '/settlement')
  await cashier.getByRole('button', { name: '费用分摊' }).click()
  const form = cashier.getByRole('dialog')
  await form.getByLabel('保险承担').fill('60')
  await form.getByLabel('保险公司').fill('平安财险')
  await form.getByLabel('报案号').fill('A-77')
  await cashier.keyboard.press('Control+s')
  await cashier.getByText('分摊已保存').waitFor()
  await form.waitFor({ state: 'detached' })
  await cashier.keyboard.press('F9')
  const payers = cashier.getByRole('region', { name: '各付款方' })
  await payers.getByText('平安财险').waitFor()
  await payers.getByText('1,150.00').waitFor()

  const bills = async () =>
    (await house.as('cashier').api.settlement.list({ orderId })).rows.filter(row => row.state === 'totalled')
  const own = (await bills()).find(row => row.payer === 'customer')
  await cashier.goto(`${house.url}/settlement/${own?.id}`)
  await cashier.getByRole('button', { name: '转主管' }).click()
  await form.getByLabel('优惠比例').fill('5')
  await form.getByLabel('客户怎么说').fill('自付部分请再优惠')
  await cashier.keyboard.press('Control+s')
  await cashier.getByText('等待决定').waitFor()
  const take = cashier.getByRole('button', { name: '按批准的优惠重新汇总' })
  expect(await take.count()).toBe(0)
  await grant(await signedIn(house, browser, 'supervisor', '/approvals'))
  await take.click()
  await cashier.getByText('已按优惠重新汇总，请顾问再次核对').waitFor()

  const rows = await bills()
  expect(rows.map(row => row.payer).toSorted()).toEqual(['customer', 'insurer'])
  // Five percent of the owner's 460 yuan; the insurer's share stays.
  const shares: Record<string, [number, string]> = { insurer: [69_000, '转账'], customer: [43_700, '银行卡'] }
  for (const { id, payer, totalFen } of rows) {
    const [shareFen, way] = shares[payer] ?? [0, '']
    expect(totalFen).toBe(shareFen)
    const adviser = await signedIn(house, browser, 'adviser', `/settlement/${id}`)
    await adviser.getByRole('button', { name: '核对无误' }).click()
    await adviser.getByText('已核对').first().waitFor()
    await cashier.goto(`${house.url}/settlement/${id}`)
    await cashier.getByRole('button', { name: new RegExp(way) }).click()
    await cashier.keyboard.press('Control+s')
    await cashier.getByText('收款明细').waitFor()
    await cashier.getByText('已结清').first().waitFor()
  }
  const { rows: owed } = await house.sql.query(
    `SELECT sum(balance_fen)::int AS fen FROM money_accounts WHERE kind = 'receivable' AND subject_id = ANY($1::uuid[])`,
    [rows.map(row => row.id)],
  )
  expect(owed[0].fen).toBe(0)
})

test('SET-04: the cashier counts by keys, says why ten yuan are missing, closes the day; a late payment is refused in words', async () => {
  const { statementId: late } = await billOf(house, shelf, 5_000)
  const cashier = await signedIn(house, browser, 'cashier', '/drawer')
  // Four hundred yuan are left of the cash: 3 × 100, 1 × 50 and 4 × 10 are counted.
  for (const [face, pieces] of [
    ['100.00', '3'],
    ['50.00', '1'],
    ['10.00', '4'],
  ]) {
    await cashier.getByRole('textbox', { name: `${face} 元张数`, exact: true }).focus()
    await cashier.keyboard.type(pieces ?? '')
  }
  await cashier.getByRole('textbox', { name: '银行卡清点' }).fill('437')
  await cashier.getByRole('textbox', { name: '转账清点' }).fill('690')
  await cashier.getByText('差额合计 10.00').waitFor()
  await cashier.getByRole('textbox', { name: '差额原因' }).fill('找零误差')
  await cashier.keyboard.press('Control+s')
  await cashier.getByText('已日结', { exact: true }).waitFor()
  await cashier.getByText('收银日结单').first().waitFor()
  const { rows } = await house.as('finance').api.drawer.list({})
  expect(rows).toMatchObject([{ state: 'closed', offFen: 1_000, countedFen: 151_700, handInFen: 39_000, keptFen: 0 }])

  await cashier.goto(`${house.url}/settlement/${late}`)
  await cashier.getByRole('button', { name: /现金/ }).click()
  await cashier.keyboard.press('Control+s')
  await cashier.getByText(/您的收银已日结至/).waitFor()
})

test('RPT-03, RPT-04, RPT-05: the month closes: a figure opens into its bill, the report is sent with its comment, finance reads it', async () => {
  await house.moveTo('2027-04-30T02:00:00.000Z')
  const { statementId } = await billOf(house, shelf, 33_300)
  await house.as('tracker').api.reports.plan({})
  await house.moveTo('2027-04-30T09:20:00.000Z')
  const clerk = await signedIn(house, browser, 'tracker', '/reports')
  await clerk.getByRole('row').filter({ hasText: '月报' }).click()
  await clerk
    .getByRole('button', { name: /^1 · .*333\.00$/ })
    .first()
    .click()
  const bills = clerk.getByRole('region', { name: '明细' })
  const { number } = await house.as('cashier').api.settlement.get({ id: statementId })
  await bills.getByText(number).waitFor()
  await clerk.getByRole('textbox', { name: '分析说明' }).fill('四月台次平稳')
  await clerk.keyboard.press('F9')
  await clerk.getByText('按时', { exact: true }).waitFor()
  await clerk.getByRole('button', { name: /打印业务统计表/ }).waitFor()

  const finance = await signedIn(house, browser, 'finance', new URL(clerk.url()).pathname)
  await finance.getByText('四月台次平稳').waitFor()
  await finance.getByRole('button', { name: '确认已阅' }).click()
  await finance.getByRole('button', { name: '确认已阅' }).waitFor({ state: 'detached' })
  const { rows } = await house.as('finance').api.reports.list({ kind: 'monthly' })
  expect(rows[0]).toMatchObject({ isLate: false, orders: 1, revenueFen: 33_300 })
  const { receipts } = await house.as('finance').api.reports.get({ id: rows[0]?.id ?? '' })
  expect(receipts.filter(receipt => receipt.readAt !== null).map(receipt => receipt.role)).toEqual(['R-FIN'])
})

test('SET-01, SET-06: a settled bill is taken back with the service manager’s word and made anew; what was paid is on it', async () => {
  const statementId = await paidBill('cash', 60_000)
  const cashier = await signedIn(house, browser, 'cashier', `/settlement/${statementId}`)
  await cashier.getByRole('button', { name: '申请冲销重做' }).click()
  await cashier.getByRole('dialog').getByRole('textbox').fill('付款方选错')
  await cashier.keyboard.press('Control+Enter')
  await cashier.getByText('待服务经理批准').waitFor()

  const service = await signedIn(house, browser, 'service', '/approvals')
  await service.getByText(/冲销结算单/).waitFor()
  await grant(service)

  await cashier.getByRole('button', { name: '冲销', exact: true }).waitFor()
  await cashier.getByRole('button', { name: '冲销', exact: true }).click()
  await cashier.waitForURL(`${house.url}/settlement`)
  await cashier.getByText('冲销重做', { exact: true }).waitFor()
  await cashier.keyboard.press('F9')
  await cashier.getByText('本单替代已冲销的结算单').waitFor()
  await cashier.getByRole('region', { name: '结算金额' }).getByText('原单已收抵用').waitFor()
  const [anew] = (await house.as('cashier').api.settlement.list({ state: 'totalled' })).rows
  expect(anew).toMatchObject({ totalFen: 60_000, openFen: 0 })
})
