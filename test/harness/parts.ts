import { newId } from '#domain/kernel/id.ts'
import { addPart, type NewPart } from './catalogue.ts'
import type { House } from './house.ts'
import { signOrder } from './orders.ts'
import { carInShop, staffIdOf } from './workshop.ts'

/** Goods on the shelf, taken in through the API as the parts clerk does. */
export async function stockUp(house: House, partId: string, qtyMilli: number, unitCostFen = 2000) {
  const lines = [{ partId, qtyMilli, unitCostFen }]
  return house.as('parts').api.stock.receive({ id: newId(), supplier: '滨江配件行', lines })
}

export type SignedOrder = {
  orderId: string
  number: string
  lineIds: string[]
  partIds: string[]
  technicianId: string
}

/** An order of one labour line and the given parts, signed by the customer; the parts are new ones each time. */
export async function signedOrder(
  house: House,
  wanted: readonly { part?: NewPart; partId?: string; qtyMilli: number; stockMilli?: number; payer?: 'maker' }[],
): Promise<SignedOrder> {
  const car = await carInShop(house)
  const about = { qtyMilli: 1000, basis: 'wish', basisText: '客户要求' } as const
  const lines = []
  for (const { part, partId, qtyMilli, stockMilli, payer } of wanted) {
    const id = partId ?? (await addPart(house, part))
    if (stockMilli !== undefined && stockMilli > 0) await stockUp(house, id, stockMilli)
    lines.push({ ...about, id: newId(), kind: 'part' as const, partId: id, qtyMilli, ...(payer ? { payer } : {}) })
  }
  const labour = { ...about, id: newId(), kind: 'labour' as const, labourOperationId: car.operationId }
  const orderId = newId()
  const { api } = house.as('adviser')
  await api.repairOrders.open({ id: orderId, visitId: car.visitId, kind: 'maintenance', lines: [labour, ...lines] })
  const { number } = await signOrder(house, orderId)
  return {
    orderId,
    number,
    lineIds: lines.map(line => line.id),
    partIds: lines.map(line => line.partId),
    technicianId: await staffIdOf(house, 'technician'),
  }
}
