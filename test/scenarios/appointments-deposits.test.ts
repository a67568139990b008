import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { confirmByPhone, confirmedBooking, talkedBooking, versionOf } from '../harness/appointments.ts'
import { addPart } from '../harness/catalogue.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'

// The house starts on Tue 2027-03-02 at 09:00 and its clock only moves forward: the tests below follow the two days.
let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

const bay = (name: string) => floor.bays[name] ?? ''
const thursday = (time: string) => `2027-03-04T${time}:00.000Z`
const get = (id: string) => house.as('adviser').api.appointments.get({ id })

async function dutiesOf(id: string, kind: string) {
  const { rows } = await house.as('adviser').api.duties.ofRecord({ recordId: id })
  return rows.filter(row => row.kind === kind)
}

test('APT-08: parts of 6000 yuan ask for a deposit; without it only the supervisor lets it pass', async () => {
  const { api } = house.as('adviser')
  const gearbox = await addPart(house, { name: '变速箱总成', priceFen: 600_000 })
  const draft = {
    bayId: bay('机电1'),
    bookedAt: thursday('01:00'),
    lines: [{ kind: 'part', partId: gearbox } as const],
  }
  const { id } = await talkedBooking(house, draft)
  expect(await get(id)).toMatchObject({ depositDemandedFen: 180_000, depositHeldFen: 0, waiver: 'none' })
  const refused = await confirmByPhone(house, id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'appointments.depositNeeded' } })
  expect(refused.body).toMatchObject({ params: { demanded: '1,800.00', paid: '0.00' } })

  const { approvalId } = await api.appointments.askWaiver({ id, reason: '老客户，配件本店常用' })
  expect((await confirmByPhone(house, id)).status).toBe(409)
  const decision = { granted: true, note: '同意', version: 1 }
  expect((await house.as('adviser').post(`/approvals/${approvalId}/decide`, decision)).status).toBe(403)
  await house.as('supervisor').api.approvals.decide({ id: approvalId, ...decision })
  expect((await confirmByPhone(house, id)).status).toBe(200)
  expect(await get(id)).toMatchObject({ state: 'confirmed', waiver: 'granted' })
})

test('APT-08, FRM-27: a deposit goes into the till and stands for the customer until the statement takes it off', async () => {
  const part = await addPart(house, { name: '大灯总成', priceFen: 250_000 })
  const draft = { bayId: bay('机电1'), bookedAt: thursday('03:00'), lines: [{ kind: 'part', partId: part } as const] }
  const { id } = await talkedBooking(house, draft)
  const depositId = newId()
  const money = { depositId, amountFen: 75_000, payWay: 'wechat' } as const
  expect((await house.as('technician').post(`/appointments/${id}/deposits`, money)).status).toBe(403)
  const key = newId()
  const taken = await house.as('cashier').post(`/appointments/${id}/deposits`, money, { key })
  expect(taken).toMatchObject({ status: 200, body: { number: 'DJ-BJ-20270302-0001', heldFen: 75_000 } })
  // A lost answer asked for again does not take the money twice.
  expect((await house.as('cashier').post(`/appointments/${id}/deposits`, money, { key })).body).toEqual(taken.body)
  const booking = await get(id)
  expect(booking.deposits).toMatchObject([
    { amountFen: 75_000, payWay: 'wechat', number: 'DJ-BJ-20270302-0001', by: '钱敏' },
  ])
  const { rows } = await house.sql.query(
    `SELECT a.kind, a.label, e.amount_fen::int AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
      WHERE e.subject_id = $1 ORDER BY a.kind`,
    [id],
  )
  expect(rows).toEqual([
    { kind: 'deposit', label: '', fen: -75_000 },
    { kind: 'till', label: 'wechat', fen: 75_000 },
  ])
  expect((await confirmByPhone(house, id)).status).toBe(200)

  const back = { depositId: newId(), payWay: 'wechat', reason: '客户取消' }
  expect(
    (await house.as('adviser').post(`/appointments/${id}/deposit-returns`, { ...back, amountFen: 1 })).status,
  ).toBe(403)
  const tooMuch = await house
    .as('supervisor')
    .post(`/appointments/${id}/deposit-returns`, { ...back, amountFen: 75_001 })
  expect(tooMuch).toMatchObject({ status: 409, body: { code: 'appointments.depositExceeds' } })
  const returned = await house
    .as('supervisor')
    .post(`/appointments/${id}/deposit-returns`, { ...back, amountFen: 75_000 })
  expect(returned).toMatchObject({ status: 200, body: { heldFen: 0 } })
})

test('APT-08: the deposit of a cancelled booking is the cashier’s to return until it is gone; one without asks nobody', async () => {
  const { api } = house.as('adviser')
  const cancel = async (id: string) =>
    api.appointments.cancel({ id, version: await versionOf(house, id), reason: '客户取消' })
  const part = await addPart(house, { name: '天窗总成', priceFen: 250_000 })
  const lines = [{ kind: 'part', partId: part } as const]
  const { id } = await talkedBooking(house, { bayId: bay('机电2'), bookedAt: '2027-03-09T03:00:00.000Z', lines })
  const { id: free } = await confirmedBooking(house, { bayId: bay('机电2'), bookedAt: '2027-03-09T06:00:00.000Z' })
  await house.as('cashier').api.appointments.takeDeposit({
    ...{ id, depositId: newId(), amountFen: 75_000, payWay: 'cash' },
  })
  await cancel(free)
  expect(await dutiesOf(free, 'appointments.returnDeposit')).toEqual([])
  const back = (amountFen: number) =>
    house.as('cashier').post(`/appointments/${id}/deposit-returns`, {
      ...{ depositId: newId(), payWay: 'cash', reason: '预约取消', amountFen },
    })
  expect(await back(75_000)).toMatchObject({ status: 409, body: { code: 'appointments.depositStands' } })
  await cancel(id)
  const state = async () => (await dutiesOf(id, 'appointments.returnDeposit')).map(duty => duty.state)
  expect(await state()).toEqual(['open'])
  const inbox = await house.as('cashier').api.duties.mine({})
  expect(JSON.stringify(inbox)).toContain('750.00 元')
  expect((await back(50_000)).body).toMatchObject({ heldFen: 25_000 })
  expect(await state()).toEqual(['open'])
  expect((await back(25_000)).body).toMatchObject({ heldFen: 0 })
  expect(await state()).toEqual(['done'])
})
