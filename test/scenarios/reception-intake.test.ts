import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { washIfAsked } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { receiveCar, signByCustomer, tickSheets, walkAroundCar } from '../harness/reception.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const versionOf = async (id: string) => (await house.as('adviser').api.visits.get({ id })).version
const scratch = { view: 'left', xPermille: 420, yPermille: 500, kind: 'scratch', part: '左前门' } as const

test('RCV-11, RCV-12: a scratch with photo and the finding print on the sheet the customer signs; a new mark voids the signature', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const early = await post(`/visits/${id}/intake-papers`, { version: visit.version })
  expect(early).toMatchObject({ status: 409, body: { code: 'reception.intakeIncomplete' } })
  const version = await walkAroundCar(house, visit)
  const photo = await api.files.add({ id: newId(), name: '左前门.png', base64: pen.split(',')[1] ?? '' })
  const mark = await api.visits.addMark({ ...scratch, visitId: id, id: newId(), note: '约 10 cm', fileIds: [photo.id] })
  expect(mark.no).toBe(1)
  // The mark took back what was said before it.
  expect((await api.visits.get({ id })).intakeGaps).toEqual(['abnormality'])
  const denied = await post(`/visits/${id}/walk-around`, { version, abnormality: '无异常', checkedWithCustomer: true })
  expect(denied).toMatchObject({ status: 409 })
  const contradiction = await post(`/visits/${id}/walk-around`, {
    version: await versionOf(id),
    abnormality: '无异常',
    checkedWithCustomer: true,
  })
  expect(contradiction).toMatchObject({ status: 409, body: { code: 'reception.marksStand' } })
  await api.visits.walk({
    id,
    version: await versionOf(id),
    abnormality: '左前门划痕一处',
    checkedWithCustomer: true,
  })
  const shown = await api.visits.presentIntake({ id, version: await versionOf(id) })
  const paper = await api.papers.get({ id: shown.walkAroundPaperId })
  expect(paper.document.content).toMatchObject({
    damages: [{ no: 1, view: 'left', x: 0.42, y: 0.5, kind: '划痕', part: '左前门', note: '约 10 cm' }],
    paint: '接车异常：左前门划痕一处；客户在场当面检查',
    photos: [{ fileId: photo.id, caption: '1. 左前门划痕' }],
    vehicle: { mileageKm: 20_100, fuelPercent: 60 },
  })
  await signByCustomer(house, shown.walkAroundPaperId)
  expect((await api.papers.get({ id: shown.walkAroundPaperId })).document.state).toBe('signed')
  await api.visits.addMark({ ...scratch, visitId: id, id: newId(), part: '右后门', view: 'right' })
  const voided = await api.papers.get({ id: shown.walkAroundPaperId })
  expect(voided.document.state).toBe('voided')
  expect((await api.visits.get({ id })).formalities.find(item => item.key === 'walkAround')).toMatchObject({
    done: false,
    sign: 'none',
  })
  const pdf = await house.as('adviser').get(`/papers/${shown.walkAroundPaperId}/pdf`)
  expect(String(pdf.body)).toMatch(/^%PDF/)
  // The order, too, says what was found and where the marks are; the customer signs below it.
  const order = await orderPaperOf(id)
  expect(order.content).toMatchObject({
    visualFindings: '左前门划痕一处；车身标记 2 处：1 左前门、2 右后门（见环车检查单）',
  })
  expect(order.signatures.map(signature => signature.role)).toContain('customer')
})

test('RCV-12: where nothing was found, the order says so', async () => {
  const visit = await receiveCar(house)
  await walkAroundCar(house, visit)
  const { content } = await orderPaperOf(visit.visitId)
  expect(content).toMatchObject({ visualFindings: '无异常' })
})

/** An order of this visit, signed by the customer, as it is printed. */
async function orderPaperOf(visitId: string) {
  const { api } = house.as('adviser')
  const id = newId()
  const line = { id: newId(), kind: 'other', name: '保养', qtyMilli: 1000, unitPriceFen: 30000, basis: 'wish' } as const
  await api.repairOrders.open({ id, visitId, kind: 'maintenance', lines: [line] })
  const promisedAt = '2027-03-03T09:00:00.000Z'
  const { version } = await api.repairOrders.promise({ id, version: 1, promisedAt, reason: '客户指定' })
  const shown = await api.repairOrders.present({ id, version })
  await signByCustomer(house, shown.contractPaperId)
  await signByCustomer(house, shown.orderPaperId)
  return { id, ...(await api.papers.get({ id: shown.orderPaperId })).document }
}

test('RCV-11: two tablets that mark at once draw two numbers, and a removed number does not come back', async () => {
  const visit = await receiveCar(house)
  const mark = () => house.as('adviser').api.visits.addMark({ ...scratch, visitId: visit.visitId, id: newId() })
  const [first, second] = await Promise.all([mark(), mark()])
  expect([first.no, second.no].sort()).toEqual([1, 2])
  const two = first.no === 2 ? first : second
  await house.as('adviser').api.visits.removeMark({ visitId: visit.visitId, id: two.id })
  const again = await house.as('adviser').post(`/visits/${visit.visitId}/marks/${two.id}/removal`, {})
  expect(again).toMatchObject({ status: 409, body: { code: 'reception.markLater' } })
  expect((await mark()).no).toBe(3)
})

test('RCV-13, RCV-14: the list is the whole list, and custody has a slip number until it is closed', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const umbrella = { id: newId(), kind: 'item', name: '雨伞', count: 3, placeKept: '后备箱' } as const
  const path = `/visits/${id}/belongings`
  const rest = { spareWheel: true, valuables: 'kept' } as const
  const torn = await post(path, { version: visit.version, none: true, items: [umbrella], ...rest })
  expect(torn).toMatchObject({ status: 400, body: { code: 'reception.belongingsNone' } })
  const none = await post(path, {
    version: visit.version,
    none: false,
    items: [{ ...umbrella, count: 0 }],
    ...rest,
  })
  expect(none.status).toBe(400)
  const saved = await api.visits.saveBelongings({ id, version: visit.version, none: false, items: [umbrella], ...rest })
  expect(saved.custodyNumber).toMatch(/^DBG-BJ-20270302-\d{4}$/)
  const taken = await api.visits.saveBelongings({
    id,
    version: saved.version,
    none: false,
    items: [umbrella, { id: newId(), kind: 'tool', name: '千斤顶', count: 1 }],
    spareWheel: true,
    valuables: 'taken',
  })
  expect(taken.custodyNumber).toBeNull()
  const shown = await api.visits.get({ id })
  expect(shown.belongings.map(row => [row.name, row.count, row.placeKept])).toEqual([
    ['雨伞', 3, '后备箱'],
    ['千斤顶', 1, ''],
  ])
})

test('RCV-15: an expired licence needs its difference and handling, and prints for the customer’s signature', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  await walkAroundCar(house, visit)
  const licence = { id: newId(), kind: 'vehicleLicence', valid: true, complete: true, intact: true } as const
  const expired = { ...licence, validUntil: '2027-03-01' }
  const refused = await post(`/visits/${id}/papers`, { version: await versionOf(id), none: false, papers: [expired] })
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 'reception.paperDifference', params: { name: '行驶证' } },
  })
  const difference = '检验有效期已过'
  const handling = '客户自行办理后补交'
  await api.visits.savePapers({
    id,
    version: await versionOf(id),
    none: false,
    papers: [{ ...expired, difference, handling }],
  })
  const shown = await api.visits.presentIntake({ id, version: await versionOf(id) })
  const paper = await api.papers.get({ id: shown.belongingsPaperId })
  expect(paper.document.content).toMatchObject({ papers: [{ name: '行驶证', valid: false, difference, handling }] })
  const state = async () => (await api.visits.get({ id })).formalities.find(item => item.key === 'belongings')
  expect(await state()).toMatchObject({ done: false, sign: 'presented' })
  const order = await orderPaperOf(id)
  await washIfAsked(house, order.id)
  const receive = () => house.as('manager').post(`/repair-orders/${order.id}/receive`, {})
  expect(await receive()).toMatchObject({
    status: 409,
    body: { code: 'workshop.differenceUnsigned', params: { papers: '行驶证' } },
  })
  await signByCustomer(house, shown.belongingsPaperId)
  expect(await state()).toMatchObject({ done: true, sign: 'signed' })
  expect((await receive()).status).toBe(200)
})

test('RCV-16: the store’s set decides the pieces; one that is not on shows red', async () => {
  const protective = async (visitId: string) => {
    const visit = await house.as('adviser').api.visits.get({ id: visitId })
    return visit.formalities.find(item => item.key === 'protective')
  }
  const five = await receiveCar(house)
  await tickSheets(house, five.visitId, ['wing'])
  expect(await protective(five.visitId)).toMatchObject({ done: false, missing: ['翼子板垫'] })
  await tickSheets(house, five.visitId)
  expect(await protective(five.visitId)).toMatchObject({ done: true })
  await house.as('service').api.policies.set({ key: 'protectiveSet', preset: 'two' })
  const two = await receiveCar(house)
  expect(await protective(two.visitId)).toMatchObject({ missing: ['座套', '方向盘套'] })
})

test('RCV-23: the tag names plate and place, hangs on one key, and every hand it goes through has its time', async () => {
  const visit = await receiveCar(house)
  const other = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const none = await post(`/visits/${visit.visitId}/key/movements`, { holderKind: 'board', place: 'A3' })
  expect(none).toMatchObject({ status: 409, body: { code: 'reception.noKey' } })
  const key = await api.visits.issueKey({ visitId: visit.visitId, id: newId(), tagNumber: '007', place: 'A3' })
  const label = await api.papers.get({ id: key.paperId })
  expect(label.document.content).toMatchObject({ tagNumber: '007', place: 'A3', vehicle: { plate: visit.plate } })
  const taken = await post(`/visits/${other.visitId}/key`, { id: newId(), tagNumber: '007' })
  expect(taken).toMatchObject({ status: 409, body: { code: 'reception.tagTaken' } })
  const twice = await post(`/visits/${visit.visitId}/key`, { id: newId() })
  expect(twice).toMatchObject({ status: 409, body: { code: 'reception.keyIssued' } })
  expect((await api.visits.issueKey({ visitId: other.visitId, id: newId() })).tagNumber).toBe('001')
  await house.advance('PT20M')
  const moved = await house
    .as('technician')
    .api.visits.moveKey({ visitId: visit.visitId, holderKind: 'staff', note: '开工' })
  expect(moved).toMatchObject({ holder: '马骏', heldSince: expect.stringMatching(/^2027-03-02T01:20:/), place: '' })
  const board = (await api.visits.keys({})).rows.find(row => row.tagNumber === '007')
  expect(board).toMatchObject({ holder: '马骏', plate: visit.plate, heldSince: moved.heldSince })
  const trail = (await api.visits.keyTrail({ visitId: visit.visitId })).rows
  expect(trail.map(row => [row.holderKind, row.place || row.holder])).toEqual([
    ['board', 'A3'],
    ['staff', '马骏'],
  ])
  await api.visits.moveKey({ visitId: visit.visitId, holderKind: 'customer' })
  expect((await api.visits.keys({})).rows.map(row => row.tagNumber)).not.toContain('007')
})

test('RCV-18, RCV-21, RCV-22, RCV-24, RCV-26: green only when order, contract and both lists are signed; every step has its time', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const id = visit.visitId
  await walkAroundCar(house, visit)
  await api.visits.askCallback({ id, version: await versionOf(id), wanted: true, time: '下午' })
  await api.visits.askWash({ id, version: await versionOf(id), wanted: true })
  await api.visits.issueKey({ visitId: id, id: newId() })
  const orderId = newId()
  const line = { id: newId(), kind: 'other', name: '保养', qtyMilli: 1000, unitPriceFen: 30000, basis: 'wish' } as const
  await api.repairOrders.open({ id: orderId, visitId: id, kind: 'maintenance', lines: [line] })
  await api.repairOrders.promise({
    id: orderId,
    version: 1,
    promisedAt: '2027-03-03T09:00:00.000Z',
    reason: '客户指定',
  })
  const intake = await api.visits.presentIntake({ id, version: await versionOf(id) })
  const order = await api.repairOrders.present({
    id: orderId,
    version: (await api.repairOrders.get({ id: orderId })).version,
  })
  await signByCustomer(house, intake.walkAroundPaperId)
  await signByCustomer(house, intake.belongingsPaperId)
  await signByCustomer(house, order.contractPaperId)
  const almost = await api.visits.get({ id })
  expect(almost.complete).toBe(false)
  expect(almost.formalities.filter(item => !item.done).map(item => item.key)).toEqual(['order'])
  await signByCustomer(house, order.orderPaperId)
  const whole = await api.visits.get({ id })
  expect(whole).toMatchObject({ complete: true, state: 'inRepair' })
  expect((await api.papers.get({ id: order.orderPaperId })).document.content).toMatchObject({
    ...{ wash: true, visualFindings: '无异常' },
    callback: { agreed: true, time: '下午', phone: whole.owner?.phoneMasked },
  })
  expect(whole.number).toMatch(/^LD-BJ-20270302-\d{4}$/)
  const open = whole.steps.filter(step => step.at === null)
  expect(open.map(step => step.part)).toEqual(Array(8).fill('seeingOff'))
  const tag = (await api.papers.list({ kind: 'FRM-38', subjectId: id })).rows.find(row => row.state !== 'voided')
  const label = await api.papers.get({ id: tag?.id ?? '' })
  expect(label.document.content).toMatchObject({ orderNumber: order.number })
})

test('RCV-18: an order signed before the walk-around lays no half-filled papers; the formalities say what is missing', async () => {
  const visit = await receiveCar(house)
  const { api } = house.as('adviser')
  const id = visit.visitId
  await api.visits.register({
    id,
    version: visit.version,
    mileageKm: 21_000,
    fuelPercent: 40,
    customerWords: '保养',
    privacyNoticed: true,
  })
  const orderId = newId()
  const line = { id: newId(), kind: 'other', name: '保养', qtyMilli: 1000, unitPriceFen: 30000, basis: 'wish' } as const
  await api.repairOrders.open({ id: orderId, visitId: id, kind: 'maintenance', lines: [line] })
  const promisedAt = '2027-03-03T09:00:00.000Z'
  const { version } = await api.repairOrders.promise({ id: orderId, version: 1, promisedAt, reason: '客户指定' })
  const order = await api.repairOrders.present({ id: orderId, version })
  await signByCustomer(house, order.orderPaperId)
  const shown = await api.visits.get({ id })
  expect(shown.state).toBe('inRepair')
  expect(shown.intakeGaps).toContain('abnormality')
  expect(shown.formalities.find(item => item.key === 'walkAround')).toMatchObject({ sign: 'none' })
  expect((await api.papers.list({ kind: 'FRM-33', subjectId: id })).rows).toEqual([])
  expect(shown.adviserId).toBe(await staffIdOf(house, 'adviser'))
})
