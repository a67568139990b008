import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import { caller } from '../harness/caller.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const withToken = (token: string) => caller(house.url, token, undefined)

let made = 0
async function request(verbs: string[], more: object = {}) {
  const expiresOn = addDaysOn(dateOn(await house.now()), 30)
  made++
  return { id: newId(), name: `外部系统${made}`, verbs, expiresOn, ...more }
}

async function tokenFor(verbs: string[], more: object = {}) {
  const input = await request(verbs, more)
  const answer = await house.as('service').api.tokens.make(input)
  return { ...answer, name: input.name }
}

test('SYS-01, R12: only an administrator makes keys, of rights of their own, and never one that makes keys', async () => {
  const input = await request(['order.read'])
  expect((await house.nobody.post('/api-tokens', input)).status).toBe(401)
  expect((await house.as('adviser').post('/api-tokens', input)).status).toBe(403)
  const foreign = await house.as('service').post('/api-tokens', await request(['settlement.total']))
  expect(foreign).toMatchObject({
    status: 403,
    body: { code: 'tokens.notYours', params: { verb: 'settlement.total' } },
  })
  expect((await house.as('service').post('/api-tokens', await request(['no.such']))).status).toBe(403)
  expect((await house.as('service').post('/api-tokens', await request(['token.manage']))).status).toBe(422)
  expect((await house.as('service').post('/api-tokens', await request([]))).status).toBe(400)
  expect((await house.as('service').post('/api-tokens', { ...input, expiresOn: '2027-03-01' })).status).toBe(422)
  expect((await house.as('service').post('/api-tokens', { ...input, expiresOn: '2030-01-01' })).status).toBe(422)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM api_tokens')
  expect(rows[0].n).toBe(0)
})

test('R12: a key opens what it was given, in its own store, and nothing beside it', async () => {
  const { token } = await tokenFor(['order.read', 'stock.read', 'data.import'])
  const system = withToken(token)
  expect((await system.get('/repair-orders')).status).toBe(200)
  expect((await system.get('/stock')).status).toBe(200)
  expect((await system.get('/people')).status).toBe(403)
  expect((await system.get(`/timeline?subjectId=${newId()}`)).status).toBe(403)
  expect((await system.get('/session')).status).toBe(403)
  expect((await system.get('/api-tokens')).status).toBe(403)
  expect((await system.get('/repair-orders', { store: house.otherStoreId })).status).toBe(403)
  expect((await system.get('/repair-orders', { store: house.storeId })).status).toBe(200)
  expect((await withToken(`${token}x`).get('/stock')).status).toBe(401)
  expect((await withToken('cbt_').get('/stock')).status).toBe(401)
})

test('each right is called in words, and only those of one’s own are offered', async () => {
  const { id } = await tokenFor(['order.read', 'signedIn'])
  const { rows, verbs } = await house.as('service').api.tokens.list({})
  expect(rows.find(row => row.id === id)).toMatchObject({
    verbs: ['order.read', 'signedIn'],
    verbLabels: ['查看工单', '查看全员可见的内容'],
  })
  expect(verbs).toContainEqual({ verb: 'order.read', label: '查看工单' })
  expect(verbs.filter(({ verb, label }) => verb === label)).toEqual([])
  expect(verbs.map(({ verb }) => verb)).not.toContain('token.manage')
})

test('what all staff may read is a right of its own, and what only a person can do stays with persons', async () => {
  const { token } = await tokenFor(['signedIn', 'data.export', 'person.edit', 'person.open'])
  const system = withToken(token)
  expect((await system.get('/catalogue/parts')).status).toBe(200)
  expect((await system.get('/session')).status).toBe(403)
  expect((await system.post('/session/end', {})).status).toBe(403)
  const start = await system.post('/exports', { id: newId(), kind: 'people', format: 'csv' })
  expect(start).toMatchObject({ status: 403, body: { code: 'kernel.staffOnly' } })
})

test('what an outside system does stands on the timeline under its name, and a repeated request happens once', async () => {
  const { token, name, id } = await tokenFor(['person.edit', 'person.open'])
  const system = withToken(token)
  const person = { id: newId(), name: '网上客户', phone: '13711112222' }
  const key = newId()
  expect((await system.post('/people', person, { key })).status).toBe(200)
  expect((await system.post('/people', person, { key })).status).toBe(200)
  const { rows } = await house.sql.query(
    'SELECT actor_kind, actor_id, actor_name FROM timeline_events WHERE subject_id = $1',
    [person.id],
  )
  expect(rows).toEqual([{ actor_kind: 'token', actor_id: id, actor_name: name }])
  const listed = (await house.as('service').api.tokens.list({})).rows.find(row => row.id === id)
  expect(listed).toMatchObject({ name, state: 'active', hint: token.slice(-4), revokedAt: null })
  expect(listed?.lastUsedAt).not.toBeNull()
  expect(JSON.stringify(listed)).not.toContain(token)
})

test('R20: the secret is nowhere in the database', async () => {
  const { token } = await tokenFor(['order.read'])
  const { rows } = await house.sql.query(`SELECT row_to_json(t)::text AS row FROM api_tokens t
    UNION ALL SELECT row_to_json(i)::text FROM idempotency_keys i UNION ALL SELECT data::text FROM timeline_events`)
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.map(row => row.row).join('\n')).not.toContain(token.slice(4))
})

test('R18: a key taken back is refused at its next request, one that ran out too, and its name is free again', async () => {
  const first = await tokenFor(['order.read'])
  const system = withToken(first.token)
  expect((await system.get('/repair-orders')).status).toBe(200)
  const twin = await house.as('service').post('/api-tokens', { ...(await request(['order.read'])), name: first.name })
  expect(twin).toMatchObject({ status: 409, body: { code: 'tokens.nameTaken' } })
  expect((await house.as('adviser').post(`/api-tokens/${first.id}/revoke`, {})).status).toBe(403)
  expect((await house.as('other-service').post(`/api-tokens/${first.id}/revoke`, {})).status).toBe(404)
  await house.as('service').api.tokens.revoke({ id: first.id })
  expect((await system.get('/repair-orders')).status).toBe(401)
  expect((await house.as('service').post(`/api-tokens/${first.id}/revoke`, {})).status).toBe(409)
  const second = await tokenFor(['order.read'], { name: first.name })
  expect((await withToken(second.token).get('/repair-orders')).status).toBe(200)
  await house.advance('P32D')
  expect((await withToken(second.token).get('/repair-orders')).status).toBe(401)
  const states = (await house.as('service').api.tokens.list({})).rows.filter(row => row.name === first.name)
  expect(states.map(row => row.state).toSorted()).toEqual(['expired', 'revoked'])
})

test('R19: every answer says how many requests are left; one too many is refused with when to come again', async () => {
  const { token } = await tokenFor(['order.read'], { perMinute: 3 })
  const system = withToken(token)
  const answers = []
  for (let n = 0; n < 4; n++) answers.push(await system.get('/repair-orders'))
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 429])
  expect(answers.map(answer => answer.headers.get('ratelimit-limit'))).toEqual(['3', '3', '3', '3'])
  expect(answers.map(answer => answer.headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0'])
  expect(answers[3]?.body).toMatchObject({ code: 'kernel.tooFast' })
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(answers[3]?.headers.get('ratelimit-reset'))).toBeGreaterThan(30)
  const { settings } = house.running.services
  settings.requestsPerMinute = 2
  try {
    const statuses = []
    for (let n = 0; n < 3; n++) statuses.push((await house.as('parts').get('/stock')).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await house.as('service').get('/stock')).status, 'others are not held up').toBe(200)
    const unknown = []
    for (let n = 0; n < 3; n++)
      unknown.push((await withToken(n === 1 ? 'guess' : `cbt_guess${n}`).get('/stock')).status)
    expect(unknown, 'who guesses tokens is counted by address').toEqual([401, 401, 429])
  } finally {
    settings.requestsPerMinute = undefined
  }
})
