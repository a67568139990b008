import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { giveConsent } from '../harness/diagnosis.ts'
import { answersTo, estimateFor, freeLine, lastMessageTo, oilLine, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { fetchBytes, keepFilm, keepPhoto } from '../harness/media.ts'
import { pen } from '../harness/pen.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function linkTo(car: CarInShop, estimate: { id: string; version: number }) {
  const { api } = house.as('adviser')
  const shown = await api.estimates.show(estimate)
  await api.estimates.sendLink({ id: estimate.id, version: shown.version })
  const token = /\/m\/e\/([A-Za-z0-9_-]{32})/.exec(await lastMessageTo(house, car.ownerId))?.[1] ?? ''
  return { token, shown }
}

/** A concluded case whose finding has a photo and a film. */
async function filmed(car: CarInShop) {
  await giveConsent(house, car)
  const { api } = house.as('technician')
  const [id, findingId] = [newId(), newId()]
  await api.diagnosis.start({ visitId: car.visitId, id })
  const finding = {
    part: '前制动片',
    cause: '磨损',
    certainty: 'confirmed',
    recommendation: '更换',
    urgency: 'now',
  } as const
  const saved = await api.diagnosis.save({ id, version: 1, findings: [{ ...finding, id: findingId }], readings: [] })
  const [photo, film] = [await keepPhoto(house), await keepFilm(house)]
  for (const fileId of [photo, film]) await api.diagnosis.addMedium({ id, mediumId: newId(), fileId, findingId })
  const done = await api.diagnosis.complete({ id, version: saved.version })
  await house.as('adviser').api.diagnosis.handOver({ id, version: done.version, way: 'print' })
  return { findingId, photo, film }
}

test('EST-05, DIA-05: behind the estimate link each line shows what it rests on; the film plays in parts, other files do not open', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { findingId, photo, film } = await filmed(car)
  const inspected = await keepPhoto(house, 'adviser')
  const { sheetId } = await house.as('adviser').api.diagnosis.openEntryInspection({ visitId: car.visitId })
  const wipers = { key: 'wipers', result: 'bad', note: '开裂' } as const
  await house.as('adviser').api.checklists.answer({ id: sheetId, answers: [{ ...wipers, fileIds: [inspected] }] })
  const blade = {
    ...freeLine('更换雨刮片', 12_000),
    basis: 'finding',
    basisText: '开裂',
    inspectionKey: 'wipers',
  } as const
  const estimate = await estimateFor(house, car, [
    { ...option('A', []), lines: [...padLines(car, { findingId }), blade] },
  ])
  const { token } = await linkTo(car, estimate)
  const page = await house.nobody.get(`/links/${token}/estimate`)
  expect(page.body).toMatchObject({
    options: [
      {
        lines: [
          {
            media: [
              { kind: 'photo', fileId: photo },
              { kind: 'film', fileId: film },
            ],
          },
          {},
          { media: [{ kind: 'photo', fileId: inspected, caption: '开裂' }] },
        ],
      },
    ],
  })
  const part = await fetchBytes(house, `/links/${token}/files/${film}`, 'bytes=0-99')
  expect([part.status, part.size]).toEqual([206, 100])
  expect((await fetchBytes(house, `/links/${token}/files/${inspected}?size=small`)).status).toBe(200)
  expect((await fetchBytes(house, `/links/${token}/files/${await keepPhoto(house)}`)).status).toBe(404)
  const { version, validUntilOn } = await house.as('adviser').api.estimates.get({ id: estimate.id })
  const options = [option('A', padLines(car, { findingId }))]
  await house.as('adviser').api.estimates.save({ id: estimate.id, version, mode: 'system', validUntilOn, options })
  expect((await fetchBytes(house, `/links/${token}/files/${film}`)).status).toBe(404)
})

test('EST-05: a customer asks about a line; the adviser’s answer stands beside it, and reading is seen while it lasts', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const estimate = await estimateFor(house, car, [option('A', lines)])
  const { token } = await linkTo(car, estimate)
  const ask = (body: object) => house.nobody.post(`/links/${token}/estimate/questions`, { id: newId(), ...body })
  expect(await ask({ text: '' })).toMatchObject({ status: 400 })
  expect(await ask({ text: '为什么', aboutId: newId() })).toMatchObject({ body: { code: 'questions.unknownAbout' } })
  expect((await ask({ text: '可以用副厂件吗？', aboutId: lines[1].id })).status).toBe(200)
  const { api } = house.as('adviser')
  const [asked] = (await api.diagnosis.questions({ visitId: car.visitId })).rows
  expect(asked).toMatchObject({ about: '前制动片', subjectKind: 'estimate', can: { answer: true } })
  const { rows } = await house.sql.query(
    `SELECT kind, state, params ->> 'page' AS page FROM duties WHERE subject_id = $1`,
    [asked?.id],
  )
  expect(rows).toEqual([{ kind: 'diagnosis.answer-question', state: 'open', page: 'estimate' }])
  await api.diagnosis.answerQuestion({ id: asked?.id ?? '', version: 1, answer: '可以，见方案 B。' })
  expect((await house.nobody.get(`/links/${token}/estimate`)).body).toMatchObject({
    questions: [{ aboutId: lines[1].id, answer: '可以，见方案 B。' }],
  })
  expect(await api.estimates.get({ id: estimate.id })).toMatchObject({ readAt: null, readSeconds: 0 })
  for (const seconds of [15, 20]) await house.nobody.post(`/links/${token}/estimate/reading`, { seconds })
  expect((await house.nobody.post(`/links/${token}/estimate/reading`, { seconds: 600 })).status).toBe(400)
  const read = await api.estimates.get({ id: estimate.id })
  expect(read).toMatchObject({ readSeconds: 35, readAt: expect.any(String), version: read.version })
})

test('EST-05: twenty questions are enough; the next is refused', async () => {
  const car = await carInShop(house)
  const { token } = await linkTo(car, await estimateFor(house, car, [option('A', padLines(car))]))
  const ask = () => house.nobody.post(`/links/${token}/estimate/questions`, { id: newId(), text: '多少钱？' })
  for (let n = 0; n < 20; n++) expect((await ask()).status).toBe(200)
  expect(await ask()).toMatchObject({ status: 409, body: { code: 'questions.tooMany' } })
})

test('EST-12: the terms of the brake job stand on estimate and order as the store sets them, and that they were explained is noted', async () => {
  const terms = { 整车修理: { km: 20_000, days: 100 }, 小修: { km: 20_000, days: 100 } }
  await house.as('service').api.policies.set({ key: 'guaranteeTerms', value: terms, reason: '本店承诺' })
  const car = await carInShop(house)
  const lines = padLines(car)
  const brought = { ...freeLine('客户自备机油', 0), customerSupplied: true }
  const { id, version } = await estimateFor(house, car, [{ ...option('A', []), lines: [...lines, brought] }])
  const { api } = house.as('adviser')
  const draft = await api.estimates.get({ id })
  expect(draft).toMatchObject({
    guarantees: [{ workType: '小修', days: 100, km: 20_000, items: ['更换前制动片', '前制动片'] }],
    guaranteeExplainedAt: null,
  })
  expect(draft.options[0]?.lines.map(line => line.guarantee?.days ?? null)).toEqual([100, 100, null])
  const { validUntilOn } = draft
  const again = { id, version, mode: 'system' as const, validUntilOn, options: [option('A', lines)] }
  const saved = await api.estimates.save({ ...again, guaranteeExplained: true })
  const shown = await api.estimates.show({ id, version: saved.version })
  const paper = await api.papers.get({ id: shown.paperId })
  expect(paper.document.content).toMatchObject({
    guarantees: [{ workType: '小修', days: 100, km: 20_000, items: '更换前制动片、前制动片' }],
    guaranteeExplained: expect.stringContaining('林晓'),
  })
  const decided = await api.estimates.decide({
    id,
    version: shown.version,
    contentHash: shown.contentHash,
    option: 'A',
    lines: answersTo(lines),
    signerName: '周正',
    image: pen,
  })
  const orderId = newId()
  const order = await api.estimates.order({ id, version: decided.version, orderId, kind: 'repair' })
  expect(order.orderId).toBe(orderId)
  const presented = await api.repairOrders.present({
    id: orderId,
    version: (await api.repairOrders.get({ id: orderId })).version,
  })
  const printed = (await api.papers.get({ id: presented.orderPaperId })).document.content
  expect(printed).toMatchObject({ guaranteeTerms: expect.stringContaining('小修 100 天或 20000 公里') })
})

test('EST-12: the certificate at delivery guarantees the brake job as long as was said', async () => {
  const { orderId } = await deliverCar(house)
  const { rows } = await house.as('adviser').api.papers.list({ subjectId: orderId, kind: 'FRM-19' })
  const certificate = await house.as('adviser').api.papers.get({ id: rows[0]?.id ?? '' })
  expect(certificate.document.content).toMatchObject({
    items: [{ name: '更换前制动片', guarantee: { days: 100, km: 20_000 }, endsOn: '2027-06-10' }],
  })
})

test('EST-15: what is recommended has its need, is never taken along, and is told apart from what was ordered', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  await house.sql.query('UPDATE visits SET mileage_km = 61000 WHERE id = $1', [car.visitId])
  const { sheetId } = await house.as('adviser').api.diagnosis.openEntryInspection({ visitId: car.visitId })
  await house.as('adviser').api.checklists.answer({
    id: sheetId,
    answers: [
      { key: 'belt', result: 'watch', note: '有细裂纹' },
      { key: 'frontPads', result: 'bad', note: '2 mm' },
    ],
  })
  const { api, post } = house.as('adviser')
  const view = await api.estimates.ofVisit({ visitId: car.visitId })
  expect(view.inspection.map(item => item.key)).toEqual(['frontPads'])
  expect(view.recommendations[0]).toEqual({
    key: 'inspection.belt',
    text: '检查、保养附件皮带',
    reason: '入厂检查：注意，有细裂纹',
  })
  expect(view.recommendations.find(item => item.key === 'brakeFluid')?.reason).toContain('61,000 km')
  const silent = { ...oilLine(car), basisText: '' }
  const lines = [...padLines(car), silent]
  const first = await estimateFor(house, car, [{ ...option('A', []), lines }])
  expect((await api.estimates.get({ id: first.id })).blockers.map(item => item.code)).toEqual(['estimates.noReason'])
  const oil = oilLine(car)
  const pads = padLines(car)
  const { id, version } = await estimateFor(house, car, [{ ...option('A', []), lines: [...pads, oil] }])
  expect((await api.estimates.get({ id })).options[0]?.totals).toMatchObject({
    totalFen: 57_600,
    recommendedFen: 7_200,
  })
  const shown = await api.estimates.show({ id, version })
  const decision = { contentHash: shown.contentHash, option: 'A', signerName: '周正', image: pen }
  const silence = await post(`/estimates/${id}/decision`, {
    ...decision,
    version: shown.version,
    lines: answersTo(pads),
  })
  expect(silence).toMatchObject({ status: 409, body: { code: 'estimates.unanswered' } })
  const decided = await post(`/estimates/${id}/decision`, {
    ...decision,
    version: shown.version,
    lines: answersTo([...pads, oil]),
  })
  expect(decided.status).toBe(200)
  const orderId = newId()
  const taken = await api.estimates.get({ id })
  await api.estimates.order({ id, version: taken.version, orderId, kind: 'repair' })
  const order = await api.repairOrders.get({ id: orderId })
  expect(order.lines.map(line => line.basisText.startsWith('推荐项目'))).toEqual([false, false, true])
})

test('EST-10: of each charge the customer reads what, why, hours by rate, grade, guarantee and stock; the order says the same', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { token, shown } = await linkTo(car, await estimateFor(house, car, [option('A', lines)]))
  expect((await house.nobody.get(`/links/${token}/estimate`)).body).toMatchObject({
    options: [
      {
        lines: [
          {
            name: '更换前制动片',
            basisText: '制动片剩余 2 mm',
            hoursCenti: 120,
            unitPriceFen: 12_000,
            amountFen: 14_400,
          },
          {
            partGrade: 'original',
            qtyMilli: 1000,
            unitPriceFen: 36_000,
            guarantee: { days: 100 },
            stock: { leadDays: expect.any(Number) },
          },
        ],
        promise: [{ step: 'queue' }, { step: 'work', minutes: 72 }, { step: 'after', minutes: 30 }, { step: 'margin' }],
        atRisk: false,
      },
    ],
  })
  const paper = await house.as('adviser').api.papers.get({ id: shown.paperId })
  expect(paper.document.content).toMatchObject({
    options: [
      { labour: [{ basis: '检查发现：制动片剩余 2 mm', hoursCenti: 120, rateFen: 12_000, amountFen: 14_400 }] },
    ],
    priceExplanation: expect.stringContaining('工时乘以公示工时单价'),
  })
})

test('EST-08: the same part costs the same on the public board, on the estimate and on the statement', async () => {
  const board = await house.nobody.get(`/public/price-list/BJ?q=${encodeURIComponent('T-PAD-01')}`)
  expect(board).toMatchObject({ status: 200, body: { rows: [{ code: 'T-PAD-01', priceFen: 36_000 }] } })
  const { orderId, car } = await deliverCar(house)
  const { id } = await estimateFor(house, await carInShop(house), [option('A', padLines(car))])
  const estimate = await house.as('adviser').api.estimates.get({ id })
  expect(estimate.options[0]?.lines[1]).toMatchObject({ code: 'T-PAD-01', unitPriceFen: 36_000 })
  const { rows } = await house.as('cashier').api.papers.list({ threadId: orderId, kind: 'FRM-05' })
  const statement = await house.as('cashier').api.papers.get({ id: rows[0]?.id ?? '' })
  expect(JSON.stringify(statement.document.content)).toContain('"priceFen":36000')
})
