import { newId } from '#domain/kernel/id.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import { takeOverPoints } from '#domain/processes/delivery/take-over.ts'
import type { House } from './house.ts'
import { inspectThrough, openBrakeOrder, signOrder, washIfAsked, workThrough } from './orders.ts'
import { pen } from './pen.ts'
import { type CarInShop, carInShop } from './workshop.ts'

export type Delivered = { orderId: string; visitId: string; car: CarInShop; gateToken: string }

type DeliverOptions = { followUpWanted?: boolean; car?: CarInShop }

/** The car as it should be, all three points looked at. */
export const lookedAt = takeOverPoints.map(key => ({ key, ok: true }))

const slots = new WeakMap<House, number>()

export type Accepted = { orderId: string; visitId: string; car: CarInShop; statementId: string }

/** A visit through the API from the signed order to the customer's acceptance: everything is ready to be paid. */
export async function acceptCar(house: House, options: DeliverOptions = {}): Promise<Accepted> {
  const car = options.car ?? (await carInShop(house))
  await house.sql.query('UPDATE visits SET follow_up_wanted = $1 WHERE id = $2', [
    options.followUpWanted ?? true,
    car.visitId,
  ])
  const orderId = await openBrakeOrder(house, car)
  await signOrder(house, orderId)
  const slot = (slots.get(house) ?? 0) + 4
  slots.set(house, slot)
  const { lineId } = await workThrough(house, orderId, slot)
  await inspectThrough(house, orderId, lineId)
  await prepareCar(house, orderId)
  const statementId = await total(house, orderId)
  await accept(house, orderId, lineId)
  return { orderId, visitId: car.visitId, car, statementId }
}

/** A whole visit through the API, from the signed order to the open gate. */
export async function deliverCar(house: House, options: DeliverOptions = {}): Promise<Delivered> {
  const { orderId, car, statementId } = await acceptCar(house, options)
  const statement = await house.as('cashier').api.settlement.get({ id: statementId })
  await house
    .as('cashier')
    .api.settlement.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: statement.openFen })
  const token = await letOut(house, orderId)
  return { orderId, visitId: car.visitId, car, gateToken: token }
}

/** The six things handed over and the gate opened. */
export async function letOut(house: House, orderId: string): Promise<string> {
  const { api } = house.as('adviser')
  const { version } = await api.delivery.get({ id: orderId })
  const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
  const { token } = await api.delivery.handOver({
    id: orderId,
    version,
    handed: [...handed],
    signerName: '周正',
    image: pen,
  })
  await house.as('gate').api.gate.scan({ token, plate: (await api.delivery.get({ id: orderId })).plate })
  return token
}

/** Taken over, washed, every point of the preparation ticked. */
export async function prepareCar(house: House, id: string): Promise<void> {
  const { api } = house.as('adviser')
  await api.delivery.takeOver({ id, checks: lookedAt })
  await washIfAsked(house, id)
  const sheetId = (await api.delivery.get({ id })).preparationSheetId ?? ''
  await api.checklists.answer({
    id: sheetId,
    answers: deliveryPreparation.items.map(item => ({ key: item.key, result: 'ok' as const })),
  })
  await api.delivery.prepared({ id, version: (await api.delivery.get({ id })).version })
}

async function total(house: House, id: string): Promise<string> {
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  const statementId = statements.find(item => item.payer === 'customer')?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  return statementId
}

/** Told, met, explained, advised, accepted with five stars. */
export async function accept(house: House, id: string, lineId: string): Promise<void> {
  const { api } = house.as('adviser')
  const version = async () => (await api.delivery.get({ id })).version
  await api.delivery.notify({
    id,
    version: await version(),
    noticeId: newId(),
    kind: 'delivery',
    channel: 'call',
    reached: true,
    personReached: '周正',
  })
  await api.delivery.startPickup({ id, version: await version() })
  await api.delivery.explain({ id, version: await version(), lineIds: [lineId] })
  const { oldParts } = await api.delivery.get({ id })
  await api.delivery.decideOldParts({
    id,
    version: await version(),
    decisions: oldParts.map(part => ({ id: part.id, decision: 'leave' as const })),
  })
  await api.delivery.advise({
    id,
    version: await version(),
    careNotes: ['新制动片磨合 200 公里内避免急刹'],
    nextOn: '2027-09-02',
    nextKm: 40_000,
    nextContent: '小保养',
  })
  await api.delivery.accept({ id, version: await version(), signerName: '周正', image: pen, rating: 5 })
}
