import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { acceptCar, deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key']
const certify = (id: string, username = 'inspector') => house.as(username).post(`/repair-orders/${id}/certificate`, {})
const stateOf = async (id: string) => (await house.as('inspector').api.quality.get({ id })).certificate

/** A car whose order is work of a class the catalogue names. */
async function carFor(work: string) {
  const car = await carInShop(house)
  await house.sql.query('UPDATE labour_operations SET guarantee_class = $1 WHERE id = $2', [work, car.brakeId])
  return car
}

async function pay(statementId: string) {
  const { openFen } = await house.as('cashier').api.settlement.get({ id: statementId })
  const payment = { id: statementId, paymentId: newId(), way: 'cash', amountFen: openFen } as const
  await house.as('cashier').api.settlement.pay(payment)
}

async function handOver(id: string) {
  const { version } = await house.as('adviser').api.delivery.get({ id })
  return house.as('adviser').post(`/deliveries/${id}/hand-over`, { version, handed, signerName: '周正', image: pen })
}

test('DLV-16, QC-02: small repair needs no certificate of completion, gets none, and leaves without', async () => {
  const { orderId } = await deliverCar(house, { car: await carFor('小修') })
  expect(await stateOf(orderId)).toEqual({ works: [], paperId: null })
  expect(await certify(orderId)).toMatchObject({ status: 409, body: { code: 'quality.noCertificate' } })
  const { rows } = await house.as('adviser').api.papers.list({ threadId: orderId, limit: 200 })
  expect(rows.map(row => row.kind)).not.toContain('SLP-07')
})

test('DLV-16, QC-02: after assembly repair nobody gets the car before an inspector has signed the certificate', async () => {
  const car = await carFor('总成修理')
  const { orderId, statementId } = await acceptCar(house, { car })
  await pay(statementId)
  expect(await handOver(orderId)).toMatchObject({
    status: 409,
    body: { code: 'delivery.noCertificate', detail: '总成修理须有质量检验员签发的竣工出厂合格证才能交车' },
  })
  for (const username of ['adviser', 'technician', 'cashier'])
    expect((await certify(orderId, username)).status).toBe(403)
  expect((await certify(orderId, 'other-inspector')).status).toBe(404)
  expect((await certify(orderId)).status).toBe(200)
  expect(await certify(orderId)).toMatchObject({ status: 409, body: { code: 'quality.certified' } })
  const { works, paperId } = await stateOf(orderId)
  expect(works).toEqual(['总成修理'])
  const paper = await house.as('adviser').get(`/papers/${paperId}`)
  expect(JSON.stringify(paper.body)).toMatch(/总成修理/)
  expect((await house.as('adviser').api.delivery.get({ id: orderId })).certificate).toEqual({ works, paperId })
  expect((await handOver(orderId)).status).toBe(200)
})

test('QC-02, QC-16: the certificate waits for the inspection, and is void when the car goes back to the workshop', async () => {
  const car = await carFor('二级维护')
  const early = await openBrakeOrder(house, await carFor('二级维护'))
  expect(await certify(early)).toMatchObject({ status: 409, body: { code: 'quality.notPassedYet' } })
  const { orderId } = await acceptCar(house, { car })
  expect((await certify(orderId)).status).toBe(200)
  const { lines } = await house.as('inspector').api.quality.get({ id: orderId })
  const back = { id: orderId, lineId: lines[0]?.id ?? '', defect: '制动仍有异响' }
  await house.as('adviser').api.quality.sendBack(back)
  expect(await stateOf(orderId)).toEqual({ works: ['二级维护'], paperId: null })
  expect(await certify(orderId)).toMatchObject({ body: { code: 'quality.notPassedYet' } })
})
