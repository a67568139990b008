import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { RowsPart } from '#domain/processes/reports/contract.ts'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, bookFor, finishedOrder, other, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

/** From Tuesday, 2 March 2027; the shop closes at half past five. */
let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

const settlement = (username = 'cashier') => house.as(username).api.settlement

async function onAccount(totalFen: number, paidFen: number, dueOn: string) {
  const { statementId } = await billOf(house, shelf, totalFen)
  if (paidFen > 0) await settlement().pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: paidFen })
  const { approvalId } = await settlement().askOnAccount({ id: statementId, reason: '单位月结' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true })
  const { version } = await settlement().get({ id: statementId })
  await settlement().onAccount({ id: statementId, version, dueOn, reason: '单位月结' })
  return { statementId, debtId: (await settlement().get({ id: statementId })).onAccount?.id ?? '' }
}

const dunning = { channel: 'call', reached: true, personReached: '周正', words: '答应月底前转账', promisedOn: null }
const dun = (debtId: string, more: object, username = 'cashier') =>
  house.as(username).post(`/arrears/${debtId}/dunnings`, { dunningId: newId(), ...dunning, ...more })

async function taskOf(statementId: string) {
  const { rows } = await house.sql.query<{ state: string; dueAt: string; overdue: boolean; escalated: boolean }>(
    `SELECT state, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS "dueAt",
        overdue_at IS NOT NULL AS overdue, escalated_at IS NOT NULL AS escalated
      FROM duties WHERE kind = 'settlement.collectDebt' AND subject_id = $1`,
    [statementId],
  )
  return rows[0]
}

test('SET-05: a debt is asked for by whom it behoves, with who was reached, and nobody promises yesterday', async () => {
  const { debtId } = await onAccount(80_000, 30_000, '2027-03-03')
  expect((await dun(debtId, {}, 'technician')).status).toBe(403)
  expect((await dun(debtId, {}, 'other-cashier')).status).toBe(404)
  expect(await dun(debtId, { personReached: ' ' })).toMatchObject({ body: { code: 'settlement.debtorUnnamed' } })
  expect(await dun(debtId, { reached: false, promisedOn: '2027-03-10' })).toMatchObject({
    status: 400,
    body: { code: 'settlement.debtPromise' },
  })
  expect(await dun(debtId, { promisedOn: '2027-03-01' })).toMatchObject({ body: { code: 'settlement.debtPromise' } })
  await expect(house.sql.query(`DELETE FROM dunnings`)).resolves.toMatchObject({ rowCount: 0 })
})

test('SET-05: unpaid on its day the debt is overdue and reaches the supervisor; dunned it waits for the promise, paid it is over', async () => {
  const { statementId, debtId } = await onAccount(80_000, 30_000, '2027-03-03')
  expect(await taskOf(statementId)).toEqual({ state: 'open', dueAt: '03-03 17:30', overdue: false, escalated: false })
  await house.moveTo('2027-03-03T09:31:00.000Z')
  expect(await taskOf(statementId)).toMatchObject({ overdue: true })
  expect((await dun(debtId, { channel: 'wechat', reached: false, personReached: '', words: '发送提醒' })).body).toEqual(
    {
      id: debtId,
      nextOn: '2027-03-10',
    },
  )
  expect((await dun(debtId, { promisedOn: '2027-03-05' }, 'finance')).body).toMatchObject({ nextOn: '2027-03-05' })
  expect(await taskOf(statementId)).toMatchObject({ state: 'open', dueAt: '03-05 17:30', overdue: false })
  const [row] = (await settlement().arrears({})).rows.filter(each => each.id === debtId)
  expect(row).toMatchObject({ customer: '周正', amountFen: 50_000, dunnings: 2, promisedOn: '2027-03-05' })
  const { onAccount: debt } = await settlement().get({ id: statementId })
  expect(debt?.dunnings).toMatchObject([
    { by: '贾实', channel: 'call', words: '答应月底前转账', promisedOn: '2027-03-05' },
    { channel: 'wechat', reached: false },
  ])
  const { rows } = await house.sql.query(`SELECT body FROM messages WHERE subject_id = $1`, [statementId])
  expect(rows.map(each => each.body)).toEqual([expect.stringContaining('500.00')])
  await house.moveTo('2027-03-06T02:00:00.000Z')
  expect(await taskOf(statementId)).toMatchObject({ overdue: true, escalated: true })
  await settlement().pay({ id: statementId, paymentId: newId(), way: 'transfer', amountFen: 50_000 })
  expect((await taskOf(statementId))?.state).toBe('done')
  expect(await dun(debtId, {})).toMatchObject({ status: 409, body: { code: 'settlement.debtPaid' } })
  await expect(house.sql.query(`UPDATE dunnings SET words = 'x'`)).rejects.toThrow(/never changed/)
})

test('SET-09, SET-05: what the insurer bears is a debt of the insurer from the settlement on, not lost from view', async () => {
  const id = await finishedOrder(house, shelf, await bookFor(house, shelf), [other(100_000)])
  await settlement().setSplit({ id, version: 0, insurerPpm: 600_000, insurerName: '平安财险', insurerClaim: 'A-77' })
  const { statements } = await settlement().total({ id })
  const insurer = statements.find(each => each.payer === 'insurer')?.id ?? ''
  const owed = async () => (await settlement().arrears({})).rows.filter(row => row.statementId === insurer)
  expect(await owed()).toEqual([])
  await house.as('adviser').api.settlement.check({ id: insurer, version: 1 })
  expect(await owed()).toMatchObject([
    { payer: 'insurer', customer: '平安财险', amountFen: 60_000, dueOn: '2027-04-05', reason: '保险待回款' },
  ])
  expect(await settlement().get({ id: insurer })).toMatchObject({ state: 'settled', openFen: 0, arrearsFen: 60_000 })
  expect(await taskOf(insurer)).toMatchObject({ dueAt: '04-05 17:30' })
  await settlement().pay({ id: insurer, paymentId: newId(), way: 'transfer', amountFen: 60_000 })
  expect(await owed()).toEqual([])
})

test('RPT-04, RPT-06: debts, unsettled bills and refunds stand in the report as they were at its end, each opening into what it sums', async () => {
  await house.moveTo('2027-03-08T02:00:00.000Z')
  await house.as('tracker').api.reports.plan({})
  const debt = await onAccount(40_000, 0, '2027-03-31')
  const open = await billOf(house, shelf, 7_000)
  const paid = await billOf(house, shelf, 9_000)
  const paymentId = newId()
  await settlement().pay({ id: paid.statementId, paymentId, way: 'cash', amountFen: 9_000 })
  const refundId = newId()
  const back = { refundId, paymentId, amountFen: 1_500, reason: '返修退费' }
  await settlement().askRefund({ id: paid.statementId, ...back })
  const { rows: asked } = await house.sql.query(`SELECT id FROM approvals WHERE subject_id = $1`, [refundId])
  await house.as('supervisor').api.approvals.decide({ id: asked[0].id, version: 1, granted: true })
  await settlement().payOut({ id: refundId, version: 2 })
  await house.moveTo('2027-03-08T09:20:00.000Z')
  const { reports } = house.as('tracker').api
  const id = (await reports.list({ kind: 'daily' })).rows[0]?.id ?? ''
  const part = async (name: RowsPart) =>
    (await reports.rows({ id, part: name })).rows.map(row => [row.statementId, row.totalFen])
  const expected = async () => {
    const { figures } = await reports.get({ id })
    const [debts, unsettled, refunds] = [await part('arrears'), await part('unsettled'), await part('refunds')]
    const sum = (rows: (string | number)[][]) => rows.reduce((all, row) => all + Number(row[1]), 0)
    expect(figures.arrears).toEqual({ debts: debts.length, amountFen: sum(debts) })
    expect(figures.unsettled).toEqual({ bills: unsettled.length, amountFen: sum(unsettled) })
    expect(figures.refunds).toEqual({ count: refunds.length, amountFen: sum(refunds) })
    return { debts, unsettled, refunds }
  }
  const before = await expected()
  expect(before.debts).toContainEqual([debt.statementId, 40_000])
  expect(before.unsettled).toContainEqual([open.statementId, 7_000])
  expect(before.refunds).toEqual([[paid.statementId, 1_500]])
  const { version } = await reports.get({ id })
  await reports.send({ id, version, comment: '' })
  await house.moveTo('2027-03-09T02:00:00.000Z')
  await settlement().pay({ id: debt.statementId, paymentId: newId(), way: 'cash', amountFen: 40_000 })
  await settlement().pay({ id: open.statementId, paymentId: newId(), way: 'cash', amountFen: 7_000 })
  expect(await expected()).toEqual(before)
})
