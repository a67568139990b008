import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { findVisit, ordersOfVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { updateVisit } from './queries.ts'
import { carsInBays } from './queries-desk.ts'
import { saveVisit, visitSubject, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

/** RCV-03: the car is shown its bay; two cars never get the same one, whoever guides them. */
export const guideToBay: Api['guide'] = async (ctx, input) => {
  const visit = await carToPark(ctx, input)
  const bay = await bayFor(ctx, visit, input.bayId)
  const values = { parked: 'bay' as const, receptionBayId: bay.id, parkedAt: ctx.now }
  const saved = await saveVisit(ctx, visit, values, 'visit.guided', { data: { bay: bay.name } })
  return { ...saved, bayId: bay.id, bay: bay.name }
}

export const parkOutside: Api['parkOutside'] = async (ctx, input) => {
  const visit = await carToPark(ctx, input)
  const values = { parked: 'outside' as const, receptionBayId: null, parkedAt: ctx.now }
  return saveVisit(ctx, visit, values, 'visit.parkedOutside')
}

/** The car is driven away: to the washer, to the workshop or out. */
export async function leaveBay(ctx: Ctx, visitId: string): Promise<void> {
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  if (visit.parked === null) return
  await updateVisit(ctx, visitId, { parked: null, receptionBayId: null, parkedAt: ctx.now })
  ctx.record({
    event: 'visit.bayLeft',
    subject: visitSubject(visitId),
    threadId: visitId,
    data: { changed: { parked: { from: visit.parked, to: null } } },
  })
}

/** Bays nobody stands in, in their order. */
export async function freeBays(ctx: Ctx) {
  const taken = new Set((await carsInBays(ctx)).map(car => car.bayId))
  return (await listResources(ctx, 'receptionBay')).filter(bay => !taken.has(bay.id))
}

async function carToPark(ctx: Ctx, input: { id: string; version: number }): Promise<VisitRecord> {
  const visit = await visitToEdit(ctx, input)
  if (visit.plate === '' && visit.vehicleId === null) throw refuse(receptionRefusals.noCar)
  const orders = await ordersOfVisit(ctx, visit.id)
  if (orders.some(order => order.work !== 'waiting')) throw refuse(receptionRefusals.inWorkshop)
  return visit
}

async function bayFor(ctx: Ctx, visit: VisitRecord, wanted: string | null) {
  const bays = await listResources(ctx, 'receptionBay')
  const taken = new Map((await carsInBays(ctx)).map(car => [car.bayId, car]))
  if (wanted === null) {
    const own = bays.find(bay => bay.id === visit.receptionBayId)
    if (own) throw refuse(receptionRefusals.inBay, { bay: own.name })
    const free = bays.find(bay => !taken.has(bay.id))
    if (!free) throw refuse(receptionRefusals.noBayFree)
    return free
  }
  const bay = found(bays.find(candidate => candidate.id === wanted))
  const car = taken.get(bay.id)
  if (car?.visitId === visit.id) throw refuse(receptionRefusals.inBay, { bay: bay.name })
  if (car) throw refuse(receptionRefusals.bayTaken, { bay: bay.name, plate: car.plate })
  return bay
}
