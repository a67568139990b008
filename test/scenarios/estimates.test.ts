import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes, instantOf } from '#domain/kernel/time.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { estimatePaper } from '#domain/processes/estimates/papers/estimate.ts'
import { textOfBlocks } from '../fixtures/papers/block-text.ts'
import { addPart } from '../harness/catalogue.ts'
import { diagnosed } from '../harness/diagnosis.ts'
import { answersTo, estimateFor, freeLine, oilLine, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const blockersOf = async (id: string) =>
  (await house.as('adviser').api.estimates.get({ id })).blockers.map(item => item.code)

test('EST-01: only the counter of the store writes estimates, and a stale edit is told who was quicker', async () => {
  const car = await carInShop(house)
  const body = { id: newId(), visitId: car.visitId, mode: 'system' }
  expect(await house.nobody.post('/estimates', body)).toMatchObject({ status: 401 })
  expect(await house.as('technician').post('/estimates', body)).toMatchObject({ status: 403 })
  expect(await house.as('other-adviser').post('/estimates', body)).toMatchObject({ status: 404 })
  const { id } = await estimateFor(house, car, [option('A', padLines(car))])
  expect(await house.as('other-adviser').get(`/estimates/${id}`)).toMatchObject({ status: 404 })
  const edit = { version: 1, mode: 'system', validUntilOn: '2027-03-09', options: [] }
  const stale = await house.as('adviser2').post(`/estimates/${id}/content`, edit)
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale', params: { who: '林晓' } } })
})

test('EST-01: in system mode lines are grouped by system, and a part counts to the system of its work', async () => {
  const car = await carInShop(house)
  const { id, version } = await estimateFor(house, car, [option('A', [...padLines(car), oilLine(car)])])
  const { api } = house.as('adviser')
  const estimate = await api.estimates.get({ id })
  expect(estimate.options[0]?.systems).toEqual([{ system: '制动', amountFen: 14_400 + 36_000 + 7_200 }])
  const shown = await api.estimates.show({ id, version })
  const paper = await api.papers.get({ id: shown.paperId })
  expect(paper.document.content).toMatchObject({ options: [{ systems: [{ system: '制动', amountFen: 57_600 }] }] })
})

test('DIA-06, EST-02: a suspected cause allows only symptom mode; base 800 and 15 percent make 920, with the risk stated', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { findingId } = await diagnosed(house, car, { certainty: 'suspected' })
  const lines = [{ ...freeLine('消除前部异响', 80_000), basis: 'finding', basisText: '疑似', findingId } as const]
  const { api, post } = house.as('adviser')
  const id = newId()
  await api.estimates.create({ id, visitId: car.visitId, mode: 'system' })
  const { validUntilOn } = await api.estimates.get({ id })
  const save = (version: number, mode: 'system' | 'symptom', riskPpm: number) =>
    api.estimates.save({ id, version, mode, riskPpm, validUntilOn, options: [{ ...option('A', []), lines }] })
  const first = await save(1, 'system', 0)
  expect(await blockersOf(id)).toEqual(['estimates.symptomOnly'])
  expect(await post(`/estimates/${id}/showing`, { version: first.version })).toMatchObject({
    status: 409,
    body: { code: 'estimates.symptomOnly' },
  })
  const { version } = await save(first.version, 'symptom', 150_000)
  const estimate = await api.estimates.get({ id })
  expect(estimate.options[0]?.totals).toMatchObject({ baseFen: 80_000, riskFen: 12_000, totalFen: 92_000 })
  // A store may want the true cause before any price.
  await house.as('service').api.policies.set({ key: 'estimateWithoutCause', preset: 's001-cause' })
  expect(await blockersOf(id)).toEqual(['estimates.causeNeeded'])
  await house.as('service').api.policies.set({ key: 'estimateWithoutCause', preset: 's000-symptom' })
  const shown = await api.estimates.show({ id, version })
  const text = JSON.stringify((await api.papers.get({ id: shown.paperId })).document.content)
  expect(text).toContain('风险值 15%')
  expect(text).toContain('"riskFen":12000')
})

test('EST-02: a risk value above the limit waits for the supervisor, who is not the one asking', async () => {
  const car = await carInShop(house)
  const lines = option('A', [freeLine('消除异响', 100_000)])
  const { id, version } = await estimateFor(house, car, [lines], { mode: 'symptom', riskPpm: 200_000 })
  const { api, post } = house.as('adviser')
  expect(await blockersOf(id)).toEqual(['estimates.riskApproval'])
  const { approvalId } = await api.estimates.askApproval({ id, about: 'risk', reason: '拆检前无法确认' })
  expect(await post(`/approvals/${approvalId}/decide`, { granted: true, version: 1 })).toMatchObject({ status: 403 })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, granted: true, version: 1 })
  expect(await blockersOf(id)).toEqual([])
  expect((await api.estimates.show({ id, version })).number).toMatch(/^GJ-/)
})

test('EST-03: item pricing without the prior explanation ticked cannot be shown, so not signed', async () => {
  const car = await carInShop(house)
  const lines = [option('A', [freeLine('安装行车记录仪', 15_000)])]
  const { id, version } = await estimateFor(house, car, lines, { mode: 'item' })
  const adviser = house.as('adviser')
  expect(await adviser.post(`/estimates/${id}/showing`, { version })).toMatchObject({
    status: 409,
    body: { code: 'estimates.priorExplanation' },
  })
  expect((await adviser.api.estimates.get({ id })).can.decide).toBe(false)
  const told = await estimateFor(
    house,
    car,
    lines.map(item => ({ ...item, id: newId(), lines: [freeLine('安装', 1)] })),
    {
      mode: 'item',
      priorExplained: true,
    },
  )
  const shown = await adviser.api.estimates.show(told)
  const paper = await adviser.api.papers.get({ id: shown.paperId })
  expect(JSON.stringify(paper.document.content)).toContain('已事先向客户说明')
})

test('EST-11, EST-09: a line without basis and a price off the board keep the estimate from being shown', async () => {
  const car = await carInShop(house)
  const { id } = await estimateFor(house, car, [option('A', padLines(car, { basisText: '' }))])
  expect(await blockersOf(id)).toEqual(['estimates.noBasis', 'estimates.noBasis'])
  const { api, post } = house.as('adviser')
  const { version, validUntilOn } = await api.estimates.get({ id })
  const [labour, pads] = padLines(car)
  const cheap = { ...option('A', []), lines: [labour, { ...pads, unitPriceFen: 35_000 }] }
  const silent = await post(`/estimates/${id}/content`, { version, mode: 'system', validUntilOn, options: [cheap] })
  expect(silent).toMatchObject({ status: 400, body: { code: 'estimates.deviationReason' } })
})

test('DIA-04, EST-06: the report comes first; the minutes to the talk are stored and 20 are late', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { diagnosisId } = await diagnosed(house, car, { handed: false })
  const { id, version } = await estimateFor(house, car, [option('A', padLines(car))])
  const { api, post } = house.as('adviser')
  expect(await post(`/estimates/${id}/showing`, { version })).toMatchObject({
    status: 409,
    body: { code: 'estimates.reportNotHanded' },
  })
  const report = (await api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  await api.diagnosis.handOver({ id: diagnosisId, version: report?.version ?? 0, way: 'print' })
  await house.moveTo(addMinutes(report?.completedAt ?? '', 20))
  const shown = await api.estimates.show({ id, version })
  expect(shown.talkMinutes).toBe(20)
  expect(await api.estimates.get({ id })).toMatchObject({ talkMinutes: 20, talkLate: true })
  const { rows } = await house.sql.query(
    `SELECT state, overdue_at IS NOT NULL AS late FROM duties WHERE subject_id = $1 AND kind = 'estimates.talk'`,
    [car.visitId],
  )
  expect(rows).toEqual([{ state: 'done', late: true }])
})

test('EST-05, EST-07: of three options B is taken line by line; the order has B’s lines only, the rest is archived and remembered', async () => {
  const car = await carInShop(house)
  const b = [...padLines(car), oilLine(car)]
  const options = [
    option('A', padLines(car)),
    option('B', b),
    option('C', [...padLines(car), freeLine('制动盘', 60_000)]),
  ]
  const { id, version } = await estimateFor(house, car, options)
  const { api, post } = house.as('adviser')
  const early = {
    version,
    contentHash: '0'.repeat(64),
    option: 'B',
    lines: answersTo(b),
    signerName: '周正',
    image: pen,
  }
  expect(await post(`/estimates/${id}/decision`, early)).toMatchObject({ body: { code: 'estimates.notShown' } })
  const shown = await api.estimates.show({ id, version })
  const decision = { ...early, version: shown.version, contentHash: shown.contentHash }
  const decide = (changes: object) => post(`/estimates/${id}/decision`, { ...decision, ...changes })
  expect(await decide({ lines: answersTo(b.slice(1)) })).toMatchObject({ body: { code: 'estimates.unanswered' } })
  const noReason = answersTo(b).map((line, at) => (at === 2 ? { ...line, taken: false } : line))
  expect(await decide({ lines: noReason })).toMatchObject({ body: { code: 'estimates.declineReason' } })
  const unsafe = answersTo(b, [b[0]?.id ?? '', b[1]?.id ?? ''])
  expect(await decide({ lines: unsafe })).toMatchObject({ body: { code: 'estimates.riskNote' } })
  expect(await decide({ contentHash: '0'.repeat(64) })).toMatchObject({ body: { code: 'papers.otherContent' } })
  const answered = await decide({ lines: answersTo(b, [b[2]?.id ?? '']) })
  expect(answered).toMatchObject({ status: 200, body: { state: 'accepted' } })
  const estimate = await api.estimates.get({ id })
  expect(estimate.options.map(item => item.chosen)).toEqual([false, true, false])
  const orderId = newId()
  await api.estimates.order({ id, version: estimate.version, orderId, kind: 'repair' })
  const order = await api.repairOrders.get({ id: orderId })
  expect(order.lines.map(line => line.name)).toEqual(['更换前制动片', '前制动片'])
  expect(order.estimateId).toBe(id)
  expect(order.promisedAt).toBe(estimate.options[1]?.finishAt)
  expect(order.blockers).toEqual([])
  const { rows } = await house.sql.query(
    'SELECT text, reason, safety, contact_on IS NOT NULL AS dated FROM open_items WHERE vehicle_id = $1',
    [car.vehicleId],
  )
  expect(rows).toEqual([{ text: '更换机油机滤', reason: '下次再做', safety: false, dated: true }])
  const again = { version: estimate.version + 1, orderId: newId(), kind: 'repair' }
  expect(await post(`/estimates/${id}/order`, again)).toMatchObject({ body: { code: 'estimates.ordered' } })
})

test('EST-04, EST-07: the signed paper has items, parts, time and cost, each answer, and the safety note', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  const decided = await api.estimates.decide({
    id,
    version: shown.version,
    contentHash: shown.contentHash,
    option: 'A',
    lines: answersTo(
      lines,
      lines.map(line => line.id),
    ),
    riskAcknowledged: true,
    signerName: '周正',
    image: pen,
  })
  expect(decided.state).toBe('declined')
  const { document } = await api.papers.get({ id: decided.paperId })
  expect(document).toMatchObject({ state: 'signed', revision: 2 })
  expect(document.signatures.map(item => item.role).sort()).toEqual(['adviser', 'customer'])
  expect(document.content).toMatchObject({
    options: [
      {
        labour: [{ name: '更换前制动片', amountFen: 14_400, answer: 'declined', declinedReason: '下次再做' }],
        materials: [{ name: '前制动片', amountFen: 36_000, answer: 'declined' }],
        ...{ finishAt: expect.stringMatching(/^2027-03-/), labourFen: 14_400, materialsFen: 36_000, totalFen: 50_400 },
      },
    ],
  })
  expect(JSON.stringify(document.content)).toContain('本人已了解该风险')
  const pdf = await house.as('adviser').get(`/papers/${decided.paperId}/pdf`)
  expect(String(pdf.body)).toMatch(/^%PDF/)
  const { rows } = await house.sql.query('SELECT text, safety, amount_fen::int FROM open_items WHERE vehicle_id = $1', [
    car.vehicleId,
  ])
  expect(rows).toEqual([{ text: '更换前制动片', safety: true, amount_fen: 50_400 }])
})

test('EST-04: where there is no work, no part or no other plan, the printed estimate says “无”', async () => {
  const car = await carInShop(house)
  const estimate = await estimateFor(house, car, [option('A', [freeLine('拖车', 20_000)])])
  const { api } = house.as('adviser')
  const { paperId } = await api.estimates.show(estimate)
  const { document } = await api.papers.get({ id: paperId })
  const { blocks } = layOutSheet(estimatePaper, document)
  const tables = blocks.filter(block => block.type === 'table')
  const empty = tables.filter(table => table.rows.length === 0)
  expect(empty.map(table => [table.columns.map(column => column[0])[1], table.empty])).toEqual([
    ['维修项目', '无'],
    ['配件名称', '无'],
  ])
  const text = textOfBlocks(blocks)
  expect(text).toContain('预计完工时间')
  expect(text).toContain('200.00')
})

test('EST-07: a tyre declined on the estimate is asked for again in the list of active bookings on its day', async () => {
  const car = await carInShop(house)
  const [pads, tyre] = [padLines(car), freeLine('更换左前轮胎', 80_000)]
  const lines = [...pads, tyre]
  const { id, version } = await estimateFor(house, car, [{ ...option('A', []), lines }])
  const { api } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  await api.estimates.decide({
    ...{ id, version: shown.version, contentHash: shown.contentHash, option: 'A' },
    lines: answersTo(lines, [tyre.id]),
    ...{ signerName: '周正', image: pen },
  })
  const [item] = (await api.openItems.list({ vehicleId: car.vehicleId })).rows
  expect(item).toMatchObject({ text: '更换左前轮胎', reason: '下次再做', contactOn: expect.any(String) })
  await house.sql.query('UPDATE visits SET left_at = $2 WHERE id = $1', [car.visitId, await house.now()])
  const candidates = async () => {
    await house.as('supervisor').api.activeBooking.refresh({})
    await house.advance('PT1M')
    const { rows } = await house.as('cra').api.activeBooking.list({ limit: 200 })
    return rows.filter(row => row.vehicleId === car.vehicleId)
  }
  expect(await candidates()).toEqual([])
  await house.moveTo(instantOf(item?.contactOn ?? '', '10:00'))
  expect(await candidates()).toMatchObject([{ kind: 'leftOver', reason: 'openItem', item: '更换左前轮胎' }])
})

test('SYS-03, EST-17: an estimate changed after being shown is the next revision; the earlier one cannot be signed', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api, post } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  const { validUntilOn } = await api.estimates.get({ id })
  const oil = [oilLine(car)]
  const saved = await api.estimates.save({
    id,
    version: shown.version,
    mode: 'system',
    validUntilOn,
    options: [option('A', oil)],
  })
  expect((await api.papers.get({ id: shown.paperId })).document.state).toBe('voided')
  const old = { contentHash: shown.contentHash, option: 'A', lines: answersTo(lines), signerName: '周正', image: pen }
  expect(await post(`/estimates/${id}/decision`, { ...old, version: saved.version })).toMatchObject({ status: 409 })
  const next = await api.estimates.show({ id, version: saved.version })
  expect(next).toMatchObject({ number: shown.number, revision: 2 })
})

test('EST-17: an estimate accepted in time becomes a booking with its lines, and no order besides', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api, post } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  const decision = {
    contentHash: shown.contentHash,
    option: 'A' as const,
    lines: answersTo(lines),
    signerName: '周正',
    image: pen,
  }
  const decided = await api.estimates.decide({ id, version: shown.version, ...decision })
  const appointmentId = newId()
  await api.estimates.book({ id, version: decided.version, appointmentId })
  const booking = await api.appointments.get({ id: appointmentId })
  expect(booking).toMatchObject({ vehicleId: car.vehicleId, personId: car.ownerId, state: 'pending' })
  expect(booking.lines.map(line => [line.name, line.qtyMilli, line.amountFen])).toEqual([
    ['更换前制动片', 1000, 14_400],
    ['前制动片', 1000, 36_000],
  ])
  expect(
    await post(`/estimates/${id}/order`, { version: decided.version + 1, orderId: newId(), kind: 'repair' }),
  ).toMatchObject({ body: { code: 'estimates.booked' } })
})

test('EST-13: a missing part with two days lead puts the earliest promise after arrival, work and margin', async () => {
  const car = await carInShop(house)
  const partId = await addPart(house, { name: '制动分泵', leadDays: 2 })
  const { id } = await estimateFor(house, car, [option('A', padLines({ ...car, partId }))])
  const { api } = house.as('adviser')
  const proposal = await api.estimates.proposePromise({ id, option: 'A' })
  expect(proposal.breakdown.map(step => step.step)).toEqual(['queue', 'parts', 'work', 'after', 'margin'])
  const [, arrival, work, , margin] = proposal.breakdown
  const inTwoDays = instantOf('2027-03-04', '00:00')
  expect((arrival?.until ?? '') > inTwoDays).toBe(true)
  expect([work?.minutes, (margin?.minutes ?? 0) >= 30]).toEqual([72, true])
  const { version, validUntilOn } = await api.estimates.get({ id })
  const finishAt = addMinutes(await house.now(), 60)
  const hasty = { ...option('A', padLines(car)), finishAt }
  await api.estimates.save({ id, version, mode: 'system', validUntilOn, options: [hasty] })
  expect(await blockersOf(id)).toEqual(['estimates.finishReason'])
})

test('EST-09: a price allowed on the estimate is allowed on the order made from it', async () => {
  const car = await carInShop(house)
  const [labour, pads] = padLines(car)
  const cheap = { ...pads, unitPriceFen: 35_000, deviationReason: '老客户' } as const
  const { id, version } = await estimateFor(house, car, [option('A', [labour, cheap])])
  const { api } = house.as('adviser')
  expect(await blockersOf(id)).toEqual(['estimates.deviation'])
  const { approvalId } = await api.estimates.askApproval({ id, about: 'deviation', reason: '老客户' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, granted: true, version: 1 })
  const shown = await api.estimates.show({ id, version })
  const lines = answersTo([labour, cheap])
  const decided = await api.estimates.decide({
    id,
    version: shown.version,
    contentHash: shown.contentHash,
    option: 'A',
    lines,
    signerName: '周正',
    image: pen,
  })
  const orderId = newId()
  await api.estimates.order({ id, version: decided.version, orderId, kind: 'repair' })
  expect((await api.repairOrders.get({ id: orderId })).blockers).toEqual([])
})
