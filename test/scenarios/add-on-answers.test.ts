import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { accept, prepareCar } from '../harness/deliver.ts'
import { lastMessageTo } from '../harness/estimates.ts'
import { giveLine, jobDraft, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { issueAll } from '../harness/issue-parts.ts'
import { finishJob, inspectThrough } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { type CarInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Order = Awaited<ReturnType<typeof orderInWorkshop>>

/** The technician finds something; not priced yet. */
async function found(order: Order, safety: boolean) {
  const id = newId()
  const line = { id: newId(), kind: 'labour', labourOperationId: order.car.operationId, qtyMilli: 1000 } as const
  const consequence = safety ? '制动距离变长，可能失去制动' : ''
  const finding = { orderId: order.id, id, reason: '后制动盘磨损', safety, consequence, lines: [line] }
  await house.as('technician').api.repairOrders.findAddOn(finding)
  return { id, line: { ...line, basis: 'finding', basisText: '厚度 8 mm' } as const }
}

async function priced(order: Order, safety = false) {
  const { id, line } = await found(order, safety)
  const newPromisedAt = addHours(await house.now(), 9)
  const asked = { id, version: 1, lines: [line], extraMinutes: 60, newPromisedAt }
  return { ...(await house.as('adviser').api.repairOrders.priceAddOn(asked)), lineId: line.id }
}

async function tokenFor(car: CarInShop, paperId: string): Promise<string> {
  await house.as('adviser').api.papers.sendLink({ id: paperId, role: 'customer' })
  return /\/m\/p\/([\w-]+)/.exec(await lastMessageTo(house, car.ownerId))?.[1] ?? ''
}

/** Codes to one telephone are a minute apart at least. */
async function codeFor(car: CarInShop, token: string): Promise<string> {
  await house.advance('PT2M')
  expect((await house.nobody.post(`/links/${token}/codes`, {})).status).toBe(200)
  return /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
}

const addOnOf = async (orderId: string) =>
  (await house.as('adviser').api.repairOrders.get({ id: orderId })).addOns[0] ?? expect.unreachable()

test('RO-10: agreed far away by code, the form shows its time and telephone; no work before', async () => {
  const order = await orderInWorkshop(house)
  const addOn = await priced(order)
  const start = async () =>
    house
      .as('dispatcher')
      .post(`/repair-orders/${order.id}/dispatch`, { jobs: [await jobDraft(house, addOn.lineId, 'technician2')] })
  expect(await start()).toMatchObject({ status: 409, body: { code: 'workshop.lineNotApproved' } })
  const token = await tokenFor(order.car, addOn.paperId)
  const code = await codeFor(order.car, token)
  const sign = (more: object) =>
    house.nobody.post(`/links/${token}/sign`, {
      ...{ signerName: '周正', contentHash: addOn.contentHash, code },
      ...more,
    })
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await sign({ code: wrong })).toMatchObject({ body: { code: 'links.wrongCode' } })
  expect(await sign({ contentHash: '0'.repeat(64) })).toMatchObject({ status: 409 })
  expect((await start()).status).toBe(409)
  const again = await codeFor(order.car, token)
  expect((await sign({ code: again })).status).toBe(200)
  const { document } = await house.as('adviser').api.papers.get({ id: addOn.paperId })
  const { phone } = (
    await house.sql.query(`SELECT phone_masked AS phone FROM people WHERE id = $1`, [order.car.ownerId])
  ).rows[0]
  expect(phone).toMatch(/\d{3}\*+\d{4}/)
  expect(document.signatures.find(signature => signature.role === 'customer')).toMatchObject({
    ...{ method: 'code', name: '周正', phone, signedAt: expect.any(String), voidedAt: null },
  })
  expect(await addOnOf(order.id)).toMatchObject({ state: 'agreed', answerChannel: 'link' })
  expect((await start()).status).toBe(200)
})

test('RO-11: a safety item refused needs the risk signed; form and gate pass print it, and unsigned the car stays', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const addOn = await priced(order, true)
  const adviser = house.as('adviser')
  const relayedTo = await staffIdOf(house, 'manager')
  const answer = { version: addOn.version, channel: 'call', reason: '下次再做', relayedTo }
  const refuse = (more: object) => adviser.post(`/add-ons/${addOn.id}/refuse`, { ...answer, ...more })
  expect(await refuse({})).toMatchObject({ status: 400, body: { code: 'orders.riskNote' } })
  // On the telephone nobody holds a pen: the form waits for the signature.
  expect((await refuse({ signLater: true })).status).toBe(200)
  const refused = await addOnOf(order.id)
  expect(refused).toMatchObject({ state: 'refused', paperState: 'presented', number: addOn.number })
  const paperId = refused.paperId ?? ''
  expect(paperId).not.toBe(addOn.paperId)
  const { content } = (await adviser.api.papers.get({ id: paperId })).document
  expect(content).toMatchObject({
    answer: 'declined',
    answerChannel: '电话',
    agreedFen: 0,
    items: [{ safety: true, answer: 'declined', declinedReason: '下次再做' }],
    refusal: { spokenTo: '郑凯', riskNote: expect.stringContaining('可能失去制动') },
  })

  await issueAll(house, order.id)
  await finishJob(house, jobId)
  await inspectThrough(house, order.id, order.lineId)
  await prepareCar(house, order.id)
  const { statements } = await house.as('cashier').api.settlement.total({ id: order.id })
  const { id: statementId = '', totalFen = 0 } = statements[0] ?? {}
  await adviser.api.settlement.check({ id: statementId, version: 1 })
  await accept(house, order.id, order.lineId)
  const payment = { paymentId: newId(), way: 'cash', amountFen: totalFen } as const
  await house.as('cashier').api.settlement.pay({ id: statementId, ...payment })
  const handOver = async () =>
    adviser.post(`/deliveries/${order.id}/hand-over`, {
      version: (await adviser.api.delivery.get({ id: order.id })).version,
      handed: ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'],
      ...{ signerName: '周正', image: pen },
    })
  const early = await handOver()
  expect(early).toMatchObject({ status: 409, body: { code: 'delivery.riskUnsigned' } })
  expect(JSON.stringify(early.body)).toContain('后制动盘磨损')

  const token = await tokenFor(order.car, paperId)
  const code = await codeFor(order.car, token)
  const { contentHash } = (await adviser.api.papers.get({ id: paperId })).document
  expect((await house.nobody.post(`/links/${token}/sign`, { code, contentHash, signerName: '周正' })).status).toBe(200)
  // Signing for the risk is no consent.
  expect(await addOnOf(order.id)).toMatchObject({ state: 'refused', paperState: 'signed' })
  const handed = await handOver()
  expect(handed.status).toBe(200)
  const pass = await adviser.api.papers.get({ id: Object(handed.body).gatePassPaperId })
  const { refusedSafetyItems } = Object(pass.document.content)
  expect(refusedSafetyItems).toMatch(new RegExp(`后制动盘磨损（风险告知 ${addOn.number}，周正 .+ 签字）`))
})

test('RO-11: who stands at the counter signs at once, and the drawing is kept under the refused form', async () => {
  const order = await orderInWorkshop(house)
  const { id } = await found(order, true)
  const adviser = house.as('adviser')
  const answer = { version: 1, channel: 'inPerson', reason: '先不做', relayedTo: await staffIdOf(house, 'manager') }
  const riskSignature = { signerName: '周正', image: pen }
  expect((await adviser.post(`/add-ons/${id}/refuse`, { ...answer, riskSignature })).status).toBe(200)
  const { paperId } = await addOnOf(order.id)
  const { document } = await adviser.api.papers.get({ id: paperId ?? '' })
  expect(document.state).toBe('signed')
  expect(document.signatures.find(signature => signature.role === 'customer')).toMatchObject({
    ...{ method: 'drawn', name: '周正', phone: null, image: expect.stringContaining('data:image/png') },
  })
})
