import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { staffIdOf } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

async function paid(way: 'cash' | 'wechat', amountFen: number) {
  const { statementId } = await billOf(house, shelf, amountFen)
  const paymentId = newId()
  await house.as('cashier').api.settlement.pay({ id: statementId, paymentId, way, amountFen })
  await house.advance('PT2M')
  return { statementId, paymentId }
}

const refund = (body: { statementId: string; paymentId: string; amountFen: number }, username = 'cashier') =>
  house.as(username).post(`/statements/${body.statementId}/refunds`, {
    refundId: newId(),
    paymentId: body.paymentId,
    amountFen: body.amountFen,
    reason: '返修退费',
  })

const tillOf = async (way: string) =>
  (
    await house.sql.query(`SELECT balance_fen::int AS fen FROM money_accounts WHERE kind = 'till' AND label = $1`, [
      way,
    ])
  ).rows[0]?.fen ?? 0

async function decide(refundId: string, username: string, granted = true) {
  const body = { version: 1, granted, note: granted ? '同意' : '无依据' }
  return house.as(username).post(`/approvals/${await openStep(refundId)}/decide`, body)
}

/** What is asked last of a refund. */
async function openStep(refundId: string): Promise<string> {
  const { rows } = await house.sql.query('SELECT id FROM approvals WHERE subject_id = $1 ORDER BY step DESC LIMIT 1', [
    refundId,
  ])
  return rows[0].id
}

const stateOf = async (refundId: string) =>
  (await house.sql.query('SELECT state FROM refunds WHERE id = $1', [refundId])).rows[0].state

test('SET-07: more than came in, a foreign payment, an unallowed or undecided refund is refused', async () => {
  const one = await paid('cash', 40_000)
  const two = await paid('cash', 40_000)
  expect((await refund({ ...one, amountFen: 100 }, 'technician')).status).toBe(403)
  expect((await refund({ ...one, amountFen: 100 }, 'other-cashier')).status).toBe(404)
  expect(await refund({ ...one, amountFen: 40_001 })).toMatchObject({ body: { code: 'settlement.refundTooMuch' } })
  expect(await refund({ statementId: one.statementId, paymentId: two.paymentId, amountFen: 1 })).toMatchObject({
    body: { code: 'settlement.notPaidIn' },
  })
  const asked = await refund({ ...one, amountFen: 30_000 })
  expect(asked.body).toMatchObject({ approverRoles: ['R-BIZ-SUP'] })
  const { id } = Object(asked.body)
  expect(await house.as('cashier').post(`/refunds/${id}/pay`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'settlement.refundUndecided' },
  })
  await decide(id, 'supervisor', false)
  expect(await house.as('cashier').post(`/refunds/${id}/pay`, { version: 2 })).toMatchObject({
    body: { code: 'settlement.refundDone' },
  })
  await expect(house.sql.query('UPDATE refunds SET amount_fen = 1 WHERE id = $1', [id])).rejects.toThrow(/not altered/)
})

test('SET-07: 3000 yuan, over the manager’s limit, needs the general manager and goes back by the same way', async () => {
  const scanned = await paid('wechat', 500_000)
  const before = await tillOf('wechat')
  const asked = await refund({ ...scanned, amountFen: 300_000 })
  const { id, approverRoles } = Object(asked.body)
  expect(approverRoles).toEqual(['R-SVC-MGR', 'R-GM'])
  expect((await decide(id, 'gm')).status).toBe(403)
  expect((await decide(id, 'service')).status).toBe(200)
  expect((await decide(id, 'service')).status).toBe(403)
  expect(await stateOf(id)).toBe('asked')
  expect((await decide(id, 'gm')).status).toBe(200)
  await house.advance('PT1M')
  const statement = await house.as('cashier').api.settlement.get({ id: scanned.statementId })
  expect(statement.refunds).toMatchObject([{ way: 'wechat', state: 'paid', amountFen: 300_000, decidedBy: '韩江' }])
  expect(statement.refunds[0]?.steps).toEqual([
    { role: 'R-SVC-MGR', by: '唐宁' },
    { role: 'R-GM', by: '韩江' },
  ])
  expect(await tillOf('wechat')).toBe(before - 300_000)
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n FROM outside_calls WHERE party = 'payment' AND operation = 'refund' AND subject_id = $1`,
    [id],
  )
  expect(rows[0].n).toBe(1)
})

test('SET-07: an approved cash refund leaves the till once, by the cashier’s hand; a compensation needs its approval too', async () => {
  const cash = await paid('cash', 90_000)
  const { id } = Object((await refund({ ...cash, amountFen: 60_000 })).body)
  expect((await decide(id, 'supervisor')).status).toBe(200)
  expect((await decide(id, 'service')).status).toBe(200)
  const before = await tillOf('cash')
  expect((await house.as('cashier').post(`/refunds/${id}/pay`, { version: 2 })).status).toBe(200)
  expect((await house.as('cashier').post(`/refunds/${id}/pay`, { version: 3 })).status).toBe(409)
  expect(await tillOf('cash')).toBe(before - 60_000)
  const { refunds } = await house.as('cashier').api.settlement.get({ id: cash.statementId })
  const receipt = await house.as('cashier').get(`/papers/${refunds[0]?.paperId}`)
  expect(receipt).toMatchObject({ status: 200 })
  expect(JSON.stringify(receipt.body)).toMatch(/SLP-06.*返修退费.*梁栋、唐宁/)
  const more = await house.as('cashier').post(`/statements/${cash.statementId}/compensations`, {
    refundId: newId(),
    way: 'transfer',
    amountFen: 250_000,
    reason: '误工补偿',
  })
  expect(more.body).toMatchObject({ approverRoles: ['R-SVC-MGR', 'R-GM'] })
})

test('SET-07: many small refunds of one bill pass the offices of their sum, and nobody decides what they asked for', async () => {
  const cash = await paid('cash', 90_000)
  expect((await refund({ ...cash, amountFen: 40_000 })).body).toMatchObject({ approverRoles: ['R-BIZ-SUP'] })
  const asked = (await refund({ ...cash, amountFen: 40_000 }, 'supervisor')).body
  expect(asked).toMatchObject({ approverRoles: ['R-SVC-MGR', 'R-GM'] })
  const { id } = Object(asked)
  const approvalId = await openStep(id)
  expect((await decide(id, 'supervisor')).status).toBe(403)
  expect((await decide(id, 'service', false)).status).toBe(200)
  expect(await stateOf(id)).toBe('refused')
  expect(await openStep(id)).toBe(approvalId)
})

test('SET-07: what is taken back, before the first or between both decisions, holds nothing of the payment', async () => {
  const cash = await paid('cash', 60_000)
  const { id } = Object((await refund({ ...cash, amountFen: 60_000 })).body)
  expect(await refund({ ...cash, amountFen: 100 })).toMatchObject({ body: { code: 'settlement.refundTooMuch' } })
  await decide(id, 'supervisor')
  const second = await openStep(id)
  expect((await house.as('supervisor').post(`/approvals/${second}/withdraw`, { version: 1 })).status).toBe(403)
  expect((await house.as('cashier').post(`/approvals/${second}/withdraw`, { version: 1 })).status).toBe(200)
  expect(await stateOf(id)).toBe('withdrawn')
  expect(await house.as('service').post(`/approvals/${second}/decide`, { version: 2, granted: true })).toMatchObject({
    status: 409,
    body: { code: 'approvals.decided' },
  })
  expect((await refund({ ...cash, amountFen: 60_000 })).status).toBe(200)
})

test('SET-07: of 32 decisions at once one counts, and whoever stands in for the next office is not the second person', async () => {
  const cash = await paid('cash', 60_000)
  const { id } = Object((await refund({ ...cash, amountFen: 60_000 })).body)
  const now = await house.now()
  await house.as('gm').api.standIns.name({
    id: newId(),
    absentId: await staffIdOf(house, 'service'),
    standInId: await staffIdOf(house, 'supervisor'),
    fromAt: now,
    toAt: addHours(now, 1),
  })
  const rush = async (usernames: readonly string[]) => {
    const path = `/approvals/${await openStep(id)}/decide`
    const clients = Array.from({ length: 32 }, (_, at) => usernames[at % usernames.length] ?? '')
    return Promise.all(
      clients.map(async by => ({ by, ...(await house.as(by).post(path, { version: 1, granted: true })) })),
    )
  }
  const first = await rush(['supervisor'])
  expect(first.filter(answer => answer.status === 200)).toHaveLength(1)
  expect(new Set(first.map(answer => answer.status))).toEqual(new Set([200, 409]))
  const second = await rush(['supervisor', 'service'])
  expect(second.filter(answer => answer.status === 200).map(answer => answer.by)).toEqual(['service'])
  const supervisors = second.filter(answer => answer.by === 'supervisor')
  expect(new Set(supervisors.map(answer => Object(answer.body).code))).toEqual(new Set(['approvals.otherPerson']))
  const { rows } = await house.sql.query(
    'SELECT step, state, next_roles AS next FROM approvals WHERE subject_id = $1 ORDER BY step',
    [id],
  )
  expect(rows).toEqual([
    { step: 1, state: 'granted', next: ['R-SVC-MGR'] },
    { step: 2, state: 'granted', next: [] },
  ])
  expect(await stateOf(id)).toBe('approved')
  await expect(
    house.sql.query(
      `UPDATE approvals SET decided_by = (SELECT decided_by FROM approvals WHERE subject_id = $1 AND step = 1)
        WHERE subject_id = $1 AND step = 2`,
      [id],
    ),
  ).rejects.toThrow(/approvals_other_person/)
})

test('SET-07: of 32 refunds of one payment at once no more goes back than came in', async () => {
  const cash = await paid('cash', 50_000)
  const answers = await Promise.all(Array.from({ length: 32 }, () => refund({ ...cash, amountFen: 20_000 })))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(2)
  expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200, 409]))
})

test('SET-02: an issued invoice is taken back by a red one only, and the statement invoiced anew', async () => {
  const { statementId } = await paid('cash', 11_300)
  const { api, post } = house.as('finance')
  const first = newId()
  await api.settlement.invoice({ id: statementId, invoiceId: first, buyerName: '周正' })
  expect(await post(`/invoices/${first}/red`, { reason: '抬头有误' })).toMatchObject({
    status: 409,
    body: { code: 'settlement.notIssued' },
  })
  await house.advance('PT1M')
  expect((await house.as('cashier').post(`/invoices/${first}/red`, { reason: '抬头有误' })).status).toBe(403)
  await api.settlement.redInvoice({ id: first, reason: '抬头有误' })
  await house.advance('PT1M')
  const { invoice } = await api.settlement.get({ id: statementId })
  expect(invoice).toMatchObject({ state: 'red', redNumber: expect.stringMatching(/^\d{20}$/), redReason: '抬头有误' })
  expect(invoice?.redNumber).not.toBe(invoice?.number)
  expect(invoice?.redConfirmation).toMatch(/^\d{20}$/)
  expect(invoice?.files.map(file => file.name)).toEqual([`${invoice?.number}.xml`, `${invoice?.redNumber}.xml`])
  const company = { id: statementId, buyerName: '周正商贸', kind: 'special' } as const
  expect(
    await post(`/statements/${statementId}/invoice`, { ...company, id: undefined, invoiceId: newId() }),
  ).toMatchObject({ status: 409, body: { code: 'settlement.buyerCode' } })
  await api.settlement.invoice({
    ...company,
    invoiceId: newId(),
    buyerCreditCode: '91350100M000100Y43',
    buyerAddress: '上海市浦东新区张江路 1 号',
    buyerBank: '工商银行张江支行 1001',
  })
  await house.advance('PT1M')
  expect((await api.settlement.get({ id: statementId })).invoice).toMatchObject({
    state: 'issued',
    buyerName: '周正商贸',
    kind: 'special',
    taxFen: 1_300,
  })
  const { rows } = await house.sql.query(
    `SELECT request->>'type' AS type, request->'lines'->0->>'taxCode' AS code FROM outside_calls
      WHERE party = 'invoice' AND operation = 'issue' AND subject_id = $1 ORDER BY at`,
    [statementId],
  )
  expect(rows).toEqual([
    { type: '82', code: '2020000000000000000' },
    { type: '81', code: '2020000000000000000' },
  ])
})
