import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { acceptCar, deliverCar, lookedAt } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brakeLines, inspectThrough, openBrakeOrder, signOrder, washIfAsked, workThrough } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

/** What must never happen, tried by 32 clients at the same moment. */
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Answer = { status: number; body: unknown }

const crowd = <T>(ask: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 32 }, (_, index) => ask(index)))
const done = (answers: readonly Answer[]) => answers.filter(answer => answer.status === 200)
const codes = (answers: readonly Answer[]) =>
  new Set(answers.filter(answer => answer.status !== 200).map(answer => String(Object(answer.body).code)))

const pack = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key']

async function payRest(statementId: string) {
  const { openFen } = await house.as('cashier').api.settlement.get({ id: statementId })
  const payment = { id: statementId, paymentId: newId(), way: 'cash', amountFen: openFen } as const
  await house.as('cashier').api.settlement.pay(payment)
}

test('RCV-19, RO-03: while the adviser changes what was signed, the workshop takes no car whose signature is gone', async () => {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  await washIfAsked(house, id)
  const { version } = await house.as('adviser').api.repairOrders.get({ id })
  const lines = brakeLines(car).slice(0, 1)
  const answers = await crowd(index =>
    index % 2 === 0
      ? house.as('adviser').post(`/repair-orders/${id}/lines`, { version, lines })
      : house.as('manager').post(`/repair-orders/${id}/receive`, {}),
  )
  const { rows } = await house.sql.query('SELECT authorisation, work FROM repair_orders WHERE id = $1', [id])
  expect(done(answers)).toHaveLength(1)
  expect([
    { authorisation: 'signed', work: 'handedOver' },
    { authorisation: 'draft', work: 'waiting' },
  ]).toContainEqual(rows[0])
})

test('DLV-16, QC-16: handed over to one of 32, or sent back to the workshop, never both and never unpaid', async () => {
  const { orderId, statementId } = await acceptCar(house)
  const { version } = await house.as('adviser').api.delivery.get({ id: orderId })
  const handOver = () =>
    house
      .as('adviser')
      .post(`/deliveries/${orderId}/hand-over`, { version, handed: pack, signerName: '周正', image: pen })
  const unpaid = await crowd(handOver)
  expect(done(unpaid)).toEqual([])
  expect(codes(unpaid)).toEqual(new Set(['delivery.notSettled']))
  await payRest(statementId)
  const lineId = (await house.as('adviser').api.quality.get({ id: orderId })).lines[0]?.id ?? ''
  const sendBack = () => house.as('adviser').post(`/repair-orders/${orderId}/send-back`, { lineId, defect: '仍有异响' })
  const answers = await crowd(index => (index % 2 === 0 ? handOver() : sendBack()))
  expect(done(answers)).toHaveLength(1)
  const { rows } = await house.sql.query(
    `SELECT o.delivery, o.work, (SELECT count(*)::int FROM gate_passes p WHERE p.order_id = o.id AND p.voided_at IS NULL) AS passes
      FROM repair_orders o WHERE o.id = $1`,
    [orderId],
  )
  expect([
    { delivery: 'delivered', work: 'passed', passes: 1 },
    { delivery: 'none', work: 'rework', passes: 0 },
  ]).toContainEqual(rows[0])
})

test('DLV-21: of 32 gates that read one pass at the same moment one opens', async () => {
  const { orderId, statementId } = await acceptCar(house)
  await payRest(statementId)
  const { version, plate } = await house.as('adviser').api.delivery.get({ id: orderId })
  const hand = { id: orderId, version, handed: [...pack], signerName: '周正', image: pen }
  const handed = await house.as('adviser').post(`/deliveries/${orderId}/hand-over`, { ...hand, id: undefined })
  const { token } = Object(handed.body)
  const scans = await crowd(() => house.as('gate').api.gate.scan({ token, plate }))
  expect(scans.filter(scan => scan.opens)).toHaveLength(1)
  expect(scans.filter(scan => scan.outcome === 'used')).toHaveLength(31)
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n FROM timeline_events WHERE event = 'gate.opened' AND thread_id = $1`,
    [orderId],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('SET-01, SET-04: a settled statement is changed by none of 32, whatever they try', async () => {
  const { orderId } = await deliverCar(house)
  const [row] = (await house.as('cashier').api.settlement.list({ orderId })).rows
  const id = row?.id ?? ''
  const standing = async () =>
    (
      await house.sql.query(
        `SELECT s::text AS bill, (SELECT string_agg(l::text, '|' ORDER BY l.id) FROM statement_lines l WHERE l.statement_id = s.id) AS lines,
            (SELECT sum(e.amount_fen)::int FROM money_entries e WHERE e.subject_id = s.id) AS booked FROM statements s WHERE s.id = $1`,
        [id],
      )
    ).rows
  const before = await standing()
  const cashier = house.as('cashier')
  const tries = [
    () => cashier.post(`/repair-orders/${orderId}/total/withdraw`, { reason: '漏项' }),
    () => cashier.post(`/repair-orders/${orderId}/total`, {}),
    () => cashier.post(`/repair-orders/${orderId}/split`, { version: 0, insurerPpm: 500_000, insurerName: '平安' }),
    () => cashier.post(`/statements/${id}/payments`, { paymentId: newId(), way: 'cash', amountFen: 1 }),
    () => cashier.post(`/statements/${id}/on-account`, { version: 1, dueOn: '2027-04-01', reason: '月结' }),
    () => house.as('adviser').post(`/statements/${id}/check`, { version: 1 }),
    () => {
      const discount = { demandId: newId(), kind: 'discount', words: '便宜点', discountPpm: 50_000 }
      return cashier.post(`/statements/${id}/demands`, discount)
    },
    () => house.as('adviser').post(`/repair-orders/${orderId}/lines`, { version: 1, lines: [] }),
  ]
  const answers = await crowd(index => tries[index % tries.length]?.() ?? expect.unreachable())
  expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 409))
  expect(await standing()).toEqual(before)
})

test('WAR-10, RO-16: of 32 who would go on without deciding about the guarantee none can; decided once, the car is free', async () => {
  const first = await deliverCar(house)
  await house.advance('P2D')
  const car = await carInShop(house, { again: first.car })
  await house.sql.query('UPDATE visits SET mileage_km = 30200 WHERE id = $1', [car.visitId])
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, 300)
  await inspectThrough(house, id, lineId)
  const forgotten = await crowd(() => house.as('adviser').post(`/deliveries/${id}/take-over`, { checks: lookedAt }))
  expect(done(forgotten)).toEqual([])
  expect(codes(forgotten)).toEqual(new Set(['guarantee.undecided']))
  const { comebacks } = await house.as('adviser').api.guarantee.ofOrder({ id })
  expect(comebacks).toHaveLength(1)
  const decide = (index: number) =>
    index % 2 === 0
      ? house.as('adviser').post(`/guarantee/comebacks/${comebacks[0]?.id}/free`, { version: 1 })
      : house.as('service').post(`/guarantee/comebacks/${comebacks[0]?.id}/refuse`, { version: 1, proof: '硬物刮伤' })
  const answers = await crowd(decide)
  expect(done(answers)).toHaveLength(1)
  const { byPayer } = (await house.as('adviser').api.repairOrders.get({ id })).totals
  const [after] = (await house.as('adviser').api.guarantee.ofOrder({ id })).comebacks
  expect(after?.state === 'free' ? byPayer.customer : byPayer.rework).toBeUndefined()
})
