import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'
import { type CarInShop, staffIdOf } from './workshop.ts'

export type Line = {
  kind: 'labour' | 'other'
  unitPriceFen: number
  hoursCenti: number | null
  qtyMilli: number
  discountFen: number
  payer: 'customer' | 'maker' | 'insurer' | 'internal'
}

export type Booking = { id: string; vehicleId: string }

/** What all bills of a run share. */
export type Shelf = { ownerId: string; adviserId: string; operationId: string }

export async function shelfFor(house: House, { ownerId, brakeId }: CarInShop): Promise<Shelf> {
  return { ownerId, adviserId: await staffIdOf(house, 'adviser'), operationId: brakeId }
}

/** A car of its own, as it can be in the shop only once, and a booking through the API, for deposits. */
export async function bookFor(house: House, shelf: Shelf): Promise<Booking> {
  const [id, vehicleId] = [newId(), newId()]
  const now = await house.now()
  await house.sql.query(
    `INSERT INTO vehicles (id, vin_missing_reason, brand, series, power, body, created_at) VALUES ($1, '未带行驶证', '海湾', '远航', 'petrol', 'sedan', $2)`,
    [vehicleId, now],
  )
  await house.sql.query(`INSERT INTO vehicle_people VALUES ($1, $2, 'owner', $3)`, [vehicleId, shelf.ownerId, now])
  await house.as('adviser').api.appointments.create({ id, kind: 'repair', channel: 'call', vehicleId })
  return { id, vehicleId }
}

/**
 * The booked car is there and an order, entered through the API, is done and accepted by the customer. What the workshop
 * does in between is written straight into the table: only money is looked at.
 */
export async function finishedOrder(
  house: House,
  shelf: Shelf,
  booking: Booking,
  lines: readonly Line[],
): Promise<string> {
  const now = await house.now()
  const [visitId, id] = [newId(), newId()]
  await house.sql.query(
    `INSERT INTO visits (id, store_id, appointment_id, vehicle_id, owner_id, sender_id, purpose, arrived_at, adviser_id, contacted_at, mileage_km, fuel_percent, diagnosed_at)
      VALUES ($1, $2, $3, $4, $5, $5, 'repair', $6, $7, $6, 30100, 60, $6)`,
    [visitId, house.storeId, booking.id, booking.vehicleId, shelf.ownerId, now, shelf.adviserId],
  )
  await house.sql.query(
    `UPDATE appointments SET state = 'arrived', arrived_at = $2, visit_id = $3, version = version + 1 WHERE id = $1`,
    [booking.id, now, visitId],
  )
  const asked = lines.map(({ kind, ...line }) => ({
    id: newId(),
    kind,
    ...line,
    ...(kind === 'labour' ? { labourOperationId: shelf.operationId } : { name: '其他项目' }),
    basis: 'wish' as const,
    basisText: '客户要求',
    deviationReason: '协议客户',
  }))
  await house.as('adviser').api.repairOrders.open({ id, visitId, kind: 'repair', lines: asked })
  await house.sql.query(
    `UPDATE repair_orders SET authorisation = 'signed', signed_at = $2, work = 'passed', passed_at = $2, delivery = 'accepted' WHERE id = $1`,
    [id, now],
  )
  await house.sql.query(
    `UPDATE order_lines SET state = 'passed', approved_at = $2, agreed_fen = amount_fen - discount_fen WHERE order_id = $1`,
    [id, now],
  )
  await allowPrices(house, id)
  return id
}

/** Prices and discounts as the test wants them, as if the general manager had allowed each before the customer signed. */
async function allowPrices(house: House, orderId: string): Promise<void> {
  await house.sql.query(
    `INSERT INTO approvals (id, store_id, kind, subject_kind, subject_id, thread_id, amount_fen, approver_role, reason, asked_by, asked_at, state, decided_by, decided_at)
      SELECT gen_random_uuid(), l.store_id, 'orders.deviation', 'orderLine', l.id, l.order_id, 1000000000, 'R-GM', '协议客户', o.adviser_id, o.created_at, 'granted', $2, o.created_at
      FROM order_lines l JOIN repair_orders o ON o.id = l.order_id
      WHERE l.order_id = $1 AND (l.unit_price_fen <> l.published_price_fen OR l.discount_fen > 0)`,
    [orderId, await staffIdOf(house, 'gm')],
  )
}

export const other = (unitPriceFen: number): Line => ({
  kind: 'other',
  unitPriceFen,
  hoursCenti: null,
  qtyMilli: 1000,
  discountFen: 0,
  payer: 'customer',
})

/** A customer's bill of one line, totalled and checked: ready to be paid. */
export async function billOf(house: House, shelf: Shelf, totalFen: number) {
  const orderId = await finishedOrder(house, shelf, await bookFor(house, shelf), [other(totalFen)])
  const { statements } = await house.as('cashier').api.settlement.total({ id: orderId })
  const statementId = statements[0]?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  return { orderId, statementId }
}
