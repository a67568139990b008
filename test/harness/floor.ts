import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { House } from './house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from './orders.ts'
import { bayOf, type CarInShop, carInShop, technicianOf } from './workshop.ts'

/** A signed order whose car the workshop has, nothing given to anybody yet. */
export async function orderInWorkshop(house: House): Promise<{ id: string; car: CarInShop; lineId: string }> {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  await washIfAsked(house, id)
  const { api } = house.as('manager')
  await api.workshop.receive({ id })
  const line = (await api.repairOrders.get({ id })).lines.find(each => each.kind === 'labour')
  return { id, car, lineId: line?.id ?? '' }
}

let slots = 0

/** Gives one line to a technician, at a bay and an hour nobody else has. */
export async function giveLine(house: House, order: { id: string; lineId: string }, username = 'technician') {
  const job = await jobDraft(house, order.lineId, username)
  await house.as('dispatcher').api.workshop.dispatch({ id: order.id, jobs: [job] })
  return job.id
}

export async function jobDraft(house: House, lineId: string, username = 'technician') {
  const slot = ++slots
  const from = addHours(await house.now(), slot * 3)
  return {
    id: newId(),
    lineId,
    technicianId: await technicianOf(house, username),
    bayId: await bayOf(house, `作业位 ${slot}`),
    from,
    to: addHours(from, 2),
  }
}

export async function noticesOf(house: House, kind: string, subjectId: string): Promise<string[]> {
  const { rows } = await house.sql.query<{ staff_id: string }>(
    'SELECT staff_id FROM notices WHERE kind = $1 AND subject_id = $2 ORDER BY staff_id',
    [kind, subjectId],
  )
  return rows.map(row => row.staff_id)
}

export async function eventsOf(house: House, subjectId: string): Promise<string[]> {
  const { rows } = await house.sql.query<{ event: string }>(
    'SELECT event FROM timeline_events WHERE subject_id = $1 ORDER BY seq',
    [subjectId],
  )
  return rows.map(row => row.event)
}
