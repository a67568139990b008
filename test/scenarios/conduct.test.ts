import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { conductAnswers, conductCard } from '../harness/conduct.ts'
import { type House, openHouse } from '../harness/house.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const MONTH = '2027-03'
const rowOf = async (who: string, reader = 'service') => {
  const { rows } = await house.as(reader).api.conduct.month({ month: MONTH })
  return rows.find(row => row.staff === who)
}

test('RCV-28: no audit without session, right, other person, colleague of the counter, whole card or past moment', async () => {
  const card = await conductCard(house)
  const { post } = house.as('supervisor')
  expect((await house.nobody.post('/conduct-audits', card)).status).toBe(401)
  expect((await house.as('adviser2').post('/conduct-audits', card)).status).toBe(403)
  const own = { ...card, staffId: await staffIdOf(house, 'supervisor') }
  expect(await post('/conduct-audits', own)).toMatchObject({ status: 409, body: { code: 'performance.self' } })
  const technician = { ...card, staffId: await staffIdOf(house, 'technician') }
  expect(await post('/conduct-audits', technician)).toMatchObject({ body: { code: 'performance.notCounter' } })
  const elsewhere = { ...card, staffId: await staffIdOf(house, 'other-adviser') }
  expect(await post('/conduct-audits', elsewhere)).toMatchObject({ body: { code: 'performance.notCounter' } })
  const early = { ...card, observedAt: '2027-03-02T02:00:00.000Z' }
  expect(await post('/conduct-audits', early)).toMatchObject({ status: 400, body: { code: 'performance.future' } })
  const gaps = await post('/conduct-audits', { ...card, answers: card.answers.slice(1) })
  expect(gaps).toMatchObject({ status: 409, body: { code: 'checklists.gaps' } })
  const foreign = await post('/conduct-audits', { ...card, visitId: newId() })
  expect(foreign.status).toBe(404)
  const left = await house.sql.query(
    `SELECT count(*)::int AS n FROM checklist_sheets WHERE subject_kind = 'conductAudit'`,
  )
  expect(left.rows).toEqual([{ n: 0 }])
  expect((await house.as('service').api.conduct.audits({})).rows).toEqual([])
})

test('RCV-02, RCV-30: a smile after 5 s and a greeting after 15 s fail, whatever was ticked, and lower score and rate', async () => {
  const { api } = house.as('supervisor')
  const good = await api.conduct.saveAudit(await conductCard(house))
  expect(good).toMatchObject({ scorePpm: 1_000_000, failed: [] })
  expect((await rowOf('林晓'))?.scorePpm).toBe(1_000_000)
  expect((await api.conduct.month({ month: MONTH })).inTime).toEqual({ passed: 2, of: 2 })
  const smile = await conductCard(house, { other: { smileSeconds: { value: '5' } } })
  const lower = await api.conduct.saveAudit(smile)
  expect(lower.failed).toEqual(['smileSeconds'])
  expect(lower.scorePpm).toBe(857_143)
  expect(await rowOf('林晓')).toMatchObject({ audits: 2, scorePpm: 928_572, smile: { passed: 1, of: 2 } })
  const greeting = await conductCard(house, { other: { greetingSeconds: { value: '15' } } })
  expect((await api.conduct.saveAudit(greeting)).failed).toEqual(['greetingSeconds'])
  const month = await api.conduct.month({ month: MONTH })
  expect(month.inTime).toEqual({ passed: 4, of: 6 })
  expect(await rowOf('林晓')).toMatchObject({ greeting: { passed: 2, of: 3 } })
  expect((await rowOf('林晓'))?.failed.map(item => item.label)).toEqual(['接触后开口问候', '接触后自然微笑'])
  const stored = await house.sql.query<{ value: string; result: string }>(
    `SELECT value, result FROM checklist_answers WHERE item_key = 'smileSeconds' AND value = '5'`,
  )
  expect(stored.rows).toEqual([{ value: '5', result: 'bad' }])
})

test('RCV-28, FRM-80: a spot check of 20 points enters the adviser’s month with its score, is told to him, printed and read', async () => {
  const other = { plain: { result: 'bad' as const }, noDispleasure: { result: 'bad' as const } }
  const card = await conductCard(house, { card: 'reception', who: 'adviser2', other })
  expect(card.answers).toHaveLength(20)
  const saved = await house.as('service').api.conduct.saveAudit({ ...card, use: 'appraisal', remark: '多用通俗说法' })
  expect(saved.scorePpm).toBe(900_000)
  expect(await rowOf('高洁')).toMatchObject({ audits: 1, scorePpm: 900_000 })
  const { api, post } = house.as('adviser2')
  const [notice] = (await api.notices.list({})).rows
  expect(notice).toMatchObject({ title: ['唐宁 完成了对您的接待行为抽查：90 分', expect.any(String)] })
  expect(notice?.path).toBe(`/conduct/${saved.id}`)
  const paper = await api.papers.get({ id: saved.paperId })
  expect(paper.document).toMatchObject({ kind: 'FRM-80', state: 'signed', content: { use: '考核', score: '90 分' } })
  const notMine = await house.as('supervisor').post(`/conduct-audits/${saved.id}/acknowledgement`, { version: 1 })
  expect(notMine).toMatchObject({ status: 409, body: { code: 'performance.notYours' } })
  const stale = await post(`/conduct-audits/${saved.id}/acknowledgement`, { version: 7 })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  await api.conduct.acknowledge({ id: saved.id, version: 1, note: '已和主管沟通' })
  expect(await api.conduct.audit({ id: saved.id })).toMatchObject({
    acknowledgedNote: '已和主管沟通',
    can: { acknowledge: false, withdraw: false },
  })
  const twice = await post(`/conduct-audits/${saved.id}/acknowledgement`, { version: 2 })
  expect(twice).toMatchObject({ status: 409, body: { code: 'performance.acknowledged' } })
})

test('RCV-28: advisers see their own audits and month only; another’s is not there for them', async () => {
  const all = (await house.as('service').api.conduct.audits({})).rows
  expect(new Set(all.map(row => row.staff))).toEqual(new Set(['林晓', '高洁']))
  const mine = (await house.as('adviser').api.conduct.audits({ staffId: await staffIdOf(house, 'adviser2') })).rows
  expect(new Set(mine.map(row => row.staff))).toEqual(new Set(['林晓']))
  const foreign = all.find(row => row.staff === '高洁')
  expect((await house.as('adviser').get(`/conduct-audits/${foreign?.id}`)).status).toBe(404)
  expect((await house.as('other-service').get(`/conduct-audits/${foreign?.id}`)).status).toBe(404)
  expect((await house.as('adviser').api.conduct.month({ month: MONTH })).rows.map(row => row.staff)).toEqual(['林晓'])
})

test('RCV-28: practice counts in no month, nor does what was withdrawn with its reason', async () => {
  const { api, post } = house.as('supervisor')
  const before = await rowOf('高洁')
  const bad = await conductCard(house, { who: 'adviser2', other: { badge: { result: 'bad' } } })
  await api.conduct.saveAudit({ ...bad, use: 'training' })
  expect(await rowOf('高洁')).toEqual(before)
  const wrong = await api.conduct.saveAudit({ ...bad, id: newId(), answers: conductAnswers('greeting', {}) })
  expect((await rowOf('高洁'))?.audits).toBe(2)
  const silent = await post(`/conduct-audits/${wrong.id}/withdrawal`, { version: 1, reason: ' ' })
  expect(silent.status).toBe(400)
  await api.conduct.withdraw({ id: wrong.id, version: 1, reason: '记错了人' })
  expect(await rowOf('高洁')).toEqual(before)
  const again = await post(`/conduct-audits/${wrong.id}/withdrawal`, { version: 2, reason: '记错了人' })
  expect(again).toMatchObject({ status: 409, body: { code: 'performance.withdrawn' } })
  const listed = (await api.conduct.audits({ month: MONTH })).rows.find(row => row.id === wrong.id)
  expect(listed).toMatchObject({ withdrawReason: '记错了人', auditor: '梁栋' })
})
