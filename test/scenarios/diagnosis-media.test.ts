import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { giveConsent } from '../harness/diagnosis.ts'
import { lastMessageTo } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { fetchBytes, keepFilm, keepPhoto } from '../harness/media.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const plain = '刹车片快磨完了，继续使用会伤到刹车盘。'

/** A case with one finding, saved but not concluded. */
async function openCase() {
  const car = await carInShop(house, { undiagnosed: true })
  await giveConsent(house, car)
  const { api } = house.as('technician')
  const [id, findingId] = [newId(), newId()]
  await api.diagnosis.start({ visitId: car.visitId, id })
  const finding = {
    id: findingId,
    part: '前制动片',
    cause: '磨损到极限',
    certainty: 'confirmed',
    recommendation: '更换前制动片',
    urgency: 'now',
    safety: true,
  } as const
  const saved = await api.diagnosis.save({ id, version: 1, findings: [finding], readings: [], plainExplanation: plain })
  return { car, id, findingId, version: saved.version }
}

const show = async (id: string, fileId: string, findingId: string | null = null, caption = '') =>
  house.as('technician').api.diagnosis.addMedium({ id, mediumId: newId(), fileId, findingId, caption })

/** Concluded and sent; the token as the customer has it. */
async function explained(photos = 2) {
  const opened = await openCase()
  const files: string[] = []
  for (let n = 0; n < photos; n++) {
    const fileId = await keepPhoto(house)
    files.push(fileId)
    await show(opened.id, fileId, opened.findingId, `第 ${n + 1} 张`)
  }
  const film = await keepFilm(house)
  await show(opened.id, film, null, '异响')
  const done = await house.as('technician').api.diagnosis.complete({ id: opened.id, version: opened.version })
  await house.as('adviser').api.diagnosis.handOver({ id: opened.id, version: done.version, way: 'link' })
  const token = /\/m\/d\/([A-Za-z0-9_-]{32})/.exec(await lastMessageTo(house, opened.car.ownerId))?.[1] ?? ''
  return { ...opened, files, film, token, done }
}

async function codeFor(car: CarInShop, token: string): Promise<string> {
  expect((await house.nobody.post(`/links/${token}/codes`, {})).status).toBe(200)
  return /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
}

test('DIA-05: only pictures and films sent for this case are put with it, by who records it, while it is open', async () => {
  const { id, car, version } = await openCase()
  const { post } = house.as('technician')
  const path = `/diagnoses/${id}/media`
  const body = async () => ({ mediumId: newId(), fileId: await keepPhoto(house) })
  expect(await house.nobody.post(path, await body())).toMatchObject({ status: 401 })
  expect(await house.as('cashier').post(path, await body())).toMatchObject({ status: 403 })
  expect(await house.as('other-technician').post(path, await body())).toMatchObject({ status: 404 })
  expect(await post(path, { mediumId: newId(), fileId: newId() })).toMatchObject({
    body: { code: 'diagnosis.noSuchFile' },
  })
  expect(await post(path, { ...(await body()), findingId: newId() })).toMatchObject({
    body: { code: 'diagnosis.unknownFinding' },
  })
  const pdf = newId()
  const base64 = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF').toString(
    'base64',
  )
  await house.as('technician').api.files.add({ id: pdf, name: 'a.pdf', base64 })
  expect(await post(path, { mediumId: newId(), fileId: pdf })).toMatchObject({
    status: 415,
    body: { code: 'diagnosis.notMedia' },
  })
  const other = await openCase()
  const theirs = await keepPhoto(house)
  await show(other.id, theirs)
  expect(await post(path, { mediumId: newId(), fileId: theirs })).toMatchObject({
    body: { code: 'diagnosis.noSuchFile' },
  })
  await house.as('technician').api.diagnosis.complete({ id, version })
  expect(await post(path, await body())).toMatchObject({ status: 409, body: { code: 'diagnosis.ended' } })
  expect((await house.as('adviser').api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis?.media).toEqual([])
})

test('DIA-05: a photo drawn upon takes the place of the plain one, which is kept; a stale edit is refused', async () => {
  const { id, findingId, car } = await openCase()
  const { api, post } = house.as('technician')
  const plainFile = await keepPhoto(house)
  const { id: mediumId } = await show(id, plainFile, findingId, '前制动片')
  const marked = await keepPhoto(house)
  const edit = { version: 1, findingId, caption: '圈出处为磨损', markedFileId: marked }
  await api.diagnosis.editMedium({ id: mediumId, ...edit })
  expect(await post(`/diagnosis-media/${mediumId}`, edit)).toMatchObject({
    status: 409,
    body: { code: 'kernel.stale' },
  })
  const view = (await api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  expect(view?.media).toMatchObject([{ fileId: marked, originalId: plainFile, caption: '圈出处为磨损', version: 2 }])
})

test('DIA-05, FRM-06: two photos and a plain-text cause stand on the customer’s page and in the report; the adviser sees “客户已查看”', async () => {
  const { car, id, token, files, film, done } = await explained()
  const page = await house.nobody.get(`/links/${token}/diagnosis`)
  expect(page).toMatchObject({
    status: 200,
    body: {
      plainExplanation: plain,
      findings: [
        { part: '前制动片', cause: '磨损到极限', media: [{ kind: 'photo', fileId: files[0] }, { fileId: files[1] }] },
      ],
      media: [{ kind: 'film', fileId: film, caption: '异响' }],
      signed: false,
    },
  })
  expect(JSON.stringify(page.body)).not.toContain('13900000001')
  const { document } = await house.as('adviser').api.papers.get({ id: done.paperId })
  expect(document.content).toMatchObject({
    plainExplanation: plain,
    photos: [{ fileId: files[0], caption: '前制动片：第 1 张' }, { fileId: files[1] }, { caption: '视频 异响' }],
  })
  const pdf = await house.as('adviser').get(`/papers/${done.paperId}/pdf`)
  expect(String(pdf.body)).toMatch(/^%PDF/)
  const seenAt = async () =>
    (await house.as('adviser').api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis?.seenAt
  expect(await seenAt()).toBeNull()
  for (const _ of [1, 2]) await house.nobody.post(`/links/${token}/diagnosis/opening`, {})
  expect(await seenAt()).not.toBeNull()
  const { rows } = await house.sql.query(`SELECT kind FROM notices WHERE subject_id = $1 AND kind = 'diagnosis.seen'`, [
    id,
  ])
  expect(rows).toHaveLength(1)
})

test('DIA-05: the link streams its film in parts and its photos, no other file, and nothing once it is closed', async () => {
  const { id, token, files, film, done } = await explained(1)
  const stranger = await keepPhoto(house)
  expect((await fetchBytes(house, `/links/${token}/files/${stranger}`)).status).toBe(404)
  expect((await fetchBytes(house, `/links/${'x'.repeat(32)}/files/${film}`)).status).toBe(404)
  expect((await fetchBytes(house, `/files/${film}`)).status).toBe(401)
  const part = await fetchBytes(house, `/links/${token}/files/${film}`, 'bytes=100-199')
  expect([part.status, part.size, part.headers.get('content-range')]).toEqual([206, 100, 'bytes 100-199/5024'])
  expect(part.headers.get('cache-control')).toBe('private, no-store')
  expect((await fetchBytes(house, `/links/${token}/files/${film}`, 'bytes=9000-')).status).toBe(416)
  const small = await fetchBytes(house, `/links/${token}/files/${files[0]}?size=small`)
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  await house.as('technician').api.diagnosis.reopen({ id, version: done.version + 1, reason: '复测结果不同' })
  expect((await fetchBytes(house, `/links/${token}/files/${film}`)).status).toBe(404)
  expect((await house.nobody.get(`/links/${token}/diagnosis`)).status).toBe(404)
})

test('DIA-05: a link past its time opens neither page nor film', async () => {
  const { token, film } = await explained(0)
  await house.advance('PT49H')
  expect((await house.nobody.get(`/links/${token}/diagnosis`)).status).toBe(404)
  expect((await fetchBytes(house, `/links/${token}/files/${film}`)).status).toBe(404)
})

test('DIA-04: the report is signed for by the code of the same link, once, for what was read', async () => {
  const { car, token, done } = await explained(0)
  const sign = (changes: object) =>
    house.nobody.post(`/links/${token}/diagnosis/signature`, {
      code: '000000',
      signerName: '周正',
      contentHash: done.contentHash,
      ...changes,
    })
  expect(await sign({})).toMatchObject({ status: 409, body: { code: 'links.noCode' } })
  const code = await codeFor(car, token)
  expect(await sign({ code, contentHash: 'a'.repeat(64) })).toMatchObject({ body: { code: 'papers.otherContent' } })
  expect(await sign({ code })).toMatchObject({ status: 200, body: { complete: true } })
  expect((await house.as('adviser').api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis?.paper?.signed).toBe(
    true,
  )
  expect(await house.nobody.post(`/links/${token}/codes`, {})).toMatchObject({ body: { code: 'links.used' } })
})

test('DIA-05: a question from the telephone is a duty of the adviser and comes back answered', async () => {
  const { car, token, findingId } = await explained(0)
  const path = `/links/${token}/diagnosis/questions`
  const question = { id: newId(), text: '能再开一个月吗？', aboutId: findingId }
  expect(await house.nobody.post(path, { ...question, text: ' ' })).toMatchObject({ status: 400 })
  expect(await house.nobody.post(path, { ...question, aboutId: newId() })).toMatchObject({
    body: { code: 'questions.unknownAbout' },
  })
  expect((await house.nobody.post(path, question)).status).toBe(200)
  const duty = async () =>
    (await house.sql.query('SELECT kind, state FROM duties WHERE subject_id = $1', [question.id])).rows
  expect(await duty()).toEqual([{ kind: 'diagnosis.answer-question', state: 'open' }])
  const { api, post } = house.as('adviser')
  const [asked] = (await api.diagnosis.questions({ visitId: car.visitId })).rows
  expect(asked).toMatchObject({ text: '能再开一个月吗？', about: '前制动片', answer: null, can: { answer: true } })
  expect(
    await house.as('technician').post(`/questions/${question.id}/answer`, { version: 1, answer: '可以' }),
  ).toMatchObject({ status: 403 })
  await api.diagnosis.answerQuestion({ id: question.id, version: 1, answer: '不建议，已低于安全厚度。' })
  expect(await duty()).toEqual([{ kind: 'diagnosis.answer-question', state: 'done' }])
  expect(await post(`/questions/${question.id}/answer`, { version: 2, answer: '再答' })).toMatchObject({
    body: { code: 'questions.answered' },
  })
  expect(await lastMessageTo(house, car.ownerId)).toContain('提问已由')
  expect((await house.nobody.get(`/links/${token}/diagnosis`)).body).toMatchObject({
    questions: [{ text: '能再开一个月吗？', answer: '不建议，已低于安全厚度。', answeredBy: '林晓' }],
  })
})
