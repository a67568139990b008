import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { diagnosed, giveConsent } from '../harness/diagnosis.ts'
import { type House, openHouse } from '../harness/house.ts'
import { pen } from '../harness/pen.ts'
import { bayOf, type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const worn = () =>
  ({
    id: newId(),
    part: '前制动片',
    cause: '磨损到极限',
    certainty: 'confirmed',
    recommendation: '更换前制动片',
    urgency: 'now',
  }) as const

async function started(car: CarInShop): Promise<string> {
  const id = newId()
  await giveConsent(house, car)
  await house.as('technician').api.diagnosis.start({ visitId: car.visitId, id })
  return id
}

async function dutiesOf(visitId: string) {
  const { rows } = await house.sql.query<{ kind: string; state: string }>(
    'SELECT kind, state FROM duties WHERE subject_id = $1 ORDER BY kind',
    [visitId],
  )
  return rows
}

test('RCV-05, DIA-04: nothing is tested before the customer agreed, by the wrong person, or in another store', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const start = { id: newId() }
  const path = `/visits/${car.visitId}/diagnosis`
  expect(await house.nobody.post(path, start)).toMatchObject({ status: 401 })
  expect(await house.as('cashier').post(path, start)).toMatchObject({ status: 403 })
  expect(await house.as('other-technician').post(path, start)).toMatchObject({ status: 404 })
  expect(await house.as('technician').post(path, start)).toMatchObject({
    status: 409,
    body: { code: 'diagnosis.noConsent' },
  })
  const view = await house.as('technician').api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(view.blockers.map(item => item.code)).toEqual(['diagnosis.noConsent'])
  expect(view.can.record).toBe(false)
  await started(car)
  expect(await house.as('technician2').post(path, { id: newId() })).toMatchObject({
    status: 409,
    body: { code: 'diagnosis.exists' },
  })
})

test('RCV-10: what the customer told appears to the technician unchanged and prints on the order', async () => {
  const car = await carInShop(house)
  const path = `/visits/${car.visitId}/inquiry`
  const answers = {
    id: newId(),
    version: 0,
    symptom: '冷车起步发抖',
    speed: '怠速',
    lamps: ['engine'],
    wish: '今天取车',
  }
  expect(await house.as('technician').post(path, answers)).toMatchObject({ status: 403 })
  expect(await house.as('adviser').post(path, { ...answers, symptom: ' ' })).toMatchObject({ status: 400 })
  expect((await house.as('adviser').post(path, answers)).status).toBe(200)
  const stale = await house.as('assistant').post(path, { ...answers, symptom: '别的' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  const seen = (await house.as('technician').api.diagnosis.ofVisit({ visitId: car.visitId })).inquiry
  expect(seen).toMatchObject({
    symptom: '冷车起步发抖',
    speed: '怠速',
    lamps: ['engine'],
    wish: '今天取车',
    version: 1,
  })
  const { api } = house.as('adviser')
  const id = newId()
  const line = {
    id: newId(),
    kind: 'labour',
    labourOperationId: car.operationId,
    qtyMilli: 1000,
    basis: 'wish',
  } as const
  await api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: [line] })
  const promisedAt = addHours(await house.now(), 6)
  await api.repairOrders.promise({ id, version: 1, promisedAt, reason: '约定' })
  const shown = await api.repairOrders.present({ id, version: 2 })
  const paper = await api.papers.get({ id: shown.orderPaperId })
  expect(JSON.stringify(paper.document.content)).toContain(seen?.summary)
})

test('DIA-02: a device session stores codes with device and time and prints them; nobody edits what a device read', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  // This car answers with P0301 on the first day of every house.
  await house.sql.query(`UPDATE vehicles SET vin = 'LSVAA49J132040013' WHERE id = $1`, [car.vehicleId])
  const id = await started(car)
  const technician = house.as('technician')
  const sessionId = newId()
  const unknown = await technician.post(`/diagnoses/${id}/device-sessions`, { sessionId, bayId: newId() })
  expect(unknown.status).toBe(404)
  await bayOf(house, '1 号预检工位')
  const { rows: bays } = await technician.api.diagnosis.bays({})
  const bayId = bays.find(each => each.name === '1 号预检工位')?.id ?? ''
  await technician.api.diagnosis.readDevice({ id, sessionId, bayId })
  await house.advance('PT1M')
  const view = await technician.api.diagnosis.ofVisit({ visitId: car.visitId })
  const codes = view.diagnosis?.readings.filter(reading => reading.kind === 'code') ?? []
  const { rows } = await house.sql.query('SELECT answer, request FROM outside_calls WHERE id = $1', [sessionId])
  expect(rows[0].request).toMatchObject({ vin: 'LSVAA49J132040013' })
  expect(codes.map(code => code.item)).toEqual(rows[0].answer.troubleCodes)
  expect(codes.map(code => code.item)).toContain('P0301')
  expect(codes[0]).toMatchObject({ device: '1 号预检工位', readAt: rows[0].answer.readAt, sessionId })
  const saved = await technician.api.diagnosis.save({ id, version: 1, findings: [worn()], readings: [] })
  const after = await technician.api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(after.diagnosis?.readings).toHaveLength(view.diagnosis?.readings.length ?? -1)
  const done = await technician.api.diagnosis.complete({ id, version: saved.version })
  const paper = await technician.api.papers.get({ id: done.paperId })
  expect(JSON.stringify(paper.document.content)).toContain('P0301')
  expect(JSON.stringify(paper.document.content)).toContain('1 缸失火')
})

test('DIA-02: a diagnosis does not end while the device still owes its answer; a party that is down keeps nobody else from working', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const id = await started(car)
  const technician = house.as('technician')
  await house.sql.query(
    `INSERT INTO outside_switches (store_id, party, mode) VALUES ($1, 'bayDevice', 'fail') ON CONFLICT (store_id, party) DO UPDATE SET mode = 'fail'`,
    [house.storeId],
  )
  await technician.api.diagnosis.readDevice({ id, sessionId: newId(), bayId: await bayOf(house, '1 号预检工位') })
  const saved = await technician.api.diagnosis.save({ id, version: 1, findings: [worn()], readings: [] })
  const early = await technician.post(`/diagnoses/${id}/completion`, { version: saved.version })
  expect(early).toMatchObject({ status: 409, body: { code: 'diagnosis.deviceBusy' } })
  await house.sql.query(`UPDATE outside_switches SET mode = 'ok'`)
})

test('DIA-04, TL-18: the report exists in the same moment, its hand-over is a duty, and signing for it is being handed it', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const id = await started(car)
  const technician = house.as('technician')
  const empty = await technician.post(`/diagnoses/${id}/completion`, { version: 1 })
  expect(empty).toMatchObject({ status: 409, body: { code: 'diagnosis.noResult' } })
  const early = await house.as('adviser').post(`/diagnoses/${id}/hand-over`, { version: 1, way: 'print' })
  expect(early).toMatchObject({ status: 409, body: { code: 'diagnosis.notEnded' } })
  const saved = await technician.api.diagnosis.save({ id, version: 1, findings: [worn()], readings: [] })
  const done = await technician.api.diagnosis.complete({ id, version: saved.version })
  const issued = await technician.api.papers.get({ id: done.paperId })
  expect(issued.document).toMatchObject({ kind: 'FRM-06', state: 'presented', number: done.number })
  expect(issued.document.signatures.map(item => item.role)).toEqual(['technician'])
  expect((await dutiesOf(car.visitId)).find(duty => duty.kind === 'diagnosis.hand-over-report')?.state).toBe('open')
  const signing = {
    role: 'customer',
    method: 'drawn',
    signerName: '周正',
    image: pen,
    contentHash: done.contentHash,
  } as const
  await house.as('adviser').api.papers.sign({ id: done.paperId, ...signing })
  const view = await house.as('adviser').api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(view.diagnosis).toMatchObject({ handedWay: 'signed', paper: { signed: true } })
  expect((await dutiesOf(car.visitId)).find(duty => duty.kind === 'diagnosis.hand-over-report')?.state).toBe('done')
})

test('SYS-03, DIA-04: a corrected diagnosis voids the report given out; the next is its second revision', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { diagnosisId: id } = await diagnosed(house, car)
  const technician = house.as('technician')
  const before = (await technician.api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  const edit = { version: before?.version, findings: [worn()], readings: [] }
  expect(await technician.post(`/diagnoses/${id}/content`, edit)).toMatchObject({
    status: 409,
    body: { code: 'diagnosis.ended' },
  })
  const opened = await technician.api.diagnosis.reopen({ id, version: before?.version ?? 0, reason: '复测结果不同' })
  const finding = { ...worn(), cause: '分泵卡滞' }
  const saved = await technician.api.diagnosis.save({ id, version: opened.version, findings: [finding], readings: [] })
  const done = await technician.api.diagnosis.complete({ id, version: saved.version })
  const after = (await technician.api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  expect(done.number).toBe(before?.paper?.number)
  expect(after).toMatchObject({ handedAt: null, paper: { revision: 2, signed: false } })
  const old = await technician.api.papers.get({ id: before?.paper?.id ?? '' })
  expect(old.document.state).toBe('voided')
})

test('RO-01, DIA-06: a fault repair needs a diagnosis first; exact orders, the quick path and maintenance do not', async () => {
  const { api, post } = house.as('adviser')
  const line = (car: CarInShop, basis: 'finding' | 'wish') => ({
    id: newId(),
    kind: 'labour' as const,
    labourOperationId: car.brakeId,
    qtyMilli: 1000,
    basis,
    basisText: '制动异响',
  })
  const present = async (car: CarInShop, kind: 'repair' | 'maintenance', basis: 'finding' | 'wish') => {
    const id = newId()
    await api.repairOrders.open({ id, visitId: car.visitId, kind, lines: [line(car, basis)] })
    const promisedAt = addHours(await house.now(), 8)
    await api.repairOrders.promise({ id, version: 1, promisedAt, reason: '约定' })
    return post(`/repair-orders/${id}/present`, { version: 2 })
  }
  const unknown = await carInShop(house, { undiagnosed: true })
  expect(await present(unknown, 'repair', 'finding')).toMatchObject({
    status: 409,
    body: { code: 'orders.needsDiagnosis' },
  })
  expect((await present(unknown, 'repair', 'wish')).status).toBe(200)
  expect((await present(unknown, 'maintenance', 'finding')).status).toBe(200)
  await diagnosed(house, unknown)
  expect((await present(unknown, 'repair', 'finding')).status).toBe(200)
  const quick = await carInShop(house, { undiagnosed: true })
  await house.sql.query('UPDATE visits SET quick_path = true WHERE id = $1', [quick.visitId])
  expect((await present(quick, 'repair', 'finding')).status).toBe(200)
  await house.as('service').api.policies.set({ key: 'quickPath', preset: 's001-diagnose' })
  const strict = await carInShop(house, { undiagnosed: true })
  await house.sql.query('UPDATE visits SET quick_path = true WHERE id = $1', [strict.visitId])
  expect(await present(strict, 'repair', 'wish')).toMatchObject({ body: { code: 'orders.needsDiagnosis' } })
  await house.as('service').api.policies.set({ key: 'quickPath', preset: 'exactOrders' })
})

test('RCV-17: what the entry inspection says must be renewed or watched is proposed for the estimate', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { api } = house.as('adviser')
  const { sheetId } = await api.diagnosis.openEntryInspection({ visitId: car.visitId })
  const bad = { key: 'frontPads', result: 'bad', note: '剩余 2 mm' } as const
  await api.checklists.answer({ id: sheetId, answers: [bad, { key: 'engineOil', result: 'watch' }] })
  const view = await api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(view.entryInspection.proposals).toEqual([
    { key: 'engineOil', text: '检查、保养机油', note: '', safety: false, result: 'watch', fileIds: [] },
    { key: 'frontPads', text: '更换前制动片', note: '剩余 2 mm', safety: true, result: 'bad', fileIds: [] },
  ])
})
