import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import { lookedAt, prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, openBrakeOrder, signOrder, washIfAsked, workThrough } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let slot = 0
const nextSlot = () => {
  slot += 4
  return slot
}

async function passed() {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, nextSlot())
  await inspectThrough(house, id, lineId)
  return { id, car, lineId }
}

async function prepared() {
  const { id, car, lineId } = await passed()
  await prepareCar(house, id)
  return { id, car, lineId }
}

async function totalled() {
  const made = await prepared()
  const { statements } = await house.as('cashier').api.settlement.total({ id: made.id })
  const statementId = statements[0]?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  return { ...made, statementId, totalFen: statements[0]?.totalFen ?? 0 }
}

const notice = (version: number) =>
  ({ version, noticeId: newId(), kind: 'delivery', channel: 'call', reached: true, personReached: '周正' }) as const

async function accepted() {
  const made = await totalled()
  const { api } = house.as('adviser')
  const version = async () => (await api.delivery.get({ id: made.id })).version
  await api.delivery.notify({ id: made.id, ...notice(await version()) })
  await api.delivery.startPickup({ id: made.id, version: await version() })
  await api.delivery.explain({ id: made.id, version: await version(), lineIds: [made.lineId] })
  const { oldParts } = await api.delivery.get({ id: made.id })
  await api.delivery.decideOldParts({
    id: made.id,
    version: await version(),
    decisions: oldParts.map(part => ({ id: part.id, decision: 'leave' as const })),
  })
  await api.delivery.advise({
    id: made.id,
    version: await version(),
    careNotes: ['新制动片磨合 200 公里内避免急刹'],
    nextOn: '2027-09-02',
    nextKm: 40000,
    nextContent: '小保养',
  })
  const done = await api.delivery.accept({
    id: made.id,
    version: await version(),
    signerName: '周正',
    image: pen,
    rating: 5,
  })
  return { ...made, acceptancePaperId: done.paperId }
}

const pack = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const

test('DLV-01, DLV-02, DLV-03: not passed, not prepared, not totalled, the customer cannot be told', async () => {
  const car = await carInShop(house)
  const early = await openBrakeOrder(house, car)
  const adviser = house.as('adviser')
  expect(await adviser.post(`/deliveries/${early}/take-over`, { checks: lookedAt })).toMatchObject({
    status: 409,
    body: { code: 'delivery.notPassed' },
  })
  const { id } = await passed()
  // Nobody prepares a car the workshop has not given away, point by point and signed.
  expect(await adviser.post(`/deliveries/${id}/prepared`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'delivery.notTakenOver' },
  })
  const take = (checks: object[]) => adviser.post(`/deliveries/${id}/take-over`, { checks })
  expect(await take(lookedAt.slice(0, 2))).toMatchObject({ status: 409, body: { code: 'delivery.takeOverOpen' } })
  expect(await take(lookedAt.map(check => ({ ...check, ok: false })))).toMatchObject({
    status: 409,
    body: { code: 'delivery.takeOverNote' },
  })
  expect(await adviser.post(`/deliveries/${id}/prepared`, { version: 1 })).toMatchObject({
    body: { code: 'delivery.notTakenOver' },
  })
  await adviser.api.delivery.takeOver({ id, checks: lookedAt })
  expect(await adviser.post(`/deliveries/${id}/prepared`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'delivery.finalWash' },
  })
  await washIfAsked(house, id)
  expect(await adviser.post(`/deliveries/${id}/prepared`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'delivery.preparationOpen' },
  })
  expect(await adviser.post(`/deliveries/${id}/notices`, notice(1))).toMatchObject({
    status: 409,
    body: { code: 'delivery.notPrepared' },
  })
  const slip = (await adviser.api.papers.list({ threadId: id, kind: 'SLP-08' })).rows[0]
  const { document } = await adviser.api.papers.get({ id: slip?.id ?? '' })
  expect(document).toMatchObject({
    state: 'signed',
    content: { points: [{ label: '外观', ok: true }, { ok: true }, { label: '随车物品', ok: true }] },
  })
  expect(document.signatures.map(each => each.name).toSorted()).toContain('林晓')
  await oneTickMissing(id)
  const ready = await prepared()
  const untotalled = await adviser.post(`/deliveries/${ready.id}/notices`, notice(2))
  expect(untotalled).toMatchObject({ status: 409, body: { code: 'delivery.notTotalled' } })
})

/** All points but the last, then the last as well. */
async function oneTickMissing(id: string): Promise<void> {
  const { api, post } = house.as('adviser')
  const { preparationSheetId, version } = await api.delivery.get({ id })
  const points = deliveryPreparation.items.map(item => ({ key: item.key, result: 'ok' as const }))
  await api.checklists.answer({ id: preparationSheetId ?? '', answers: points.slice(0, -1) })
  const refused = await post(`/deliveries/${id}/prepared`, { version })
  expect(refused).toMatchObject({ status: 409, body: { code: 'delivery.preparationOpen' } })
  expect(JSON.stringify(refused.body)).toContain('质量保证书备妥')
  await api.checklists.answer({ id: preparationSheetId ?? '', answers: points })
  expect((await post(`/deliveries/${id}/prepared`, { version })).status).toBe(200)
}

test('DLV-09, DLV-10, DLV-11, DLV-15: unexplained, undecided or unadvised there is no signature, and unaccepted no payment', async () => {
  const { id, statementId, lineId } = await totalled()
  const adviser = house.as('adviser')
  const version = async () => (await adviser.api.delivery.get({ id })).version
  await adviser.api.delivery.notify({ id, ...notice(await version()) })
  await adviser.api.delivery.startPickup({ id, version: await version() })
  const early = await house
    .as('cashier')
    .post(`/statements/${statementId}/payments`, { paymentId: newId(), way: 'cash', amountFen: 100 })
  expect(early).toMatchObject({ status: 409, body: { code: 'settlement.notAccepted' } })
  const accept = async () =>
    adviser.post(`/deliveries/${id}/acceptance`, {
      version: await version(),
      signerName: '周正',
      image: pen,
      rating: 5,
    })
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'delivery.unexplained' } })
  await adviser.api.delivery.explain({ id, version: await version(), lineIds: [lineId] })
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'delivery.oldParts' } })
  const { oldParts } = await adviser.api.delivery.get({ id })
  await adviser.api.delivery.decideOldParts({
    id,
    version: await version(),
    decisions: oldParts.map(part => ({ id: part.id, decision: 'take' as const })),
  })
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'delivery.noNextService' } })
})

test('DLV-10, DLV-11, DLV-13: what the customer signed for stays: neither old parts nor advice are changed afterwards', async () => {
  const { id } = await accepted()
  const adviser = house.as('adviser')
  const { version, oldParts, nextOn } = await adviser.api.delivery.get({ id })
  const decisions = oldParts.map(part => ({ id: part.id, decision: 'take' }))
  expect(await adviser.post(`/deliveries/${id}/old-parts`, { version, decisions })).toMatchObject({
    status: 409,
    body: { code: 'delivery.accepted' },
  })
  const advice = { careNotes: [], nextOn: '2030-01-01', nextKm: 1, nextContent: '无' }
  expect(await adviser.post(`/deliveries/${id}/advice`, { version, ...advice })).toMatchObject({
    status: 409,
    body: { code: 'delivery.accepted' },
  })
  const unsigned = { version, handed: pack, signerName: '周正' }
  expect((await adviser.post(`/deliveries/${id}/hand-over`, unsigned)).status).toBe(400)
  expect(await adviser.api.delivery.get({ id })).toMatchObject({ nextOn, gatePassPaperId: null })
})

test('SET-01, SET-04, SET-05: part payments in several ways; too much is refused; the rest on account only with approval', async () => {
  const { statementId, totalFen } = await accepted()
  const cashier = house.as('cashier')
  const pay = (way: string, amountFen: number) =>
    cashier.post(`/statements/${statementId}/payments`, { paymentId: newId(), way, amountFen })
  expect(await pay('cash', totalFen + 1)).toMatchObject({ status: 409, body: { code: 'settlement.tooMuch' } })
  expect((await pay('cash', 10_000)).body).toMatchObject({ state: 'succeeded', openFen: totalFen - 10_000 })
  expect((await pay('card', 20_000)).status).toBe(200)
  const onAccount = { version: 2, dueOn: '2027-03-31', reason: '单位月结' }
  expect(await cashier.post(`/statements/${statementId}/on-account`, onAccount)).toMatchObject({
    status: 409,
    body: { code: 'settlement.needsApproval' },
  })
  const { approvalId } = await cashier.api.settlement.askOnAccount({ id: statementId, reason: '单位月结' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true, note: '' })
  await cashier.api.settlement.onAccount({ id: statementId, ...onAccount })
  const statement = await cashier.api.settlement.get({ id: statementId })
  expect(statement).toMatchObject({ state: 'settled', openFen: 0, arrearsFen: totalFen - 30_000 })
  const { rows } = await house.sql.query('SELECT sum(amount_fen)::int AS n FROM money_entries WHERE subject_id = $1', [
    statementId,
  ])
  expect(rows[0].n).toBe(0)
})

test('SET-04: a scanned payment counts once, however often the provider reports it; settled, the statement is closed', async () => {
  const { statementId, totalFen, id } = await accepted()
  const cashier = house.as('cashier')
  const paymentId = newId()
  const started = await cashier.api.settlement.pay({ id: statementId, paymentId, way: 'wechat', amountFen: totalFen })
  expect(started.state).toBe('waiting')
  await house.advance('PT1M')
  await house.advance('PT1M')
  expect(await cashier.api.settlement.get({ id: statementId })).toMatchObject({ state: 'settled', paidFen: totalFen })
  await cashier.api.settlement.recheck({ id: paymentId })
  await house.advance('PT1M')
  expect((await cashier.api.settlement.get({ id: statementId })).paidFen).toBe(totalFen)
  const again = await cashier.post(`/statements/${statementId}/payments`, {
    paymentId: newId(),
    way: 'cash',
    amountFen: 1,
  })
  expect(again).toMatchObject({ status: 409, body: { code: 'settlement.settled' } })
  await expect(house.sql.query('UPDATE statements SET total_fen = 1 WHERE id = $1', [statementId])).rejects.toThrow(
    /settled/,
  )
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('settled')
})

test('SET-02, DLV-13, DLV-16, DLV-18, DLV-21: unpaid or without the six things nothing is handed over; the pass opens the gate once', async () => {
  const { id, statementId, totalFen, car } = await accepted()
  const { api, post } = house.as('adviser')
  const version = async () => (await api.delivery.get({ id })).version
  const hand = async (handed: readonly string[]) =>
    post(`/deliveries/${id}/hand-over`, { version: await version(), handed, signerName: '周正', image: pen })
  expect(await hand(pack)).toMatchObject({ status: 409, body: { code: 'delivery.notSettled' } })
  const cashier = house.as('cashier').api
  await cashier.settlement.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: totalFen })
  expect(await hand(pack.slice(0, 5))).toMatchObject({ status: 409, body: { code: 'delivery.packOpen' } })
  await cashier.settlement.invoice({ id: statementId, invoiceId: newId(), buyerName: '周正' })
  await house.advance('PT1M')
  expect((await cashier.settlement.get({ id: statementId })).invoice).toMatchObject({
    state: 'issued',
    number: expect.stringMatching(/^\d{20}$/),
  })
  const done = await api.delivery.handOver({
    id,
    version: await version(),
    handed: [...pack],
    signerName: '周正',
    image: pen,
  })
  const { rows } = await house.sql.query('SELECT plate FROM vehicles WHERE id = $1', [car.vehicleId])
  const gate = house.as('gate').api
  expect((await gate.gate.scan({ token: done.token, plate: '京A99999' })).opens).toBe(false)
  expect((await gate.gate.scan({ token: done.token, plate: rows[0].plate })).opens).toBe(true)
  expect((await gate.gate.scan({ token: done.token, plate: rows[0].plate })).outcome).toBe('used')
  expect((await api.repairOrders.get({ id })).label).toBe('gone')
  const kinds = (await api.papers.list({ threadId: id, limit: 200 })).rows.map(row => row.kind)
  expect(kinds).toEqual(
    expect.arrayContaining([
      'FRM-01',
      'FRM-18',
      'SLP-01',
      'FRM-34',
      'FRM-05',
      'FRM-25',
      'FRM-52',
      'FRM-19',
      'FRM-08',
      'FRM-07',
    ]),
  )
})
