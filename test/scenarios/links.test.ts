import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { AppError } from '#server/kernel/errors.ts'
import { inTransaction, listStores } from '#server/kernel/work.ts'
import { checkCode } from '#server/mechanisms/links/codes.ts'
import { closeLinks, linkFor, openLink, takeLink } from '#server/mechanisms/links/links.ts'
import { addCar } from '../harness/customers.ts'
import { within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'
import { settle } from '../harness/messages.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Opened = { token: string; subjectId: string; personId: string }

async function open(options: { hours?: number; personId?: string | null } = {}): Promise<Opened> {
  const personId = options.personId === undefined ? (await addCar(house)).ownerId : options.personId
  const subject = { kind: 'estimate', id: newId() }
  const hours = options.hours ?? 24
  const token = await within(house, ctx => openLink(ctx, { purpose: 'test.sign', subject, personId, hours }))
  return { token, subjectId: subject.id, personId: personId ?? '' }
}

const askCode = (token: string) => house.nobody.post(`/links/${token}/codes`, {})

/** The last text on the customer's telephone. */
async function lastText(personId: string): Promise<string> {
  await settle(house)
  const { rows } = await house.sql.query<{ request: unknown }>(
    `SELECT c.request FROM outside_calls c JOIN messages m ON m.id = c.id WHERE m.person_id = $1 ORDER BY c.id DESC LIMIT 1`,
    [personId],
  )
  return z.object({ body: z.string() }).parse(rows[0]?.request).body
}

async function codeOn(personId: string): Promise<string> {
  return /\d{6}/.exec(await lastText(personId))?.[0] ?? ''
}

/** A command of a customer who came by the link, as a process has it: the refusal of a wrong code keeps its count. */
async function byLink<T>(token: string, work: (ctx: Ctx) => Promise<T>): Promise<T | string> {
  const services: Services = house.running.services
  const stores = await listStores(services)
  const store = stores.find(item => item.id === house.storeId)
  const { rows } = await house.sql.query<{ id: string }>(
    `SELECT id FROM links WHERE token_hash = encode(sha256($1::bytea), 'hex')`,
    [token],
  )
  if (!store || !rows[0]) throw new Error('No such link')
  const actor = { kind: 'customer', id: rows[0].id, name: '客户', roles: [] } as const
  const now = await house.now()
  const refusalOf = (error: unknown) => (error instanceof AppError ? error.refusal.code : Promise.reject(error))
  const kept = async (ctx: Ctx) => {
    try {
      return await work(ctx)
    } catch (error) {
      if (error instanceof AppError && error.keep) return error.refusal.code
      throw error
    }
  }
  return inTransaction<T | string>(services, { store, actor, now }, kept).catch(refusalOf)
}

test('R18: a token that was never given, is too short or has expired opens nothing', async () => {
  expect((await house.nobody.get(`/links/${'a'.repeat(32)}`)).status).toBe(404)
  expect((await house.nobody.get('/links/short')).status).toBe(404)
  const { token } = await open({ hours: 1 })
  expect((await house.nobody.get(`/links/${token}`)).status).toBe(200)
  await house.advance('PT61M')
  expect((await house.nobody.get(`/links/${token}`)).status).toBe(404)
  expect((await askCode(token)).status).toBe(404)
})

test('SYS-03: a link says what it is for; only its hash is kept; a link of another purpose is none', async () => {
  const { token, subjectId } = await open()
  const answer = await house.nobody.get(`/links/${token}`)
  expect(answer.body).toMatchObject({ purpose: 'test.sign', subject: { kind: 'estimate', id: subjectId }, used: false })
  const plain = await house.sql.query("SELECT FROM links l WHERE l::text LIKE '%' || $1 || '%'", [token])
  expect(plain.rowCount).toBe(0)
  expect(await byLink(token, ctx => linkFor(ctx, 'test.other'))).toBe('kernel.notFound')
})

test('R18: a link is used once, and one that was closed opens nothing', async () => {
  const { token, subjectId } = await open()
  const take = () => byLink(token, async ctx => takeLink(ctx, await linkFor(ctx, 'test.sign')))
  const both = await Promise.all([take(), take()])
  expect(both.filter(outcome => outcome === 'links.used')).toHaveLength(1)
  expect((await house.nobody.get(`/links/${token}`)).body).toMatchObject({ used: true })
  expect((await askCode(token)).status).toBe(409)
  await within(house, ctx => closeLinks(ctx, subjectId))
  expect((await house.nobody.get(`/links/${token}`)).status).toBe(404)
})

test('R18: a code goes to the telephone, not into the register, and holds once and ten minutes', async () => {
  const { token, personId } = await open()
  expect(await byLink(token, ctx => checkCode(ctx, '123456'))).toBe('links.noCode')
  const sent = await askCode(token)
  expect(sent).toMatchObject({ status: 200, body: { sentTo: expect.stringMatching(/^138\*{4}\d{4}$/) } })
  const code = await codeOn(personId)
  expect(code).toMatch(/^\d{6}$/)
  const register = await house.as('adviser').api.messages.list({ personId })
  expect(JSON.stringify(register)).not.toContain(code)
  for (const table of ['messages', 'links', 'timeline_events']) {
    const plain = await house.sql.query(`SELECT FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [`码 ${code}`])
    expect(plain.rowCount, table).toBe(0)
  }
  expect(await byLink(token, ctx => checkCode(ctx, code))).toBe(undefined)
  expect(await byLink(token, ctx => checkCode(ctx, code))).toBe('links.noCode')
  await house.advance('PT2M')
  await askCode(token)
  const second = await codeOn(personId)
  await house.advance('PT11M')
  expect(await byLink(token, ctx => checkCode(ctx, second))).toBe('links.codeExpired')
})

test('R18: five tries a code, however many come at once; then even the right one is refused', async () => {
  const { token, personId } = await open()
  await askCode(token)
  const code = await codeOn(personId)
  const wrong = code === '000000' ? '000001' : '000000'
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => byLink(token, ctx => checkCode(ctx, wrong))))
  expect(outcomes.filter(outcome => outcome === 'links.wrongCode')).toHaveLength(4)
  expect(outcomes.filter(outcome => outcome === 'links.noTriesLeft')).toHaveLength(8)
  const { rows } = await house.sql.query('SELECT code_tries FROM links WHERE person_id = $1', [personId])
  expect(rows).toEqual([{ code_tries: 5 }])
  expect(await byLink(token, ctx => checkCode(ctx, code))).toBe('links.noTriesLeft')
})

test('R18: over HTTP a wrong code is counted although the command is refused, and the right one then signs', async () => {
  const car = await carInShop(house)
  const { api } = house.as('adviser')
  const id = await openBrakeOrder(house, car)
  const version = async () => (await api.repairOrders.get({ id })).version
  const promisedAt = addHours(await house.now(), 6)
  await api.repairOrders.promise({ id, version: await version(), promisedAt, reason: '客户等候' })
  const shown = await api.repairOrders.present({ id, version: await version() })
  await api.papers.sendLink({ id: shown.contractPaperId, role: 'customer' })
  const token = /\/m\/p\/([\w-]{32})/.exec(await lastText(car.ownerId))?.[1] ?? ''
  expect((await askCode(token)).status).toBe(200)
  const code = await codeOn(car.ownerId)
  const signature = { contentHash: shown.contractHash, signerName: '周正' }
  const sign = (given: string, key?: string) =>
    house.nobody.post(`/links/${token}/sign`, { ...signature, code: given }, key === undefined ? {} : { key })
  const wrong = code === '000000' ? '000001' : '000000'
  const same = newId()
  for (const left of [4, 3]) {
    expect(await sign(wrong, same)).toMatchObject({ status: 400, body: { code: 'links.wrongCode', params: { left } } })
  }
  expect((await sign(code)).status).toBe(200)
  expect((await house.nobody.get(`/links/${token}`)).body).toMatchObject({ used: true })
  expect((await sign(code)).status).toBe(409)
})

test('R18: one code a minute and ten a day for a telephone, over all its links', async () => {
  const first = await open()
  const second = await open({ personId: first.personId })
  const both = await Promise.all([askCode(first.token), askCode(second.token)])
  expect(both.map(answer => answer.status).sort()).toEqual([200, 429])
  for (let sent = 1; sent < 10; sent++) {
    await house.advance('PT61S')
    expect((await askCode(sent % 2 ? first.token : second.token)).status).toBe(200)
  }
  await house.advance('PT61S')
  expect(await askCode(first.token)).toMatchObject({ status: 429, body: { code: 'links.tooMany' } })
  const { rows } = await house.sql.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM messages WHERE person_id = $1 AND template = 'links.code'",
    [first.personId],
  )
  expect(rows[0]?.n).toBe(10)
})

test('R18: without a telephone there is no code; a refusal of SMS does not keep back a code one asked for', async () => {
  const nobody = await open({ personId: null })
  expect(await askCode(nobody.token)).toMatchObject({ status: 409, body: { code: 'links.noPhone' } })
  const { token, personId } = await open()
  const changes = [{ channel: 'sms' as const, purpose: 'service' as const, allowed: false }]
  await house.as('adviser').api.messages.setConsent({ personId, changes })
  expect((await askCode(token)).status).toBe(200)
  expect(await codeOn(personId)).toMatch(/^\d{6}$/)
})
