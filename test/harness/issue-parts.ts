import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'
import { staffIdOf } from './workshop.ts'

/** Fetches every part of an order over the counter, taking in what is missing, and hands the slips to settlement. */
export async function issueAll(house: House, orderId: string, username = 'technician'): Promise<void> {
  const { api } = house.as('parts')
  const { requests } = await api.parts.ofOrder({ orderId })
  const open = requests.filter(request => request.approved && request.issuedMilli < request.wantedMilli)
  if (open.length === 0) return
  const missing = open.map(({ partId, wantedMilli }) => ({ partId, qtyMilli: wantedMilli, unitCostFen: 2000 }))
  await api.stock.receive({ id: newId(), supplier: '滨江配件行', lines: missing })
  const lines = open.map(({ id, wantedMilli, issuedMilli }) => ({ requestId: id, qtyMilli: wantedMilli - issuedMilli }))
  await api.parts.issue({ orderId, id: newId(), takenBy: await staffIdOf(house, username), lines })
  await api.parts.hand({ orderId })
}
