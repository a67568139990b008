import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const draftLine = () =>
  ({ id: newId(), kind: 'other', name: '换电瓶', qtyMilli: 1000, unitPriceFen: 60000, basis: 'wish' }) as const

async function tokenOf(passId: string): Promise<string> {
  const { rows } = await house.sql.query<{ token: string }>('SELECT token FROM gate_passes WHERE id = $1', [passId])
  return rows[0]?.token ?? ''
}

async function decline() {
  const visit = await receiveCar(house)
  const ended = await house.as('adviser').api.visits.endUnrepaired({
    id: visit.visitId,
    version: visit.version,
    outcome: 'declined',
    reason: '客户觉得价格高，回去考虑',
  })
  return { ...visit, passId: ended.gatePassId ?? '', token: await tokenOf(ended.gatePassId ?? '') }
}

test('RCV-04, CRM-06: a question is answered in one step: register, record, file with its duty, and no order', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const answer = { question: '空调有异味怎么办', answer: '建议更换空调滤芯并清洗蒸发箱' }
  const path = `/visits/${id}/consultation`
  const wrong = await post(path, { version: visit.version, ...answer })
  expect(wrong).toMatchObject({ status: 409, body: { code: 'reception.wrongPurpose' } })
  const { version } = await api.visits.setPurpose({ id, version: visit.version, purpose: 'consult' })
  const mute = await post(path, { version, question: '有异味', answer: ' ' })
  expect(mute.status).toBe(400)
  await api.repairOrders.open({ id: newId(), visitId: id, kind: 'beauty', lines: [draftLine()] })
  const ended = await api.visits.consult({
    id,
    version: (await api.visits.get({ id })).version,
    ...answer,
    satisfied: true,
    seenOff: true,
  })
  const shown = await api.visits.get({ id })
  expect(shown).toMatchObject({ state: 'consulted', orders: [], leftAt: null, answerText: answer.answer })
  const paper = await api.papers.get({ id: ended.paperId })
  expect(paper.document).toMatchObject({ kind: 'FRM-26', state: 'signed', content: { ...answer, satisfied: true } })
  const file = await house.sql.query('SELECT kind FROM vehicle_files WHERE vehicle_id = $1', [visit.vehicleId])
  expect(file.rows).toEqual([{ kind: 'consultation' }])
  const duties = await house.sql.query(
    `SELECT d.kind FROM duties d JOIN vehicle_files f ON f.id = d.subject_id WHERE f.vehicle_id = $1`,
    [visit.vehicleId],
  )
  expect(duties.rows).toEqual([{ kind: 'customers.complete-file' }])
  const register = await api.visits.printRegister({ on: '2027-03-02' })
  expect(register.number).toBe('LD-BJ-20270302')
  const printed = await api.papers.get({ id: register.paperId })
  expect(printed.document.content).toMatchObject({
    rows: [{ plate: visit.plate, purpose: '咨询', outcome: '咨询完结', orderNumber: null }],
  })
  const late = await post(path, { version: shown.version, ...answer })
  expect(late).toMatchObject({ status: 409, body: { code: 'reception.ended' } })
})

test('RCV-20: refusing has a pass of kind 未修 with zero fee, no open order and a care duty, and no pressure to pay for tests not agreed', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const orderId = newId()
  await api.repairOrders.open({ id: orderId, visitId: id, kind: 'repair', lines: [draftLine()] })
  const reason = '客户觉得价格高'
  const path = `/visits/${id}/unrepaired`
  const { version } = await api.visits.get({ id })
  const silent = await post(path, { version, outcome: 'declined', reason: '' })
  expect(silent.status).toBe(400)
  const fee = await post(path, { version, outcome: 'declined', reason, feeFen: 10000 })
  expect(fee).toMatchObject({ status: 409, body: { code: 'reception.noConsent' } })
  const report = await api.visits.consent({ id, version })
  const reportless = await post(path, { version: report.version, outcome: 'diagnosedOnly', reason })
  expect(reportless).toMatchObject({ status: 409, body: { code: 'reception.noReport' } })
  await api.visits.issueKey({ visitId: id, id: newId() })
  const key = await post(path, { version: report.version, outcome: 'declined', reason })
  expect(key).toMatchObject({ status: 409, body: { code: 'reception.keyStays' } })
  await api.visits.moveKey({ visitId: id, holderKind: 'customer' })
  const ended = await api.visits.endUnrepaired({
    id,
    version: report.version,
    outcome: 'declined',
    reason,
    feeFen: 10000,
  })
  const exitStep = async () => (await api.visits.get({ id })).steps.find(step => step.key === 'exit')
  expect(await exitStep()).toMatchObject({ at: null, form: '' })
  // No pass before the fee is in the till, which the cashier has as a task.
  expect(ended.gatePaperId).toBeNull()
  const pay = { version: ended.version, payWay: 'wechat' }
  expect((await post(`/visits/${id}/exit-fee`, pay)).status).toBe(403)
  const cashier = house.as('cashier')
  expect((await cashier.api.duties.mine({})).rows.map(row => row.subjectId)).toContain(id)
  const both = await Promise.all([1, 2].map(() => cashier.post(`/visits/${id}/exit-fee`, pay)))
  expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
  const money = await house.sql.query(
    `SELECT a.kind, a.label, e.amount_fen::int AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
      WHERE e.subject_id = $1 ORDER BY a.kind`,
    [id],
  )
  expect(money.rows).toEqual([
    { kind: 'revenue', label: '', fen: -10_000 },
    { kind: 'till', label: 'wechat', fen: 10_000 },
  ])
  const [pass] = (await api.visits.get({ id })).gatePasses
  expect(await exitStep()).toMatchObject({ at: expect.any(String), form: pass?.number })
  const paper = await api.papers.get({ id: pass?.paperId ?? '' })
  expect(paper.document).toMatchObject({
    kind: 'FRM-07',
    content: { passKind: 'unrepaired', settlementState: '检测费 ¥100.00 已收（微信支付）', reason, orderNumber: null },
  })
  expect((await api.repairOrders.get({ id: orderId })).label).toBe('cancelled')
  const care = await house.sql.query(
    `SELECT kind, owner_role, state FROM duties WHERE subject_id = $1 AND state = 'open'`,
    [id],
  )
  expect(care.rows).toEqual([{ kind: 'reception.careAfterDecline', owner_role: 'R-TRACK', state: 'open' }])
  const left = await post(`/visits/${id}/departure`, { version: (await api.visits.get({ id })).version })
  expect(left).toMatchObject({ status: 409, body: { code: 'reception.ended' } })
})

test('RCV-20: refusing without a fee has its pass at once; a fee let go by the supervisor has it with the reason', async () => {
  const free = await decline()
  const [pass] = (await house.as('adviser').api.visits.get({ id: free.visitId })).gatePasses
  const paper = await house.as('adviser').api.papers.get({ id: pass?.paperId ?? '' })
  expect(paper.document.content).toMatchObject({ passKind: 'unrepaired', settlementState: '未产生费用' })
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const { version } = await api.visits.consent({ id: visit.visitId, version: visit.version })
  const reason = '回去考虑'
  const ended = await api.visits.endUnrepaired({
    id: visit.visitId,
    version,
    outcome: 'declined',
    reason,
    feeFen: 5_000,
  })
  const waiver = { version: ended.version, reason: '老客户' }
  expect((await house.as('cashier').post(`/visits/${visit.visitId}/exit-fee/waiver`, waiver)).status).toBe(403)
  const gone = await house.as('supervisor').api.visits.waiveExitFee({ id: visit.visitId, ...waiver })
  expect(gone.gatePassId).not.toBeNull()
  const late = { version: gone.version, payWay: 'cash' }
  expect(await house.as('cashier').post(`/visits/${visit.visitId}/exit-fee`, late)).toMatchObject({
    status: 409,
    body: { code: 'reception.noFeeOpen' },
  })
})

test('RCV-14, RCV-20: nobody is let go while something of his is in custody here', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const list = { none: true, items: [], spareWheel: true }
  const kept = await api.visits.saveBelongings({ id, version: visit.version, ...list, valuables: 'kept' })
  const end = (version: number) =>
    post(`/visits/${id}/unrepaired`, { version, outcome: 'declined', reason: '改日再来' })
  expect(await end(kept.version)).toMatchObject({
    status: 409,
    body: { code: 'reception.custodyStays', params: { number: kept.custodyNumber } },
  })
  const { version } = await api.visits.saveBelongings({ id, version: kept.version, ...list, valuables: 'taken' })
  expect((await end(version)).status).toBe(200)
})

test('RCV-20: what the customer has signed is no visit without repair', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const orderId = newId()
  await api.repairOrders.open({ id: orderId, visitId: visit.visitId, kind: 'maintenance', lines: [draftLine()] })
  await house.sql.query(`UPDATE repair_orders SET authorisation = 'signed', number = 'WX-1' WHERE id = $1`, [orderId])
  const { version } = await api.visits.get({ id: visit.visitId })
  const refused = await post(`/visits/${visit.visitId}/unrepaired`, { version, outcome: 'booked', reason: '下周再来' })
  expect(refused).toMatchObject({ status: 409, body: { code: 'reception.ordersLive' } })
  const gone = await post(`/visits/${visit.visitId}/departure`, { version })
  expect(gone).toMatchObject({ status: 409, body: { code: 'reception.carStays' } })
})

test('EST-17, RCV-20: a visitor on foot who only books leaves without a pass; the register keeps the visit', async () => {
  const { api } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), personName: '钱途', phone: '13600002222' })
  let { version } = await api.visits.take({ id: arrived.id, version: arrived.version })
  ;({ version } = await api.visits.setPurpose({ id: arrived.id, version, purpose: 'book' }))
  ;({ version } = await api.visits.introduce({ id: arrived.id, version }))
  const ended = await api.visits.endUnrepaired({ id: arrived.id, version, outcome: 'booked', reason: '预约下周二' })
  expect(ended.gatePassId).toBeNull()
  expect(await api.visits.get({ id: arrived.id })).toMatchObject({
    state: 'booked',
    leftAt: expect.stringMatching(/^2027-03-02T01:/),
  })
})

test('EST-17, APT-01: who only books has the booking begun with car, customer, mileage and words; twice is refused', async () => {
  const { api, post } = house.as('adviser')
  const car = await addCar(house)
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  let { version } = await api.visits.take({ id: arrived.id, version: arrived.version })
  ;({ version } = await api.visits.setPurpose({ id: arrived.id, version, purpose: 'book' }))
  ;({ version } = await api.visits.introduce({ id: arrived.id, version }))
  await house.sql.query(`UPDATE visits SET customer_words = '刹车异响', mileage_km = 42000 WHERE id = $1`, [arrived.id])
  const appointmentId = newId()
  const body = { version, outcome: 'booked', reason: '预约下周二', appointmentId }
  expect((await house.as('washer').post(`/visits/${arrived.id}/unrepaired`, body)).status).toBe(403)
  expect((await post(`/visits/${arrived.id}/unrepaired`, body)).status).toBe(200)
  const { vehicleId, ownerId: personId } = car
  const booking = await api.appointments.get({ id: appointmentId })
  expect(booking).toMatchObject({ vehicleId, personId, mileageKm: 42_000, faults: '刹车异响', channel: 'counter' })
  expect(booking).toMatchObject({ state: 'pending', kind: 'repair' })
  expect((await post(`/visits/${arrived.id}/unrepaired`, body)).status).toBe(409)
})

test('DLV-21: a missing, foreign, expired or used pass is red with its reason; a valid one is green once', async () => {
  const car = await decline()
  const other = await decline()
  const scan = (plate: string | null, token: string | null) =>
    house.as('gate').api.gate.scan({ plate: plate ?? '', token })
  expect((await house.as('technician').post('/gate/scans', { plate: car.plate, token: car.token })).status).toBe(403)
  expect(await scan(car.plate, null)).toMatchObject({ opens: false, outcome: 'missing' })
  expect(await scan(car.plate, 'guessed')).toMatchObject({ opens: false, outcome: 'missing' })
  expect(await scan(car.plate, other.token)).toMatchObject({ opens: false, outcome: 'foreignPlate', number: null })
  const [a, b] = await Promise.all([scan(car.plate, car.token), scan(car.plate, car.token)])
  expect([a.outcome, b.outcome].sort()).toEqual(['open', 'used'])
  expect(a.number).toMatch(/^CC-BJ-/)
  expect(await scan(car.plate, car.token)).toMatchObject({ opens: false, text: '出门证已使用' })
  const left = await house.as('adviser').api.visits.get({ id: car.visitId })
  expect(left).toMatchObject({ leftAt: expect.stringMatching(/^2027-03-02T01:/), state: 'declined' })
  await house.advance('PT5H')
  expect(await scan(other.plate, other.token)).toMatchObject({ opens: false, outcome: 'expired' })
  const foreign = await house.as('other-adviser').api.gate.scan({ plate: other.plate ?? '', token: other.token })
  expect(foreign.outcome).toBe('missing')
  const { rows } = await house.as('gate').api.gate.scans({})
  expect(rows.map(row => row.outcome).filter(outcome => outcome === 'open')).toHaveLength(1)
  expect(rows).toHaveLength(7)
  const again = await house.as('adviser').api.visits.arrive({ id: newId(), vehicleId: car.vehicleId })
  expect(again.isNew).toBe(true)
})

test('DLV-21: a pass taken back opens nothing, and a used one cannot be taken back', async () => {
  const car = await decline()
  await house.as('cashier').api.gate.voidPass({ id: car.passId, reason: '开错' })
  const scan = await house.as('gate').api.gate.scan({ plate: car.plate ?? '', token: car.token })
  expect(scan).toMatchObject({ opens: false, outcome: 'voided' })
  const good = await decline()
  await house.as('gate').api.gate.scan({ plate: good.plate ?? '', token: good.token })
  const late = await house.as('cashier').post(`/gate/passes/${good.passId}/void`, { reason: '开错' })
  expect(late).toMatchObject({ status: 409, body: { code: 'gate.usedAlready' } })
  expect((await house.as('technician').post(`/gate/passes/${good.passId}/void`, { reason: '开错' })).status).toBe(403)
})
