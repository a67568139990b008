import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn } from '#domain/kernel/time.ts'
import { areas } from '#domain/processes/quality/standards.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const today = async () => (await house.now()).slice(0, 10)

async function draftOf(ownerName = 'technician') {
  return {
    problem: '制动异响返修偏多',
    cause: '未按力矩复紧',
    type: 'training' as const,
    action: '力矩扳手专项培训',
    ownerId: await staffIdOf(house, ownerName),
    dueOn: addDaysOn(await today(), 7),
  }
}

test('QC-07: rules are published in editions that stay; the inspection shows the one that holds', async () => {
  const edition = (title: string, body: string) => ({ id: newId(), kind: 'rules', title, body }) as const
  expect((await house.as('inspector').post('/quality/documents', edition('检验规则', '逐项检验'))).status).toBe(403)
  expect(await house.as('service').post('/quality/documents', edition('检验规则', ' '))).toMatchObject({
    body: { code: 'qualityManagement.noBody' },
  })
  const { api } = house.as('service')
  expect((await api.qualityManagement.publish(edition('检验规则', '一、逐项检验'))).edition).toBe(1)
  expect((await api.qualityManagement.publish(edition('检验规则（修订）', '一、逐项检验；二、路试'))).edition).toBe(2)
  await api.qualityManagement.publish({ id: newId(), kind: 'rework', title: '内部返工办法', body: '退回原施工人' })
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, 4)
  const shown = await house.as('technician').api.quality.get({ id })
  expect(shown.rules).toEqual({ edition: 2, title: '检验规则（修订）' })
  const look = { inspectionId: newId(), level: 'self' as const, result: 'pass' as const, checkedLines: [lineId] }
  await house.as('technician').api.quality.inspect({ id, ...look })
  const { rows } = await house.sql.query('SELECT rules_edition FROM inspections WHERE order_id = $1', [id])
  expect(rows).toEqual([{ rules_edition: 2 }])
  const { documents } = await house.as('inspector').api.qualityManagement.documents({})
  expect(documents.filter(item => item.kind === 'rules').map(item => item.edition)).toEqual([2, 1])
})

test('QC-12: a service standard names three measurable items with their source for each of the five kinds', async () => {
  const items = areas.flatMap(area =>
    ['一', '二', '三'].map(number => ({ area, item: `指标${number}`, measure: '≥95%', source: '回访登记' })),
  )
  const standard = { id: newId(), kind: 'standard', title: '服务质量标准', items } as const
  const thin = await house.as('service').post('/quality/documents', { ...standard, items: items.slice(1) })
  expect(thin).toMatchObject({ status: 409, body: { code: 'qualityManagement.thinStandard' } })
  expect(JSON.stringify(thin.body)).toContain('服务态度')
  const unsourced = [{ ...items[0], source: '' }, ...items.slice(1)]
  expect((await house.as('service').post('/quality/documents', { ...standard, items: unsourced })).status).toBe(400)
  await house.as('service').api.qualityManagement.publish({ ...standard, items })
  const { documents } = await house.as('adviser').api.qualityManagement.documents({})
  expect(documents.find(item => item.kind === 'standard')?.items).toHaveLength(15)
})

test('QC-10: a measure has owner and day; done by the owner, checked by another, closed only when it worked', async () => {
  const draft = await draftOf()
  const id = newId()
  expect((await house.as('technician').post('/measures', { id, ...draft })).status).toBe(403)
  const late = { id, ...draft, dueOn: addDaysOn(await today(), -1) }
  expect(await house.as('inspector').post('/measures', late)).toMatchObject({ body: { code: 'measure.past' } })
  await house.as('inspector').api.measures.add({ id, ...draft })
  const close = async (version: number) => house.as('service').post(`/measures/${id}/close`, { version })
  expect(await close(1)).toMatchObject({ status: 409, body: { code: 'measure.noEffect' } })
  expect(await house.as('service').post(`/measures/${id}/result`, { version: 1, result: '已培训' })).toMatchObject({
    status: 403,
    body: { code: 'measure.notOwner' },
  })
  const { api } = house.as('technician')
  await api.measures.finish({ id, version: 1, result: '两班已培训并考核' })
  expect(await close(2)).toMatchObject({ status: 409, body: { code: 'measure.noEffect' } })
  const again = { version: 2, effect: 'failed', note: '仍有一例', dueOn: addDaysOn(await today(), 10) } as const
  await house.as('service').api.measures.check({ id, ...again })
  expect(await close(3)).toMatchObject({ status: 409, body: { code: 'measure.noEffect' } })
  await api.measures.finish({ id, version: 3, result: '增加复紧登记' })
  await house.as('service').api.measures.check({ id, version: 4, effect: 'worked', note: '两周内无返修' })
  expect((await close(4)).status).toBe(409)
  expect((await close(5)).status).toBe(200)
  const { rows } = await house.as('manager').api.measures.list({ state: 'closed' })
  expect(rows).toMatchObject([{ id, effect: 'worked', result: '增加复紧登记', checkedBy: expect.stringMatching(/./) }])
  const open = await house.sql.query(`SELECT 1 FROM duties WHERE subject_id = $1 AND state = 'open'`, [id])
  expect(open.rows).toEqual([])
})

test('QC-08, QC-14: an accident is closed with cost and lesson by another; its deduction moves the appraisal by its weight', async () => {
  await deliverCar(house)
  const month = (await house.now()).slice(0, 7)
  const responsibleId = await staffIdOf(house, 'technician')
  const id = newId()
  const accident = { id, happenedOn: await today(), description: '举升时刮伤裙边', responsibleId }
  expect((await house.as('adviser').post('/quality/accidents', accident)).status).toBe(403)
  await house.as('inspector').api.qualityManagement.reportAccident(accident)
  const score = async () => {
    const { people } = await house.as('service').api.qualityManagement.appraisal({ month })
    const person = people.find(item => item.staffId === responsibleId)
    return { points: person?.points ?? 0, deductions: person?.deductions ?? [] }
  }
  const before = await score()
  expect(before.deductions).toEqual([])
  const verdict = { version: 1, handling: '本店补漆', lesson: '举升前核对支点', costFen: 80_000, deductionPoints: 10 }
  expect((await house.as('inspector').post(`/quality/accidents/${id}/close`, verdict)).status).toBe(403)
  expect((await house.as('service').post(`/quality/accidents/${id}/close`, { ...verdict, lesson: '' })).status).toBe(
    400,
  )
  await house.as('service').api.qualityManagement.closeAccident({ id, ...verdict })
  const after = await score()
  expect(after.deductions).toEqual([{ accidentId: id, description: '举升时刮伤裙边', points: 10 }])
  // A tenth of the accidents' share, which weighs 20 of 100.
  expect(after.points).toBeCloseTo(before.points - 2, 5)
  expect(await house.as('service').post(`/quality/accidents/${id}/close`, { ...verdict, version: 2 })).toMatchObject({
    body: { code: 'qualityManagement.accidentClosed' },
  })
  const { accidents } = await house.as('manager').api.qualityManagement.accidents({ year: month.slice(0, 4) })
  expect(accidents).toMatchObject([{ id, state: 'closed', costFen: 80_000, lesson: '举升前核对支点' }])
})

test('QC-13: the month is watched in three ways; what a planned audit finds becomes measures', async () => {
  const month = (await house.now()).slice(0, 7)
  const id = newId()
  const plan = {
    id,
    area: 'environment',
    plannedOn: await today(),
    auditorId: await staffIdOf(house, 'inspector'),
  } as const
  expect((await house.as('inspector').post('/quality/audits', plan)).status).toBe(403)
  await house.as('service').api.qualityManagement.planAudit(plan)
  const finding = { id: newId(), ...(await draftOf('adviser')), type: 'process' as const }
  const result = { version: 1, summary: '休息区清洁记录缺两天', findings: [finding] }
  await house.as('inspector').api.qualityManagement.recordAudit({ id, ...result })
  const { rows } = await house.as('service').api.measures.list({ subjectId: id })
  expect(rows).toMatchObject([{ id: finding.id, subjectKind: 'audit', state: 'open', type: 'process' }])
  expect(
    (await house.as('inspector').post(`/quality/audits/${id}/result`, { ...result, version: 2 })).body,
  ).toMatchObject({
    code: 'qualityManagement.audited',
  })
  const seen = await house.as('service').api.qualityManagement.monitoring({ month })
  expect(seen.audits).toMatchObject([{ id, findings: 1, summary: '休息区清洁记录缺两天' }])
  expect(seen.survey).toMatchObject({ ratings: 1, meanCenti: 500 })
  expect(seen.process.firstPass).toEqual({ good: 1, of: 1 })
})

test('QC-09, QC-15, TL-41: on the first of the month the report lies ready; with problems it is issued only with analysis and measures', async () => {
  const month = (await house.now()).slice(0, 7)
  await house.sql.query(
    `INSERT INTO tickets (id, store_id, number, kind, text, handling, state, opened_at)
      VALUES (gen_random_uuid(), $1, 'KY-T-1', 'complaint', '等待过久', 'study', 'open', $2)`,
    [house.storeId, await house.now()],
  )
  const read = () => house.as('service').api.qualityManagement.report({ month })
  expect(await read()).toMatchObject({ id: null, state: 'none' })
  await house.advance('P1D')
  await house.moveTo('2027-04-01T01:00:00.000Z')
  await house.advance('PT2M')
  const report = await read()
  expect(report.state).toBe('draft')
  const counted = await house.sql.query(
    `SELECT (SELECT count(*)::int FROM quality_accidents) AS accidents, (SELECT count(*)::int FROM tickets WHERE kind = 'complaint') AS complaints,
      (SELECT count(*)::int FROM inspections WHERE level = 'exit' AND round = 1) AS submissions`,
  )
  expect({
    accidents: report.accidents.length,
    complaints: report.complaints.length,
    submissions: report.firstPass.of,
  }).toEqual(counted.rows[0])
  const { submissions } = house.as('service').api.qualityManagement
  const first = await submissions({ month, limit: 1 })
  expect(first.rows).toHaveLength(1)
  expect(first.nextCursor === null).toBe(report.firstPass.of === 1)
  const rest = first.nextCursor === null ? [] : (await submissions({ month, cursor: first.nextCursor })).rows
  expect(new Set([...first.rows, ...rest].map(row => row.id)).size).toBe(report.firstPass.of)
  const id = report.id ?? ''
  const issue = async () =>
    house.as('service').post(`/quality/reports/${id}/issue`, { version: (await read()).version })
  expect((await house.as('inspector').post(`/quality/reports/${id}/issue`, { version: 1 })).status).toBe(403)
  expect(await issue()).toMatchObject({ status: 409, body: { code: 'qualityManagement.commentNeeded' } })
  const comment = { id, version: report.version, comment: '投诉集中在等待；事故一起已结案。' }
  await house.as('service').api.qualityManagement.comment(comment)
  expect(await issue()).toMatchObject({ status: 409, body: { code: 'qualityManagement.problemsNeedMeasures' } })
  const untyped = { id: newId(), subject: { kind: 'report', id }, ...(await draftOf()), type: 'other' }
  expect((await house.as('service').post('/measures', untyped)).status).toBe(400)
  await house.as('service').api.measures.add({ ...untyped, subject: { kind: 'report', id }, type: 'process' })
  expect((await issue()).status).toBe(200)
  await house.sql.query(`DELETE FROM tickets WHERE number = 'KY-T-1'`)
  expect(await read()).toMatchObject({ state: 'issued', complaints: [{ text: '等待过久' }] })
  expect(await issue()).toMatchObject({ body: { code: 'qualityManagement.issued' } })
  const { rows } = await house.as('service').api.measures.list({ subjectId: id })
  expect(rows).toMatchObject([{ type: 'process', owner: expect.stringMatching(/./), dueOn: expect.any(String) }])
})
