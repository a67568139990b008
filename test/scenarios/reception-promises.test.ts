import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import { acceptCar, deliverCar, lookedAt } from '../harness/deliver.ts'
import { diagnosed } from '../harness/diagnosis.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, openBrakeOrder, signOrder, washIfAsked, workThrough } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { receiveCar, signByCustomer, walkAroundCar } from '../harness/reception.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const versionOf = async (id: string) => (await house.as('adviser').api.visits.get({ id })).version

test('RCV-13: two of three umbrellas back, and the car is not prepared for delivery', async () => {
  const car = await carInShop(house)
  const { api, post } = house.as('adviser')
  const umbrellas = { id: newId(), kind: 'item', name: '雨伞', count: 3, placeKept: '后备箱' } as const
  const listed = await api.visits.saveBelongings({
    id: car.visitId,
    version: await versionOf(car.visitId),
    none: false,
    items: [umbrellas],
    spareWheel: true,
    valuables: 'kept',
  })
  expect(listed.custodyNumber).not.toBeNull()
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, 4)
  await inspectThrough(house, id, lineId)
  await api.delivery.takeOver({ id, checks: lookedAt })
  await washIfAsked(house, id)
  const answers = deliveryPreparation.items.map(item => ({ key: item.key, result: 'ok' as const }))
  await api.checklists.answer({ id: (await api.delivery.get({ id })).preparationSheetId ?? '', answers })
  const prepare = async () => post(`/deliveries/${id}/prepared`, { version: (await api.delivery.get({ id })).version })
  const back = (count: number, custodyClosed: boolean) =>
    api.delivery.returnBelongings({ id, items: [{ id: umbrellas.id, count }], papersReturned: true, custodyClosed })
  expect((await back(2, true)).missing).toContain('雨伞')
  const short = await prepare()
  expect(short).toMatchObject({ status: 409, body: { code: 'delivery.belongingsMissing' } })
  expect(JSON.stringify(short.body)).toContain('雨伞')
  await back(3, true)
  expect((await prepare()).status).toBe(200)
})

test('RCV-26: after a whole visit every step of receiving and of seeing off is done, with its time and its form', async () => {
  const shelf = await carInShop(house)
  const visit = await receiveCar(house)
  const car = { ...shelf, ...visit }
  const { api } = house.as('adviser')
  await walkAroundCar(house, visit)
  await api.visits.consent({ id: visit.visitId, version: await versionOf(visit.visitId) })
  await diagnosed(house, car)
  await api.visits.issueKey({ visitId: visit.visitId, id: newId() })
  const papers = await api.visits.presentIntake({ id: visit.visitId, version: await versionOf(visit.visitId) })
  for (const id of [papers.walkAroundPaperId, papers.belongingsPaperId]) await signByCustomer(house, id)
  await deliverCar(house, { car })
  const { steps } = await api.visits.get({ id: visit.visitId })
  expect(steps.filter(step => step.at === null)).toEqual([])
  const part = (name: string) => steps.filter(step => step.part === name)
  expect(part('receiving').map(step => step.key)).toEqual([
    ...['arrival', 'contact', 'purpose', 'registration', 'protection', 'walkAround', 'belongings'],
    ...['consent', 'diagnosis', 'order', 'contract', 'key'],
  ])
  expect(part('seeingOff').map(step => step.key)).toEqual([
    ...['takenOver', 'prepared', 'notified', 'shown', 'accepted', 'settled', 'handedOver', 'farewell'],
  ])
  const forms = Object.fromEntries(steps.filter(step => step.form !== '').map(step => [step.key, step.form]))
  expect(Object.keys(forms).sort()).toEqual(
    [
      ...['walkAround', 'belongings', 'diagnosis', 'order', 'contract', 'key'],
      ...['notified', 'accepted', 'settled', 'handedOver'],
    ].sort(),
  )
  expect(forms).toMatchObject({ order: expect.stringMatching(/^WX-/), handedOver: expect.stringMatching(/^CC-/) })
})

test('RCV-14: with a custody slip still open the paid car is not handed over; closed in front of the customer, it is', async () => {
  const car = await carInShop(house)
  const { api, post } = house.as('adviser')
  const listed = await api.visits.saveBelongings({
    id: car.visitId,
    version: await versionOf(car.visitId),
    none: true,
    items: [],
    spareWheel: true,
    valuables: 'kept',
  })
  const { orderId: id, statementId } = await acceptCar(house, { car })
  const { openFen: amountFen } = await house.as('cashier').api.settlement.get({ id: statementId })
  await house.as('cashier').api.settlement.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen })
  const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
  const handOver = async () => {
    const { version } = await api.delivery.get({ id })
    return post(`/deliveries/${id}/hand-over`, { version, handed, signerName: '周正', image: pen })
  }
  expect((await api.delivery.get({ id })).custodyNumber).toBe(listed.custodyNumber)
  expect(await handOver()).toMatchObject({
    status: 409,
    body: { code: 'delivery.custodyOpen', params: { number: listed.custodyNumber } },
  })
  await api.delivery.returnBelongings({ id, items: [], papersReturned: true, custodyClosed: true })
  expect((await handOver()).status).toBe(200)
})

test('RCV-22: who wants no wash is not sent to the washer; by the rule “always” he is', async () => {
  const { api } = house.as('adviser')
  const signed = async () => {
    const car = await carInShop(house)
    await api.visits.askWash({ id: car.visitId, version: await versionOf(car.visitId), wanted: false })
    const id = await openBrakeOrder(house, car)
    await signOrder(house, id)
    return { id, washing: (await api.repairOrders.get({ id })).axes.washing }
  }
  const skipped = await signed()
  expect(skipped.washing).toBe('none')
  const { rows } = await house.sql.query('SELECT id FROM washes WHERE order_id = $1', [skipped.id])
  expect(rows).toEqual([])
  await house.as('service').api.policies.set({ key: 'washRule', preset: 'always' })
  expect((await signed()).washing).toBe('waiting')
})
