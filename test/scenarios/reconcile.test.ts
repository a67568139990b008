import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { queueState } from '#server/kernel/jobs.ts'
import { acceptCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
}, 60_000)
afterEach(() => house.close())

const setMode = (party: 'payment' | 'invoice', mode: 'ok' | 'fail') =>
  house.as('admin').api.outside.setSwitch({ party, mode })
const statement = (id: string) => house.as('cashier').api.settlement.get({ id })

async function payByCode(): Promise<{ statementId: string; paymentId: string; amountFen: number }> {
  const { statementId } = await acceptCar(house)
  const { openFen: amountFen } = await statement(statementId)
  const paymentId = newId()
  await house.as('cashier').api.settlement.pay({ id: statementId, paymentId, way: 'wechat', amountFen })
  return { statementId, paymentId, amountFen }
}

test('R16, R5: a payment whose notice never came is found by asking within five minutes, and booked once', async () => {
  const { statementId, amountFen } = await payByCode()
  // The order stands with the provider; then the provider's way to us breaks, and the customer pays.
  await house.advance('PT1S')
  await house.sql.query(`INSERT INTO outside_switches (store_id, party, mode) VALUES ($1, 'payment', 'fail')`, [
    house.storeId,
  ])
  await house.advance('PT1M')
  expect(await statement(statementId)).toMatchObject({ state: 'totalled', openFen: amountFen })
  // The way is back, and nobody says so.
  await house.sql.query(`UPDATE outside_switches SET mode = 'ok'`)
  await house.advance('PT4M')
  expect(await statement(statementId)).toMatchObject({ state: 'settled', openFen: 0 })
  await house.advance('PT4H')
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n, sum(e.amount_fen)::int AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
      WHERE a.kind = 'till'`,
  )
  expect(rows).toEqual([{ n: 1, fen: amountFen }])
  const looks = await house.sql.query(
    `SELECT count(*)::int AS n FROM timers WHERE kind = 'settlement.look-at-payment' AND fired_at IS NULL`,
  )
  expect(looks.rows, 'nobody looks at what is known').toEqual([{ n: 0 }])
})

test('R25: payment and invoice asked for while the provider was down go on at once when it is back', async () => {
  await setMode('payment', 'fail')
  const { statementId } = await payByCode()
  await house.advance('PT1M')
  expect(await statement(statementId)).toMatchObject({ state: 'totalled', payments: [{ codeUrl: null }] })
  await setMode('payment', 'ok')
  await house.advance('PT1S')
  await house.advance('PT1M')
  expect(await statement(statementId)).toMatchObject({ state: 'settled', openFen: 0 })
  await setMode('invoice', 'fail')
  const invoiceId = newId()
  const cashier = house.as('cashier').api.settlement
  await cashier.invoice({ id: statementId, invoiceId, buyerName: '海湾物流', buyerCreditCode: '91110000MA0000001X' })
  await house.advance('PT1S')
  expect((await statement(statementId)).invoice).toMatchObject({ state: 'asked' })
  await setMode('invoice', 'ok')
  await house.advance('PT1S')
  expect((await statement(statementId)).invoice).toMatchObject({ state: 'issued' })
})

test('R25: a job asked for again while it runs, and failing then, does not count as given up: the new one is the job', async () => {
  const again = () =>
    house.sql.query(
      `SELECT carebay_jobs.add_job('settlement.check-payment', '{}', run_at := '2100-01-01', job_key := 'again')`,
    )
  await again()
  await house.sql.query("UPDATE carebay_jobs._private_jobs SET locked_at = now(), locked_by = 'somebody', attempts = 1")
  await again()
  await house.sql.query('UPDATE carebay_jobs._private_jobs SET locked_at = NULL, locked_by = NULL')
  expect(await queueState(house.db)).toMatchObject([{ task: 'settlement.check-payment', later: 1, failed: 0 }])
})
