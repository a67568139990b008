import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { keepPhoto } from '../harness/media.ts'
import { fillExitCheck, finishJob, inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let slot = 0
const nextSlot = () => {
  slot += 4
  return slot
}
async function finished() {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { jobId, lineId } = await workThrough(house, id, nextSlot())
  return { id, jobId, lineId, car }
}

const pass = (level: string, lineId: string) => ({
  inspectionId: newId(),
  level,
  result: 'pass',
  checkedLines: [lineId],
})

test('QC-01, QC-05: the same person inspects once, in order; the exit needs every item and the whole-car check', async () => {
  const { id, lineId } = await finished()
  const path = `/repair-orders/${id}/inspections`
  expect(await house.as('technician2').post(path, pass('mutual', lineId))).toMatchObject({
    status: 409,
    body: { code: 'quality.order' },
  })
  expect(await house.as('technician2').post(path, pass('self', lineId))).toMatchObject({
    status: 403,
    body: { code: 'quality.notDoer' },
  })
  expect((await house.as('technician').post(path, pass('self', lineId))).status).toBe(200)
  expect(await house.as('technician').post(path, pass('mutual', lineId))).toMatchObject({
    status: 409,
    body: { code: 'quality.samePerson' },
  })
  expect((await house.as('technician2').post(path, pass('mutual', lineId))).status).toBe(200)
  const inspector = house.as('inspector')
  expect(await inspector.post(path, { ...pass('exit', lineId), checkedLines: [] })).toMatchObject({
    status: 409,
    body: { code: 'quality.unchecked' },
  })
  expect(await inspector.post(path, pass('exit', lineId))).toMatchObject({
    status: 409,
    body: { code: 'quality.sheetOpen' },
  })
  await fillExitCheck(house, id)
  expect((await inspector.post(path, pass('exit', lineId))).body).toMatchObject({ work: 'passed' })
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('passed')
})

test('QC-02, QC-03: a failed exit inspection goes back to the right job and counts as no first pass', async () => {
  const { id, lineId, jobId } = await finished()
  const path = `/repair-orders/${id}/inspections`
  await house.as('technician').post(path, pass('self', lineId))
  await house.as('technician2').post(path, pass('mutual', lineId))
  const fail = { inspectionId: newId(), level: 'exit', result: 'fail', checkedLines: [], failedLineId: lineId }
  expect(await house.as('inspector').post(path, fail)).toMatchObject({
    status: 400,
    body: { code: 'quality.defectNeeded' },
  })
  const failed = await house.as('inspector').post(path, { ...fail, defect: '制动异响未消除', cause: '卡簧未装' })
  expect(failed.body).toMatchObject({ work: 'rework' })
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('rework')
  expect(await house.as('technician').api.workshop.job({ id: jobId })).toMatchObject({
    state: 'paused',
    rework: '制动异响未消除；卡簧未装',
  })
  expect(await house.as('inspector').api.quality.get({ id })).toMatchObject({ next: null, work: 'rework' })
  const papers = (await house.as('inspector').api.papers.list({ threadId: id })).rows.map(row => row.kind)
  expect(papers).toEqual(expect.arrayContaining(['FRM-34', 'FRM-35']))
  await finishJob(house, jobId)
  const state = await house.as('inspector').api.quality.get({ id })
  expect(state).toMatchObject({ round: 2, next: 'self' })
  expect(state.reworks[0]?.doneAt).not.toBeNull()
  await inspectThrough(house, id, lineId)
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('passed')
})

test('QC-03, QC-05: a whole-car check is not ticked through: readings within limits, a photo of each fault; each round has its own sheet', async () => {
  const { id, lineId, jobId } = await finished()
  const path = `/repair-orders/${id}/inspections`
  await house.as('technician').post(path, pass('self', lineId))
  await house.as('technician2').post(path, pass('mutual', lineId))
  await fillExitCheck(house, id)
  const inspector = house.as('inspector')
  const first = (await inspector.api.quality.get({ id })).sheetId ?? ''
  const lights = { key: 'lamps', result: 'bad', note: '左前近光灯不亮' } as const
  const say = (answers: object[]) => inspector.post(`/checklist-sheets/${first}/answers`, { answers })
  const refusal = async (body: object) => Object((await inspector.post(path, body)).body).code
  // A reading is no tick, and one out of its limits is a fault whatever is said of it.
  expect((await say([{ key: 'tyres', result: 'ok' }])).status).toBe(400)
  expect((await say([{ key: 'tyres', value: '150', result: 'ok' }])).status).toBe(200)
  expect(await refusal(pass('exit', lineId))).toBe('quality.sheetOpen')
  expect((await say([{ key: 'tyres', value: '150', fileIds: [await keepPhoto(house, 'inspector')] }])).status).toBe(200)
  expect(await refusal(pass('exit', lineId))).toBe('quality.sheetBad')
  await say([{ key: 'tyres', value: '240' }, lights])
  const fail = { inspectionId: newId(), level: 'exit', result: 'fail', checkedLines: [], failedLineId: lineId }
  const found = { ...fail, defect: '左前近光灯不亮', cause: '插头未插到位' }
  const unseen = await inspector.post(path, found)
  expect(unseen).toMatchObject({ status: 409, body: { code: 'quality.sheetPhoto' } })
  expect(JSON.stringify(unseen.body)).toContain('灯光与仪表')
  await say([{ ...lights, fileIds: [await keepPhoto(house, 'inspector')] }])
  expect(await refusal(pass('exit', lineId))).toBe('quality.sheetBad')
  expect((await inspector.post(path, found)).status).toBe(200)
  await finishJob(house, jobId)
  await inspectThrough(house, id, lineId)
  const sheets = await inspector.api.checklists.list({ subjectId: id })
  expect(sheets.rows.filter(sheet => sheet.key === 'exitCheck')).toHaveLength(2)
  expect((await inspector.api.checklists.read({ id: first })).state).toBe('complete')
})

test('QC-02, QC-03: ticks made before a failed mutual inspection do not count for the next round', async () => {
  const { id, lineId, jobId } = await finished()
  const path = `/repair-orders/${id}/inspections`
  await house.as('technician').post(path, pass('self', lineId))
  await fillExitCheck(house, id)
  const fail = { inspectionId: newId(), level: 'mutual', result: 'fail', checkedLines: [], failedLineId: lineId }
  await house.as('technician2').post(path, { ...fail, defect: '制动盘螺栓漏紧', cause: '未按步骤' })
  expect((await house.as('technician').api.workshop.job({ id: jobId })).rework).toBe('制动盘螺栓漏紧；未按步骤')
  await finishJob(house, jobId)
  expect((await house.as('technician').api.workshop.job({ id: jobId })).rework).toBe('')
  expect((await house.as('inspector').api.quality.get({ id })).sheetId).toBeNull()
})

test('QC-04: a key item passes only with a second inspector’s signature', async () => {
  const { id, lineId } = await finished()
  await house.sql.query('UPDATE order_lines SET key_item = true WHERE id = $1', [lineId])
  await inspectThrough(house, id, lineId)
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('inspecting')
  const path = `/repair-orders/${id}/key-items/${lineId}`
  expect(await house.as('inspector').post(path, {})).toMatchObject({
    status: 409,
    body: { code: 'quality.secondInspector' },
  })
  expect((await house.as('technician2').post(path, {})).status).toBe(403)
  expect((await house.as('inspector2').post(path, {})).body).toMatchObject({ work: 'passed' })
})

test('TL-24: nobody is asked how far finished work is', async () => {
  const { id } = await finished()
  const { rows } = await house.sql.query(
    `SELECT state FROM duties WHERE kind = 'workshop.queryProgress' AND subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ state: 'cancelled' }])
})
