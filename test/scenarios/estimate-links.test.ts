import { afterAll, beforeAll, expect, test } from 'vitest'
import { diagnosed } from '../harness/diagnosis.ts'
import { answersTo, estimateFor, lastMessageTo, oilLine, option, padLines } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { pen } from '../harness/pen.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** An estimate shown and sent; the token as the customer has it. */
async function sent(car: CarInShop) {
  const lines = [...padLines(car), oilLine(car)]
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api } = house.as('adviser')
  const shown = await api.estimates.show({ id, version })
  await api.estimates.sendLink({ id, version: shown.version })
  const token = /\/m\/e\/([A-Za-z0-9_-]{32})/.exec(await lastMessageTo(house, car.ownerId))?.[1] ?? ''
  return { id, token, lines, contentHash: shown.contentHash, version: shown.version }
}

async function codeFor(car: CarInShop, token: string): Promise<string> {
  expect((await house.nobody.post(`/links/${token}/codes`, {})).status).toBe(200)
  return /\d{6}/.exec(await lastMessageTo(house, car.ownerId))?.[0] ?? ''
}

const noticesOf = async (subjectId: string) => {
  const { rows } = await house.sql.query<{ kind: string }>(
    `SELECT kind FROM notices WHERE subject_id = $1 AND kind LIKE 'estimates.%' ORDER BY at, kind`,
    [subjectId],
  )
  return rows.map(row => row.kind)
}

test('EST-05: an estimate nobody showed has no link, and the link of a diagnosis opens no estimate', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { id, version } = await estimateFor(house, car, [option('A', padLines(car))])
  expect(await house.as('adviser').post(`/estimates/${id}/link`, { version })).toMatchObject({
    status: 409,
    body: { code: 'estimates.notShown' },
  })
  const { diagnosisId } = await diagnosed(house, car, { handed: false })
  const view = (await house.as('adviser').api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  await house.as('adviser').api.diagnosis.handOver({ id: diagnosisId, version: view?.version ?? 0, way: 'link' })
  const diagnosisToken = /\/m\/d\/([A-Za-z0-9_-]{32})/.exec(await lastMessageTo(house, car.ownerId))?.[1] ?? ''
  expect((await house.nobody.get(`/links/${diagnosisToken}/diagnosis`)).status).toBe(200)
  expect((await house.nobody.get(`/links/${diagnosisToken}/estimate`)).status).toBe(404)
})

test('EST-05: the customer sees options, prices and why; the adviser sees that it was opened, once', async () => {
  const car = await carInShop(house)
  const { id, token } = await sent(car)
  const page = await house.nobody.get(`/links/${token}/estimate`)
  expect(page.status).toBe(200)
  expect(page.body).toMatchObject({
    plate: expect.stringContaining('京A'),
    options: [
      {
        label: 'A',
        totals: { totalFen: 57_600 },
        lines: [{ basisText: '制动片剩余 2 mm' }, {}, { recommended: true }],
      },
    ],
  })
  expect(JSON.stringify(page.body)).not.toContain('13900000001')
  expect((await house.as('adviser').api.estimates.get({ id })).openedAt).toBeNull()
  for (const _ of [1, 2]) await house.nobody.post(`/links/${token}/estimate/opening`, {})
  expect((await house.as('adviser').api.estimates.get({ id })).openedAt).not.toBeNull()
  expect(await noticesOf(id)).toEqual(['estimates.opened'])
  const { rows } = await house.sql.query(
    `SELECT actor_kind FROM timeline_events WHERE event = 'estimate.opened' AND subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ actor_kind: 'customer' }])
})

test('EST-05, EST-07: decided on the telephone only with the right code, for what was read; the answers are signed by it', async () => {
  const car = await carInShop(house)
  const { id, token, lines, contentHash } = await sent(car)
  const decline = lines[2]?.id ?? ''
  const decision = { contentHash, option: 'A', lines: answersTo(lines, [decline]), signerName: '周正' }
  const decide = (changes: object) =>
    house.nobody.post(`/links/${token}/estimate/decisions`, { ...decision, ...changes })
  expect(await decide({ code: '000000' })).toMatchObject({ status: 409, body: { code: 'links.noCode' } })
  const code = await codeFor(car, token)
  const wrong = code === '111111' ? '222222' : '111111'
  expect(await decide({ code: wrong })).toMatchObject({ body: { code: 'links.wrongCode' } })
  expect(await decide({ code, contentHash: 'a'.repeat(64) })).toMatchObject({ body: { code: 'papers.otherContent' } })
  expect(await decide({ code })).toMatchObject({ status: 200, body: { state: 'accepted' } })
  const { api } = house.as('adviser')
  const estimate = await api.estimates.get({ id })
  expect(estimate).toMatchObject({ state: 'accepted', decidedBy: 'link' })
  expect(estimate.options[0]?.lines.map(line => line.answer)).toEqual(['agreed', 'agreed', 'declined'])
  const { document } = await api.papers.get({ id: estimate.paper?.id ?? '' })
  expect(document.signatures).toMatchObject([{ role: 'customer', method: 'code', name: '周正' }])
  expect(await noticesOf(id)).toContain('estimates.accepted')
  const { rows } = await house.sql.query(
    `SELECT state FROM duties WHERE subject_id = $1 AND kind = 'estimates.follow-decision'`,
    [id],
  )
  expect(rows).toEqual([{ state: 'open' }])
  expect((await house.nobody.get(`/links/${token}/estimate`)).body).toMatchObject({ state: 'accepted' })
  expect(await house.nobody.post(`/links/${token}/codes`, {})).toMatchObject({ body: { code: 'links.used' } })
})

test('SYS-03: a link to an estimate changed since opens nothing any more', async () => {
  const car = await carInShop(house)
  const { id, token, version } = await sent(car)
  const { api } = house.as('adviser')
  const { validUntilOn } = await api.estimates.get({ id })
  await api.estimates.save({ id, version, mode: 'system', validUntilOn, options: [option('A', padLines(car))] })
  expect((await house.nobody.get(`/links/${token}/estimate`)).status).toBe(404)
})

test('SYS-03: two decisions at once are one decision', async () => {
  const car = await carInShop(house)
  const { id, token, lines, contentHash } = await sent(car)
  await house.advance('PT2M')
  const code = await codeFor(car, token)
  const decision = { contentHash, option: 'A', lines: answersTo(lines), signerName: '周正', code }
  const answers = await Promise.all([1, 2].map(() => house.nobody.post(`/links/${token}/estimate/decisions`, decision)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n FROM timeline_events WHERE event = 'estimate.accepted' AND subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('DIA-04: a corrected diagnosis takes the estimate that rests on it off the table', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { diagnosisId } = await diagnosed(house, car)
  const { id, token } = await sent(car)
  const view = (await house.as('technician').api.diagnosis.ofVisit({ visitId: car.visitId })).diagnosis
  await house
    .as('technician')
    .api.diagnosis.reopen({ id: diagnosisId, version: view?.version ?? 0, reason: '复测结果不同' })
  expect(await house.as('adviser').api.estimates.get({ id })).toMatchObject({ state: 'draft', paper: null })
  expect((await house.nobody.get(`/links/${token}/estimate`)).status).toBe(404)
})

test('EST-17: past its validity an estimate is neither shown nor signed for, and the telephone says that it has expired', async () => {
  const car = await carInShop(house)
  const lines = padLines(car)
  const { id, version } = await estimateFor(house, car, [option('A', lines)])
  const { api, post } = house.as('adviser')
  const { validUntilOn } = await api.estimates.get({ id })
  await house.advance('P8D')
  const late = { version, mode: 'system', validUntilOn, options: [option('A', lines)] }
  expect((await post(`/estimates/${id}/content`, late)).status).toBe(200)
  expect(await post(`/estimates/${id}/showing`, { version: version + 1 })).toMatchObject({
    status: 409,
    body: { code: 'estimates.expired' },
  })
  const fresh = await sent(await carInShop(house))
  const { rows } = await house.sql.query(
    `UPDATE estimates SET valid_until_on = valid_until_on - 30 WHERE id = $1 RETURNING version`,
    [fresh.id],
  )
  expect((await house.nobody.get(`/links/${fresh.token}/estimate`)).body).toMatchObject({ expired: true })
  const decision = { contentHash: fresh.contentHash, option: 'A', lines: answersTo(fresh.lines), signerName: '周正' }
  const decided = await post(`/estimates/${fresh.id}/decision`, { ...decision, version: rows[0].version, image: pen })
  expect(decided).toMatchObject({ status: 409, body: { code: 'estimates.expired' } })
})
