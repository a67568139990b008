import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, addMinutes, instantOf } from '#domain/kernel/time.ts'
import { eventsOf, giveLine, noticesOf, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { finishJob, openBrakeOrder, restored, signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const adviser = () => house.as('adviser').api
const riskOf = async (id: string) => (await adviser().repairOrders.get({ id })).risk
const today = (time: string) => instantOf('2027-03-02', time)

/** Late in the day: the work of an order ends with the shop, what follows it tomorrow; promised for the evening. */
async function lateOrder() {
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id, 3)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const lineId = (await adviser().repairOrders.get({ id })).lines.find(line => line.kind === 'labour')?.id ?? ''
  const from = addMinutes(await house.now(), 15)
  const slot = { technicianId: await technicianOf(house, 'technician'), bayId: await bayOf(house, '晚班位') }
  const job = { id: newId(), lineId, ...slot, from, to: addHours(from, 2) }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [job] })
  await house.advance('PT1M')
  return { id, ...slot, jobId: job.id }
}

test('WKS-21: a job ends restored, or with the reason; what is neither ticked nor reasoned stops the finish', async () => {
  const jobId = await giveLine(house, await orderInWorkshop(house))
  const technician = house.as('technician')
  await technician.api.workshop.start({ id: jobId, version: 1 })
  await technician.api.workshop.step({ id: jobId, position: 1 })
  await technician.api.workshop.step({ id: jobId, position: 2, value: '110' })
  const { place } = await technician.api.workshop.job({ id: jobId })
  expect(place.map(item => item.key)).toEqual(restored.map(item => item.key))
  const finish = (answers: object[]) => technician.post(`/jobs/${jobId}/finish`, { version: 2, place: answers })
  const first = await finish([])
  expect(first).toMatchObject({ status: 409, body: { code: 'workshop.placeLeft' } })
  expect(JSON.stringify(first.body)).toContain('车辆已复原')
  const [car, ...others] = restored
  const unticked = { key: car?.key, result: 'none' }
  expect(await finish([...others, unticked])).toMatchObject({ status: 409, body: { code: 'workshop.placeLeft' } })
  expect(await finish([...others, { ...unticked, result: 'bad' }])).toMatchObject({ status: 409 })
  expect((await technician.api.workshop.job({ id: jobId })).state).toBe('working')
  expect((await technician.api.checklists.list({ subjectId: jobId })).rows).toEqual([])
  expect((await finish([...others, { ...unticked, note: '座椅记忆待客户到场恢复' }])).status).toBe(200)
  const [sheet] = (await house.as('manager').api.checklists.list({ subjectId: jobId })).rows
  expect(sheet).toMatchObject({ key: 'placeAfterWork', state: 'complete' })
  expect(sheet?.answers.find(answer => answer.key === car?.key)).toMatchObject({
    result: 'none',
    note: '座椅记忆待客户到场恢复',
  })
})

test('WKS-21: waste noted at the finish grows the ledger, too much of it is a duty, and only what is there is taken away', async () => {
  const jobId = await giveLine(house, await orderInWorkshop(house))
  const technician = house.as('technician')
  await technician.api.workshop.start({ id: jobId, version: 1 })
  await technician.api.workshop.step({ id: jobId, position: 1 })
  await technician.api.workshop.step({ id: jobId, position: 2, value: '110' })
  const left = [
    { kind: 'oil' as const, qtyMilli: 801_500 },
    { kind: 'metal' as const, qtyMilli: 2_000 },
  ]
  await technician.api.workshop.finish({ id: jobId, version: 2, place: restored, waste: left })
  expect(await eventsOf(house, jobId)).toContain('waste.noted')
  const manager = house.as('manager')
  const { rows } = await manager.api.workshop.waste({})
  expect(rows.find(row => row.kind === 'oil')).toMatchObject({ qtyMilli: 801_500, limit: 800, tooMuch: true })
  expect(rows.find(row => row.kind === 'metal')).toMatchObject({ qtyMilli: 2_000, tooMuch: false })
  const duties = async () =>
    (await house.sql.query(`SELECT state, params->>'waste' AS waste FROM duties WHERE kind = 'workshop.removeWaste'`))
      .rows
  expect(await duties()).toEqual([{ state: 'open', waste: '废机油' }])

  const removal = { kind: 'oil', qtyMilli: 500_000, firm: '绿源环保', manifest: 'LD-2027-0031' }
  const remove = (who: string, more: object = {}) =>
    house.as(who).post('/workshop/waste/removals', { ...removal, id: newId(), ...more })
  expect((await remove('technician')).status).toBe(403)
  expect((await remove('manager', { manifest: ' ' })).status).toBe(400)
  expect(await remove('other-manager')).toMatchObject({ status: 409, body: { code: 'workshop.wasteShort' } })
  const both = await Promise.all([remove('manager'), remove('service')])
  expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
  expect(await duties()).toEqual([{ state: 'done', waste: '废机油' }])
  const ledger = (await manager.api.workshop.wasteMovements({ kind: 'oil' })).rows
  expect(ledger.map(row => row.qtyMilli)).toEqual([-500_000, 801_500])
  expect(ledger[0]).toMatchObject({ firm: '绿源环保', manifest: 'LD-2027-0031', orderId: null })
  expect(ledger[1]).toMatchObject({ job: '更换前制动片', plate: expect.stringMatching(/^京A/) })
  await expect(house.sql.query('UPDATE waste_movements SET qty_milli = 1')).rejects.toThrow()
  expect((await house.as('other-manager').api.workshop.wasteMovements({})).rows).toEqual([])
})

test('WKS-09: overtime needs a reason and somebody else’s consent; granted, the promised time is recomputed and its risk ends', async () => {
  await house.moveTo(today('16:30'))
  const { id, technicianId, jobId } = await lateOrder()
  expect(await riskOf(id)).not.toBeNull()
  const proposed = async () => (await adviser().repairOrders.proposePromise({ id })).promisedAt ?? ''
  const before = await proposed()
  expect(before > today('23:59')).toBe(true)

  const overtimeId = newId()
  const plan = { overtimeId, technicianIds: [technicianId], fromAt: today('18:00'), toAt: today('20:00') }
  const ask = (who: string, more: object = {}) =>
    house.as(who).post(`/repair-orders/${id}/overtimes`, { ...plan, reason: '客户明早用车', ...more })
  expect((await ask('technician')).status).toBe(403)
  expect((await ask('other-manager')).status).toBe(404)
  expect((await ask('manager', { reason: ' ' })).status).toBe(400)
  expect(await ask('manager', { technicianIds: [newId()] })).toMatchObject({ body: { code: 'workshop.notTechnician' } })
  expect(await ask('manager', { fromAt: today('17:00') })).toMatchObject({ body: { code: 'workshop.overtimeOpen' } })
  expect(await ask('manager', { toAt: today('22:00') })).toMatchObject({ body: { code: 'workshop.overtimeDay' } })
  expect(await ask('manager', { fromAt: today('08:00') })).toMatchObject({ body: { code: 'workshop.overtimePast' } })
  const draft = await openBrakeOrder(house, await carInShop(house))
  expect(await house.as('manager').post(`/repair-orders/${draft}/overtimes`, { ...plan, reason: '急' })).toMatchObject({
    body: { code: 'workshop.unsigned' },
  })

  const asked = await ask('manager')
  expect(asked).toMatchObject({ status: 200, body: { readyWithAt: expect.stringMatching(/^2027-03-02/) } })
  await house.advance('PT1M')
  expect(await riskOf(id)).not.toBeNull()
  expect(await proposed()).toBe(before)
  const [waiting] = (await house.as('service').api.approvals.list({ box: 'waiting' })).rows
  expect(waiting?.title[0]).toMatch(/^加班申请 京A\d+：2027-03-02 18:00–20:00/)
  const grant = { granted: true, version: waiting?.version }
  expect((await house.as('manager').post(`/approvals/${waiting?.id}/decide`, grant)).status).toBe(403)
  expect((await house.as('service').post(`/approvals/${waiting?.id}/decide`, grant)).status).toBe(200)
  await house.advance('PT1M')
  expect(await riskOf(id)).toBeNull()
  expect((await proposed()) < before).toBe(true)
  const [row] = (await adviser().workshop.overtimes({ orderId: id })).rows
  expect(row).toMatchObject({ state: 'granted', reason: '客户明早用车', technicians: [house.called('technician')] })
  expect(row?.readyWithoutAt?.slice(0, 10)).toBe('2027-03-03')
  expect(row?.readyWithAt?.slice(0, 10)).toBe('2027-03-02')
  expect(await noticesOf(house, 'overtime.granted', id)).toEqual([await staffIdOf(house, 'adviser')])
  expect(await noticesOf(house, 'overtime.planned', overtimeId)).toEqual([await staffIdOf(house, 'technician')])
  expect(await eventsOf(house, overtimeId)).toEqual(['overtime.asked', 'overtime.granted'])

  // Called off, the promise is in danger again; somebody else's evening cannot be.
  const cancel = (who: string, version: number) =>
    house.as(who).post(`/workshop/overtimes/${overtimeId}/cancellation`, { version })
  expect((await cancel('other-manager', 2)).status).toBe(404)
  expect((await cancel('manager', 1)).status).toBe(409)
  expect((await cancel('manager', 2)).status).toBe(200)
  await house.advance('PT1M')
  expect(await riskOf(id)).not.toBeNull()
  expect(await cancel('manager', 3)).toMatchObject({ status: 409, body: { code: 'workshop.overtimeOver' } })
  await finishJob(house, jobId)
  expect(await ask('manager', { overtimeId: newId() })).toMatchObject({ status: 200 })
})

test('WKS-09: what is refused stays on the list with who refused it, and nobody stays', async () => {
  const [open] = (await house.as('service').api.approvals.list({ box: 'waiting' })).rows
  const decide = { id: open?.id ?? '', granted: false, version: open?.version ?? 0, note: '明早再做' }
  await house.as('service').api.approvals.decide(decide)
  const [row] = (await house.as('manager').api.workshop.overtimes({})).rows
  expect(row).toMatchObject({ state: 'refused', decidedBy: expect.stringMatching(/./), can: { cancel: false } })
})
