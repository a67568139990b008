import { newId } from '#domain/kernel/id.ts'
import { addCar, type NewCar } from './customers.ts'
import type { House } from './house.ts'
import { pen } from './pen.ts'

export type Received = Awaited<ReturnType<typeof receiveCar>>

/** A known car arrives and an adviser goes to its driver. */
export async function receiveCar(house: House, car: NewCar = {}) {
  const known = await addCar(house, car)
  const { api } = house.as('adviser')
  const arrived = await api.visits.arrive({ id: newId(), vehicleId: known.vehicleId })
  const taken = await api.visits.take({ id: arrived.id, version: arrived.version })
  const asked = await api.visits.setPurpose({ id: arrived.id, version: taken.version, purpose: 'repair' })
  return { ...known, visitId: arrived.id, version: asked.version }
}

/** Everything that is asked and seen before the customer signs the intake papers; all in order, nothing left in the car. */
export async function walkAroundCar(house: House, visit: { visitId: string; vehicleId: string; version: number }) {
  const { api } = house.as('adviser')
  const id = visit.visitId
  let { version } = await api.visits.register({
    id,
    version: visit.version,
    mileageKm: 20_100,
    fuelPercent: 60,
    customerWords: '做一次常规保养',
    privacyNoticed: true,
  })
  ;({ version } = await api.visits.walk({ id, version, abnormality: '无异常', checkedWithCustomer: true }))
  ;({ version } = await api.visits.saveBelongings({
    id,
    version,
    none: true,
    items: [],
    spareWheel: true,
    valuables: 'none',
  }))
  ;({ version } = await api.visits.savePapers({ id, version, none: true, papers: [] }))
  await tickSheets(house, id)
  return version
}

/** Ticks every point of the walk-around and puts on every protective piece. */
export async function tickSheets(house: House, visitId: string, skip: readonly string[] = []) {
  const { api } = house.as('adviser')
  for (const sheet of (await api.checklists.list({ subjectId: visitId })).rows) {
    const answers = sheet.items
      .filter(item => !skip.includes(item.key))
      .map(item => ({ key: item.key, result: 'ok' as const }))
    if (sheet.state === 'open') await api.checklists.answer({ id: sheet.id, answers })
  }
}

export async function signByCustomer(house: House, paperId: string) {
  const { api } = house.as('adviser')
  const { document } = await api.papers.get({ id: paperId })
  return api.papers.sign({
    id: paperId,
    role: 'customer',
    method: 'drawn',
    signerName: '客户',
    image: pen,
    contentHash: document.contentHash,
  })
}
