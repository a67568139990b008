import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type LineInput, zLineInput } from '#domain/processes/repair-orders/contract.ts'
import { confirmByPhone, talk, tellAll, versionOf } from '../harness/appointments.ts'
import { answersTo, estimateFor, freeLine, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { pen } from '../harness/pen.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { type CarInShop, carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

/** An estimate with pads 10 yuan off the board and 5 yuan off besides, approved and agreed to. */
async function agreedCheap(car: CarInShop) {
  const [labour, pads] = padLines(car)
  const cheap = { ...pads, unitPriceFen: 35_000, discountFen: 500, deviationReason: '老客户' } as const
  const check = freeLine('底盘检查', 8_000)
  const lines = [labour, cheap, check]
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api } = house.as('adviser')
  const { approvalId } = await api.estimates.askApproval({ id, about: 'deviation', reason: '老客户' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, granted: true, version: 1 })
  const shown = await api.estimates.show({ id, version })
  const answer = { option: 'A' as const, lines: answersTo(lines), signerName: '周正', image: pen }
  const { contentHash } = shown
  const decided = await api.estimates.decide({ id, version: shown.version, contentHash, ...answer })
  const totalFen = (await api.estimates.get({ id })).options[0]?.totals.totalFen ?? 0
  return { estimateId: id, version: decided.version, totalFen, padsId: pads.id }
}

/** The same turned into a booking. */
async function bookedCheap(car: CarInShop) {
  const { version, ...agreed } = await agreedCheap(car)
  const appointmentId = newId()
  await house.as('adviser').api.estimates.book({ id: agreed.estimateId, version, appointmentId })
  return { ...agreed, appointmentId }
}

async function confirmed(appointmentId: string): Promise<void> {
  const { api } = house.as('adviser')
  await talk(house, appointmentId)
  await api.appointments.plan({
    id: appointmentId,
    version: await versionOf(house, appointmentId),
    bookedAt: addHours(await house.now(), 3),
    plannedMinutes: 90,
    adviserId: await staffIdOf(house, 'adviser'),
    namedTechnicianId: null,
    bayId: floor.bays.机电1 ?? '',
  })
  await tellAll(house, appointmentId)
  expect(await confirmByPhone(house, appointmentId)).toMatchObject({ status: 200 })
}

/** The car left after the estimate and comes back at the booked time. */
async function comesBack(car: CarInShop): Promise<string> {
  await house.sql.query(`UPDATE visits SET left_at = $2 WHERE id = $1`, [car.visitId, await house.now()])
  const { api } = house.as('adviser')
  const made = await api.visits.quick({
    id: newId(),
    orderId: newId(),
    vehicleId: car.vehicleId,
    mileageKm: 43_000,
    customerWords: '按预约维修',
    privacyNoticed: true,
    kind: 'repair',
    lines: [],
    promisedAt: addHours(await house.now(), 4),
    promiseReason: '预约时已约定',
    fromBooking: true,
  })
  return made.orderId
}

async function publish(partId: string, priceFen: number): Promise<void> {
  await house.sql.query('UPDATE parts SET price_fen = $2 WHERE id = $1', [partId, priceFen])
}

test('EST-09: a booking line costs what is published unless it is the very line agreed to on its own estimate', async () => {
  const car = await carInShop(house)
  const { appointmentId, padsId } = await bookedCheap(car)
  const { api, post } = house.as('adviser')
  const booked = await api.appointments.get({ id: appointmentId })
  const pads = booked.lines.find(line => line.kind === 'part')
  const save = async (id: string, lines: unknown[]) =>
    post(`/appointments/${id}/lines`, { version: await versionOf(house, id), lines })
  const agreed = { id: newId(), kind: 'part', partId: car.partId, qtyMilli: 1000, estimateLineId: padsId }
  expect(pads).toMatchObject({ estimateLineId: padsId, unitPriceFen: 35_000 })

  const other = newId()
  await api.appointments.create({ id: other, kind: 'repair', channel: 'call', vehicleId: car.vehicleId })
  expect(await save(other, [agreed])).toMatchObject({ status: 409, body: { code: 'appointments.notAgreed' } })
  expect(await save(appointmentId, [{ ...agreed, qtyMilli: 2000 }])).toMatchObject({
    status: 409,
    body: { code: 'appointments.otherThanAgreed', params: { name: '前制动片' } },
  })
  expect(await save(appointmentId, [agreed, { ...agreed, id: newId() }])).toMatchObject({
    status: 409,
    body: { code: 'appointments.agreedTwice' },
  })
  // Refused, the booking is as it was.
  expect((await api.appointments.get({ id: appointmentId })).lines).toEqual(booked.lines)

  const typed = { ...agreed, id: newId(), estimateLineId: null, unitPriceFen: 100 }
  expect((await save(other, [typed])).status).toBe(200)
  const [line] = (await api.appointments.get({ id: other })).lines
  expect(line).toMatchObject({ unitPriceFen: 36_000, amountFen: 36_000, discountFen: 0, estimateLineId: null })
  // The same line said again keeps its price, whatever price is sent along.
  expect((await save(appointmentId, [{ ...agreed, unitPriceFen: 1 }])).status).toBe(200)
  expect(await api.appointments.get({ id: appointmentId })).toMatchObject({
    totalFen: 34_500,
    lines: [{ unitPriceFen: 35_000, discountFen: 500 }],
  })
})

test('EST-09, EST-17, APT-16: a price allowed on the estimate holds in the booking and on the order opened from it', async () => {
  const car = await carInShop(house)
  const { appointmentId, estimateId, totalFen } = await bookedCheap(car)
  const { api } = house.as('adviser')
  expect(totalFen).toBe(14_400 + 35_000 - 500 + 8_000)
  expect((await api.appointments.get({ id: appointmentId })).totalFen).toBe(totalFen)
  await confirmed(appointmentId)
  const told = await api.appointments.get({ id: appointmentId })
  expect(told.told.find(item => item.point === 'price')?.held).toContain('569.00 元')
  const order = await api.repairOrders.get({ id: await comesBack(car) })
  expect(order).toMatchObject({ estimateId, blockers: [], totals: { totalFen } })
  expect(order.lines.map(line => [line.name, line.unitPriceFen, line.discountFen, line.deviationApproved])).toEqual([
    ['更换前制动片', 12_000, 0, false],
    ['前制动片', 35_000, 500, true],
    ['底盘检查', 8_000, 0, false],
  ])
  expect(order.lines[1]).toMatchObject({ basis: 'finding', deviationReason: expect.stringContaining('老客户') })
})

test('EST-09, APT-16: a price published anew in between changes nothing for who agreed before; the line says why', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api, post } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  const answer = { option: 'A' as const, lines: answersTo(lines), signerName: '周正', image: pen }
  const decided = await api.estimates.decide({ id, version: shown.version, contentHash: shown.contentHash, ...answer })
  await publish(car.partId, 40_000)
  const orderId = newId()
  const made = await post(`/estimates/${id}/order`, { version: decided.version, orderId, kind: 'repair' })
  expect(made.status).toBe(200)
  const order = await api.repairOrders.get({ id: orderId })
  expect(order.lines.find(line => line.kind === 'part')).toMatchObject({
    unitPriceFen: 36_000,
    publishedPriceFen: 40_000,
    deviationReason: `报价单 ${shown.number} 约定的价格`,
  })
  // Off the board it is all the same: somebody has to know of it.
  expect(order.blockers.map(item => item.code)).toEqual(['orders.deviation'])
  await publish(car.partId, 36_000)
})

test('EST-09: what was allowed was so much off the board; the line moved further away is asked for anew', async () => {
  const car = await carInShop(house)
  const { api, post } = house.as('adviser')
  const id = newId()
  const part = {
    id: newId(),
    kind: 'part',
    partId: car.partId,
    qtyMilli: 1000,
    basis: 'wish',
    unitPriceFen: 35_000,
    deviationReason: '老客户',
  } as const
  await api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: [part] })
  const asked = await api.repairOrders.askDeviation({ id, lineId: part.id, reason: '老客户' })
  await house.as('supervisor').api.approvals.decide({ id: asked.approvalId, granted: true, version: 1 })
  const approved = async () => (await api.repairOrders.get({ id })).lines[0]?.deviationApproved
  expect(await approved()).toBe(true)
  const { version } = await api.repairOrders.get({ id })
  const saved = await post(`/repair-orders/${id}/lines`, { version, lines: [{ ...part, unitPriceFen: 100 }] })
  expect([saved.status, await approved()]).toEqual([200, false])
})

test('EST-09: lines saved again keep the price allowed on their estimate; the line that changed is asked for anew', async () => {
  const car = await carInShop(house)
  const { estimateId, version: decided, totalFen } = await agreedCheap(car)
  const { api } = house.as('adviser')
  const { orderId: id } = await api.estimates.order({
    id: estimateId,
    version: decided,
    orderId: newId(),
    kind: 'repair',
  })
  const order = () => api.repairOrders.get({ id })
  const asInput = z.object(zLineInput.shape)
  const save = async (change: (line: LineInput) => LineInput, more: LineInput[] = []) => {
    const { version, lines } = await order()
    const asBefore = lines.map(line => asInput.parse(line))
    await api.repairOrders.saveLines({ id, version, lines: [...asBefore.map(change), ...more] })
    const after = await order()
    return { allowed: after.lines.find(line => line.kind === 'part')?.deviationApproved, after }
  }
  const kept = await save(line => line, [asInput.parse(freeLine('灯光检查', 2_000))])
  expect(kept).toMatchObject({ allowed: true, after: { blockers: [], totals: { totalFen: totalFen + 2_000 } } })
  // Another fen less, another piece or more off by hand is another price than the one allowed.
  const cheaper = (line: LineInput) => (line.kind === 'part' ? { ...line, unitPriceFen: 34_999 } : line)
  const { allowed, after } = await save(cheaper)
  expect(allowed).toBe(false)
  expect(after.blockers.map(item => item.code)).toEqual(['orders.deviation'])
})
