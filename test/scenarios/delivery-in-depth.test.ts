import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { acceptCar, deliverCar, lookedAt, prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { fillExitCheck, finishJob, inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let slot = 100

type InHand = { id: string; car: CarInShop; lineId: string; jobId: string; statementId: string }

/** Prepared and totalled: the customer can be told. */
async function totalled(): Promise<InHand> {
  slot += 4
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId, jobId } = await workThrough(house, id, slot)
  await inspectThrough(house, id, lineId)
  await prepareCar(house, id)
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  const statementId = statements[0]?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  return { id, car, lineId, jobId, statementId }
}

const read = (id: string) => house.as('adviser').api.delivery.get({ id })
const versionOf = async (id: string) => (await read(id)).version

async function tell(id: string, reached: boolean) {
  const answer = { version: await versionOf(id), noticeId: newId(), kind: 'delivery', channel: 'call', reached }
  return house.as('adviser').post(`/deliveries/${id}/notices`, { ...answer, personReached: reached ? '周正' : '' })
}

async function here(id: string): Promise<void> {
  await tell(id, true)
  await house.as('adviser').api.delivery.startPickup({ id, version: await versionOf(id) })
}

async function explained(id: string, lineId: string): Promise<void> {
  const { api } = house.as('adviser')
  await api.delivery.explain({ id, version: await versionOf(id), lineIds: [lineId] })
  const decisions = (await read(id)).oldParts.map(part => ({ id: part.id, decision: 'leave' as const }))
  await api.delivery.decideOldParts({ id, version: await versionOf(id), decisions })
  const advice = { careNotes: [], nextOn: '2027-09-02', nextKm: 40_000, nextContent: '小保养' }
  await api.delivery.advise({ id, version: await versionOf(id), ...advice })
}

const accept = async (id: string, rating: number | null) =>
  house
    .as('adviser')
    .post(`/deliveries/${id}/acceptance`, { version: await versionOf(id), signerName: '周正', image: pen, rating })

test('DLV-07: nobody answered: the attempt is kept and the next one scheduled; reached, nothing waits any more', async () => {
  const { id } = await totalled()
  expect((await tell(id, true)).status).toBe(200)
  const again = await totalled()
  const nobody = { version: 1, noticeId: newId(), kind: 'delivery', channel: 'call', reached: true, personReached: '' }
  expect(await house.as('adviser').post(`/deliveries/${again.id}/notices`, nobody)).toMatchObject({
    status: 400,
    body: { code: 'delivery.personNeeded' },
  })
  expect((await house.as('technician').post(`/deliveries/${again.id}/notices`, nobody)).status).toBe(403)
  const waiting = async () =>
    (
      await house.sql.query(
        `SELECT due_at FROM duties WHERE kind = 'delivery.callAgain' AND subject_id = $1 AND state = 'open'`,
        [again.id],
      )
    ).rows
  expect((await tell(again.id, false)).status).toBe(200)
  const attempt = (await read(again.id)).notices.at(-1)
  const nextAttemptAt = addMinutes(attempt?.noticedAt ?? '', 15)
  expect(attempt).toMatchObject({ reached: false, nextAttemptAt })
  expect((await waiting()).map(row => row.due_at.toISOString())).toEqual([nextAttemptAt])
  expect((await read(again.id)).notifiedAt).toBeNull()
  await tell(again.id, true)
  expect(await waiting()).toEqual([])
  expect((await read(again.id)).notices).toHaveLength(2)
  const { rows } = await house.sql.query(`SELECT body FROM messages WHERE thread_id = $1`, [again.id])
  expect(rows.map(row => row.body).join()).toContain('感谢您的配合')
})

test('DLV-08, DLV-12, DLV-19: who comes to collect finds work, price, life of the parts, and the car as it stands', async () => {
  slot += 4
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, slot)
  for (const text of ['更换空调滤清器', '更换后轮胎'])
    await house.as('adviser').api.openItems.remember({
      id: newId(),
      vehicleId: car.vehicleId,
      kind: 'declined',
      text,
      reason: '客户暂不更换',
    })
  await house.as('inspector').api.quality.begin({ id })
  const wearSheetId = (await house.as('inspector').api.quality.get({ id })).wearSheetId ?? ''
  const word = await house.as('inspector').post(`/checklist-sheets/${wearSheetId}/answers`, {
    answers: [{ key: 'frontPads', value: '约四毫米' }],
  })
  expect(word.status).toBe(400)
  await house.as('inspector').api.checklists.answer({
    id: wearSheetId,
    answers: [
      { key: 'frontPads', value: '4' },
      { key: 'frontTyres', value: '1.6' },
    ],
  })
  await inspectThrough(house, id, lineId)
  const sheetId = await exitSheet(id)
  expect(sheetId).not.toBe(wearSheetId)
  await house.sql.query(
    `UPDATE checklist_answers SET note = '蓄电池断电，时钟已重设' WHERE sheet_id = $1 AND item_key = 'settings'`,
    [sheetId],
  )
  const early = await house.as('adviser').post(`/deliveries/${id}/car-state`, { version: 0, confirmedBy: '周正' })
  expect(early).toMatchObject({ status: 409, body: { code: 'delivery.notTakenOver' } })
  await prepareCar(house, id)
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  await house.as('adviser').api.settlement.check({ id: statements[0]?.id ?? '', version: 1 })
  await here(id)

  const view = await read(id)
  expect(view.card).toEqual({
    work: ['更换前制动片'],
    payFen: statements[0]?.totalFen,
    notes: expect.arrayContaining(['刹车异响']),
  })
  expect(view.life).toMatchObject([
    { key: 'frontPads', measured: '4 mm', limit: '2 mm', remainingKm: 20_000, isDue: false },
    { key: 'frontTyres', measured: '1.6 mm', remainingKm: 0, isDue: true },
  ])
  expect(view.carState).toMatchObject({ settings: '蓄电池断电，时钟已重设', confirmedAt: null })
  expect(view.carState.points.map(point => point.text).toSorted()).toEqual(['更换后轮胎', '更换空调滤清器'])
  const stale = await house.as('adviser').post(`/deliveries/${id}/car-state`, { version: 1, confirmedBy: '周正' })
  expect(stale.status).toBe(409)
  await house.as('adviser').api.delivery.confirmState({ id, version: view.version, confirmedBy: '周正' })
  expect((await read(id)).carState).toMatchObject({ confirmedBy: '周正', confirmedAt: expect.any(String) })
})

async function exitSheet(id: string): Promise<string> {
  const { rows } = await house.sql.query(
    `SELECT id FROM checklist_sheets WHERE subject_id = $1 AND template_key = 'exitCheck'`,
    [id],
  )
  return rows[0]?.id ?? ''
}

test('QC-16: an objection at the joint look returns the car to the workshop in the customer’s words; nothing can be paid', async () => {
  const made = await acceptReady()
  const { id, lineId, jobId, statementId } = made
  const objection = { lineId, defect: '客户：踩刹车仍有异响' }
  const pay = () =>
    house.as('cashier').post(`/statements/${statementId}/payments`, { paymentId: newId(), way: 'cash', amountFen: 100 })
  expect((await house.as('cashier').post(`/repair-orders/${id}/send-back`, objection)).status).toBe(403)
  expect((await house.as('adviser').post(`/repair-orders/${id}/send-back`, { lineId, defect: ' ' })).status).toBe(400)
  await explained(id, lineId)
  expect((await accept(id, 4)).status).toBe(200)
  await house.as('adviser').api.quality.sendBack({ id, ...objection })
  expect(await pay()).toMatchObject({ status: 409, body: { code: 'settlement.notAccepted' } })
  expect(await house.as('adviser').api.repairOrders.get({ id })).toMatchObject({
    label: 'rework',
    axes: { work: 'rework', delivery: 'none' },
  })
  const { rows } = await house.sql.query(`SELECT stage, defect FROM reworks WHERE order_id = $1`, [id])
  expect(rows).toEqual([{ stage: 'delivery', defect: objection.defect }])
  expect((await house.as('technician').api.quality.get({ id })).reworks[0]?.defect).toBe(objection.defect)
  expect(await house.as('adviser').post(`/deliveries/${id}/take-over`, { checks: lookedAt })).toMatchObject({
    body: { code: 'delivery.notPassed' },
  })

  await finishJob(house, jobId)
  await inspectThrough(house, id, lineId)
  await prepareCar(house, id)
  expect(await read(id)).toMatchObject({ acceptedAt: null, pickupStartedAt: null, rating: null })
  await here(id)
  await explained(id, lineId)
  expect((await accept(id, 5)).status).toBe(200)
  expect((await pay()).status).toBe(200)
})

async function acceptReady(): Promise<InHand> {
  const made = await totalled()
  await here(made.id)
  return made
}

test('QC-05, QC-06: with an unticked item, an open whole-car check or settings not restored the exit inspection cannot pass', async () => {
  slot += 4
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, slot)
  for (const [who, level] of [
    ['technician', 'self'],
    ['technician2', 'mutual'],
  ] as const)
    await house
      .as(who)
      .api.quality.inspect({ id, inspectionId: newId(), level, result: 'pass', checkedLines: [lineId] })
  const pass = (checkedLines: string[]) =>
    house
      .as('inspector')
      .post(`/repair-orders/${id}/inspections`, { inspectionId: newId(), level: 'exit', result: 'pass', checkedLines })
  expect(await pass([])).toMatchObject({ status: 409, body: { code: 'quality.unchecked' } })
  expect(await pass([lineId])).toMatchObject({ status: 409, body: { code: 'quality.sheetOpen' } })
  const { sheetId } = await house.as('inspector').api.quality.begin({ id })
  const sheet = await house.as('inspector').api.checklists.read({ id: sheetId })
  const answers = sheet.items
    .filter(item => item.key !== 'settings')
    .map(({ key, kind }) => (kind === 'value' ? { key, value: '240' } : { key, result: 'ok' as const }))
  await house.as('inspector').api.checklists.answer({ id: sheetId, answers })
  const refused = await pass([lineId])
  expect(refused).toMatchObject({ status: 409, body: { code: 'quality.sheetOpen' } })
  expect(JSON.stringify(refused.body)).toContain('时钟')
  await fillExitCheck(house, id)
  expect((await pass([lineId])).status).toBe(200)
})

test('DLV-14: three stars or less alert the manager while the customer is still here; four do not', async () => {
  const told = async (id: string) =>
    (
      await house.sql.query(
        `SELECT d.owner_role, n.role FROM duties d JOIN notices n ON n.params ->> 'duty' = d.kind OR n.subject_id = d.id OR n.subject_id = d.subject_id
          WHERE d.kind = 'delivery.lowRating' AND d.subject_id = $1 AND n.role = 'R-SVC-MGR'`,
        [id],
      )
    ).rows.length
  const pleased = await acceptReady()
  await explained(pleased.id, pleased.lineId)
  expect((await accept(pleased.id, 6)).status).toBe(400)
  await accept(pleased.id, 4)
  expect(await told(pleased.id)).toBe(0)
  const cross = await acceptReady()
  await explained(cross.id, cross.lineId)
  await accept(cross.id, 3)
  expect(await told(cross.id)).toBeGreaterThan(0)
  expect(await read(cross.id)).toMatchObject({ rating: 3, handedOverAt: null, delivery: 'accepted' })
  const mine = (await house.as('service').api.duties.ofRecord({ recordId: cross.id })).rows
  expect(mine.map(duty => duty.kind)).toContain('delivery.lowRating')
})

test('DLV-17: from the pick-up to the gate the minutes and the customer’s steps are stored, against the store’s goal', async () => {
  const { orderId, statementId } = await acceptCar(house)
  await house.advance('PT12M')
  const statement = await house.as('cashier').api.settlement.get({ id: statementId })
  const payment = { paymentId: newId(), way: 'cash', amountFen: statement.openFen } as const
  await house.as('cashier').api.settlement.pay({ id: statementId, ...payment })
  const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
  const { token } = await house.as('adviser').api.delivery.handOver({
    id: orderId,
    version: await versionOf(orderId),
    handed: [...handed],
    signerName: '周正',
    image: pen,
  })
  expect(await read(orderId)).toMatchObject({ pickupMinutes: null, customerSteps: null })
  await house.as('gate').api.gate.scan({ token, plate: (await read(orderId)).plate })
  // Acceptance and receipt signed, the bill paid.
  expect(await read(orderId)).toMatchObject({ pickupMinutes: 12, pickupGoalMinutes: 15, customerSteps: 3 })
})

test('DLV-20: first promise, a later one agreed, handed over between: late against the first, on time against the agreed', async () => {
  const { orderId } = await deliverCar(house)
  const month = (await house.now()).slice(0, 7)
  expect((await house.as('technician').get(`/deliveries/punctuality/${month}`)).status).toBe(403)
  expect((await house.as('manager').get('/deliveries/punctuality/2027-13')).status).toBe(400)
  const figures = () => house.as('manager').api.delivery.punctuality({ month })
  const before = await figures()
  expect(before.orders.find(order => order.orderId === orderId)).toMatchObject({ vsFirst: true, vsAgreed: true })
  await house.sql.query(
    `UPDATE repair_orders SET first_promised_at = delivered_at - interval '50 minutes', promised_at = delivered_at + interval '10 minutes' WHERE id = $1`,
    [orderId],
  )
  const after = await figures()
  expect(after.orders.find(order => order.orderId === orderId)).toMatchObject({ vsFirst: false, vsAgreed: true })
  expect(after.vsFirst).toEqual({ kept: before.vsFirst.kept - 1, of: before.vsFirst.of })
  expect(after.vsAgreed).toEqual(before.vsAgreed)
  expect(after.vsFirst.of).toBe(after.orders.filter(order => order.vsFirst !== null).length)
})
