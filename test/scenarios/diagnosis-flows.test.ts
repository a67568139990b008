import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { giveConsent } from '../harness/diagnosis.ts'
import { type House, openHouse } from '../harness/house.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const finding = () =>
  ({
    id: newId(),
    part: '前制动片',
    cause: '磨损',
    certainty: 'confirmed',
    recommendation: '更换',
    urgency: 'now',
  }) as const

async function started() {
  const car = await carInShop(house, { undiagnosed: true })
  await giveConsent(house, car)
  const id = newId()
  await house.as('technician').api.diagnosis.start({ visitId: car.visitId, id })
  return { car, id }
}

const flowOf = async (visitId: string) =>
  (await house.as('technician').api.diagnosis.ofVisit({ visitId })).diagnosis?.flows[0]

test('DIA-01: the flow fitting the customer’s words is proposed; an unknown one, or one after the end, is refused', async () => {
  const { car, id } = await started()
  const { api, post } = house.as('technician')
  const view = await api.diagnosis.ofVisit({ visitId: car.visitId })
  expect(view.flowChoices[0]).toMatchObject({ key: 'diagnosisFlow.brakes', suggested: true, steps: 6 })
  expect(await house.as('cashier').post(`/diagnoses/${id}/flows`, { key: 'diagnosisFlow.brakes' })).toMatchObject({
    status: 403,
  })
  expect(await post(`/diagnoses/${id}/flows`, { key: 'diagnosisFlow.unknown' })).toMatchObject({ status: 404 })
})

test('DIA-01: with 5 of 6 steps done nothing is concluded until the omitted step has its reason, and the report names it', async () => {
  const { car, id } = await started()
  const { api, post } = house.as('technician')
  const { sheetId } = await api.diagnosis.openFlow({ id, key: 'diagnosisFlow.brakes' })
  const saved = await api.diagnosis.save({ id, version: 1, findings: [finding()], readings: [] })
  await api.checklists.answer({ id: sheetId, answers: [{ key: 'roadTest', result: 'bad', note: '60 km/h 以上抖动' }] })
  await house.advance('PT1M')
  const measured = [
    { key: 'fluid', value: '2' },
    { key: 'frontPads', value: '2' },
    { key: 'rearPads', value: '7' },
    { key: 'discRunout', value: '0.09' },
  ]
  await api.checklists.answer({ id: sheetId, answers: measured })
  const early = await post(`/diagnoses/${id}/completion`, { version: saved.version })
  expect(early).toMatchObject({ status: 409, body: { code: 'diagnosis.stepsOpen' } })
  expect(JSON.stringify(early.body)).toContain('分泵回位与导向销')
  await api.checklists.answer({ id: sheetId, answers: [{ key: 'callipers', result: 'none' }] })
  expect((await post(`/diagnoses/${id}/completion`, { version: saved.version })).status).toBe(409)
  await api.checklists.answer({ id: sheetId, answers: [{ key: 'callipers', result: 'none', note: '更换时拆检' }] })
  const done = await api.diagnosis.complete({ id, version: saved.version })
  const { content } = (await api.papers.get({ id: done.paperId })).document
  expect(content).toMatchObject({
    procedures: [{ flow: '制动异响、跑偏或无力', steps: '5/6', omitted: '分泵回位与导向销：更换时拆检', order: null }],
  })
  expect(JSON.stringify(content)).toContain('"item":"前制动片剩余厚度"')
  expect(JSON.stringify(content)).toContain('"limit":"≥3 mm"')
  expect(await flowOf(car.visitId)).toMatchObject({ state: 'complete', total: 6, done: 5, early: [] })
})

test('DIA-01: a step taken before those above it is seen on the screen and on the report; correcting it later does not hide it', async () => {
  const { car, id } = await started()
  const { api } = house.as('technician')
  const { sheetId } = await api.diagnosis.openFlow({ id, key: 'diagnosisFlow.brakes' })
  const tick = (key: string, value?: string) =>
    api.checklists.answer({ id: sheetId, answers: [value === undefined ? { key, result: 'ok' } : { key, value }] })
  await tick('discRunout', '0.02')
  await house.advance('PT1M')
  for (const [key, value] of [
    ['roadTest'],
    ['fluid', '1'],
    ['frontPads', '8'],
    ['rearPads', '8'],
    ['callipers'],
  ] as const)
    await tick(key, value)
  await house.advance('PT1M')
  await tick('discRunout', '0.03')
  expect(await flowOf(car.visitId)).toMatchObject({
    early: [{ key: 'discRunout', before: { key: 'roadTest' } }],
    open: [],
  })
  const done = await api.diagnosis.complete({ id, version: 1 })
  const { content } = (await api.papers.get({ id: done.paperId })).document
  expect(JSON.stringify(content)).toContain('“前制动盘端面跳动”先于“路试确认现象”')
})

test('DIA-01: a store may demand a flow for every diagnosis', async () => {
  await house.as('service').api.policies.set({ key: 'standardFlow', preset: 'required' })
  const { id } = await started()
  const { api, post } = house.as('technician')
  const saved = await api.diagnosis.save({ id, version: 1, findings: [finding()], readings: [] })
  expect(await post(`/diagnoses/${id}/completion`, { version: saved.version })).toMatchObject({
    status: 409,
    body: { code: 'diagnosis.flowMissing' },
  })
  await house.as('service').api.policies.set({ key: 'standardFlow', preset: 'noted' })
  expect((await post(`/diagnoses/${id}/completion`, { version: saved.version })).status).toBe(200)
})
