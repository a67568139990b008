import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { confirmByPhone, talkedBooking } from '../harness/appointments.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openShopFloor } from '../harness/resources.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** The booked car came and its order is done; what the workshop does in between is not looked at here. */
async function finished(bookingId: string): Promise<string> {
  const [visitId, orderId, now] = [newId(), newId(), await house.now()]
  const { vehicleId, personId } = await house.as('adviser').api.appointments.get({ id: bookingId })
  await house.sql.query(
    `INSERT INTO visits (id, store_id, appointment_id, vehicle_id, owner_id, sender_id, purpose, arrived_at, adviser_id, contacted_at, mileage_km, fuel_percent, diagnosed_at)
      VALUES ($1, $2, $3, $4, $5, $5, 'repair', $6, $7, $6, 42010, 60, $6)`,
    [visitId, house.storeId, bookingId, vehicleId, personId, now, await staffIdOf(house, 'adviser')],
  )
  await house.sql.query(
    `UPDATE appointments SET state = 'arrived', arrived_at = $2, visit_id = $3, version = version + 1 WHERE id = $1`,
    [bookingId, now, visitId],
  )
  await house.as('adviser').api.appointments.openOrder({ id: bookingId, orderId })
  await house.sql.query(
    `UPDATE repair_orders SET authorisation = 'signed', signed_at = $2, work = 'passed', passed_at = $2, delivery = 'accepted' WHERE id = $1`,
    [orderId, now],
  )
  await house.sql.query(
    `UPDATE order_lines SET state = 'passed', approved_at = $2, agreed_fen = amount_fen - discount_fen WHERE order_id = $1`,
    [orderId, now],
  )
  return orderId
}

async function booked(bookedAt: string, bayId: string, labourOperationId: string): Promise<string> {
  const lines = [
    { kind: 'labour' as const, labourOperationId },
    { kind: 'other' as const, name: '道路救援', unitPriceFen: 20_000 },
  ]
  const { id } = await talkedBooking(house, { bookedAt, bayId, lines })
  const confirmed = await confirmByPhone(house, id)
  expect(confirmed.status).toBe(200)
  return id
}

test('APT-13: a Tuesday 14:00 booking is billed with 10 percent off its labour and the reason, one outside the window without', async () => {
  const value = [{ weekdays: [2], from: '13:00', to: '16:00', labourPpm: 100_000, gift: '' }]
  await house.as('admin').api.policies.set({ key: 'offPeakWindows', value })
  const { brakeId } = await carInShop(house)
  const { bays } = await openShopFloor(house)
  const quiet = await booked('2027-03-09T06:00:00.000Z', bays.机电1 ?? '', brakeId)
  const busy = await booked('2027-03-10T06:00:00.000Z', bays.机电1 ?? '', brakeId)
  const billOf = async (bookingId: string) => {
    const id = await finished(bookingId)
    const { lines } = await house.as('adviser').api.repairOrders.get({ id })
    const { statements } = await house.as('cashier').api.settlement.total({ id })
    const bill = await house.as('cashier').api.settlement.get({ id: statements[0]?.id ?? '' })
    const { document } = await house.as('cashier').api.papers.get({ id: bill.paperId ?? '' })
    const labourFen = lines.find(line => line.kind === 'labour')?.amountFen ?? 0
    return { labourFen, totalFen: bill.totalFen, printed: JSON.stringify(document) }
  }
  const cheap = await billOf(quiet)
  expect(cheap.labourFen).toBe(14_400)
  expect(cheap.totalFen).toBe(14_400 - 1_440 + 20_000)
  expect(cheap.printed).toContain('低峰 工时9折')
  const full = await billOf(busy)
  expect(full.totalFen).toBe(14_400 + 20_000)
  expect(full.printed).not.toContain('低峰')
})
