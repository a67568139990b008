import { newId } from '#domain/kernel/id.ts'
import { addHours, type Instant } from '#domain/kernel/time.ts'
import { placeAfterWork } from '#domain/processes/workshop/checklists.ts'
import type { House } from './house.ts'
import { issueAll } from './issue-parts.ts'
import { pen } from './pen.ts'
import { bayOf, type CarInShop, technicianOf } from './workshop.ts'

export function brakeLines(car: CarInShop) {
  const because = { qtyMilli: 1000, basis: 'finding', basisText: '制动片剩余 2 mm' } as const
  const labour = { id: newId(), kind: 'labour', labourOperationId: car.brakeId, ...because } as const
  const pads = { id: newId(), kind: 'part', partId: car.partId, forLineId: labour.id, ...because } as const
  return [labour, pads]
}

export async function openBrakeOrder(house: House, car: CarInShop): Promise<string> {
  const id = newId()
  await house.as('adviser').api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: brakeLines(car) })
  return id
}

/** Promises, in so many hours or for a moment, presents and has the customer sign contract and order on the tablet. */
export async function signOrder(house: House, id: string, promise: number | Instant = 6) {
  const { api } = house.as('adviser')
  const promisedAt = typeof promise === 'string' ? promise : addHours(await house.now(), promise)
  await api.repairOrders.promise({
    id,
    version: (await api.repairOrders.get({ id })).version,
    promisedAt,
    reason: '客户等候',
  })
  const shown = await api.repairOrders.present({ id, version: (await api.repairOrders.get({ id })).version })
  const signature = { role: 'customer', method: 'drawn', signerName: '周正', image: pen } as const
  await api.papers.sign({ id: shown.contractPaperId, ...signature, contentHash: shown.contractHash })
  await api.papers.sign({ id: shown.orderPaperId, ...signature, contentHash: shown.contentHash })
  return shown
}

/** Washes, receives, dispatches, fetches the parts and finishes the order's one labour line by the technician. */
export async function workThrough(house: House, id: string, hours: number): Promise<{ jobId: string; lineId: string }> {
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const order = await house.as('manager').api.repairOrders.get({ id })
  const lineId = order.lines.find(line => line.kind === 'labour')?.id ?? ''
  const jobId = newId()
  const from = addHours(await house.now(), hours)
  const slot = {
    technicianId: await technicianOf(house, 'technician'),
    bayId: await bayOf(house, `工位 ${hours} ${house.called('technician')}`),
    from,
    to: addHours(from, 2),
  }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [{ id: jobId, lineId, ...slot }] })
  await issueAll(house, id)
  await finishJob(house, jobId)
  return { jobId, lineId }
}

/** Before the workshop and before hand-over alike: whatever wash the order waits for. */
export async function washIfAsked(house: House, orderId: string): Promise<void> {
  const washer = house.as('washer').api
  const wash = (await washer.workshop.washes({})).rows.find(row => row.orderId === orderId)
  if (!wash) return
  await washer.workshop.startWash({ id: wash.id, version: 1 })
  await washer.workshop.finishWash({ id: wash.id, version: 2 })
  await washer.workshop.returnWash({ id: wash.id, version: 3 })
}

/** The place as it was before the work. */
export const restored = placeAfterWork.items.map(({ key }) => ({ key, result: 'ok' as const }))

export async function finishJob(house: House, jobId: string): Promise<void> {
  const { api } = house.as('technician')
  const job = await api.workshop.job({ id: jobId })
  await api.workshop.start({ id: jobId, version: job.version })
  await api.workshop.step({ id: jobId, position: 1 })
  await api.workshop.step({ id: jobId, position: 2, value: '110' })
  await api.workshop.finish({ id: jobId, version: job.version + 1, place: restored })
}

/** Own, mutual and exit inspection, each by its own person. */
export async function inspectThrough(house: House, id: string, lineId: string): Promise<void> {
  for (const [username, level] of [
    ['technician', 'self'],
    ['technician2', 'mutual'],
  ] as const) {
    await house
      .as(username)
      .api.quality.inspect({ id, inspectionId: newId(), level, result: 'pass', checkedLines: [lineId] })
  }
  await fillExitCheck(house, id)
  await house
    .as('inspector')
    .api.quality.inspect({ id, inspectionId: newId(), level: 'exit', result: 'pass', checkedLines: [lineId] })
}

export async function fillExitCheck(house: House, id: string): Promise<void> {
  const { api } = house.as('inspector')
  const { sheetId } = await api.quality.begin({ id })
  const sheet = await api.checklists.read({ id: sheetId })
  await api.checklists.answer({
    id: sheetId,
    answers: sheet.items.map(({ key, kind }) =>
      kind === 'value' ? { key, value: '240' } : { key, result: 'ok' as const },
    ),
  })
}
