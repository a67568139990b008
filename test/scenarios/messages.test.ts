import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { reminder, send, settle, until } from '../harness/messages.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const adviser = () => house.as('adviser').api.messages
const customer = async (phone?: string) =>
  (await addCar(house, phone === undefined ? {} : { ownerPhone: phone })).ownerId
const refuse = (personId: string, channel: 'sms' | 'call', purpose: 'service' | 'care' = 'service') =>
  adviser().setConsent({ personId, changes: [{ channel, purpose, allowed: false }], source: '客户来电' })
const setSms = (mode: 'ok' | 'slow' | 'fail' | 'garbage') =>
  house.as('admin').api.outside.setSwitch({ party: 'sms', mode })

test('SYS-09: the register and consents are not for everybody, and foreign messages do not exist', async () => {
  const personId = await customer()
  const { id } = await send(house, reminder, { personId })
  expect((await house.nobody.get('/messages')).status).toBe(401)
  expect((await house.as('washer').get('/messages')).status).toBe(403)
  expect((await house.as('washer').post(`/people/${personId}/consents`, {})).status).toBe(403)
  expect((await house.as('other-adviser').get(`/messages/${id}`)).status).toBe(404)
  expect((await house.as('other-adviser').post(`/messages/${id}/retry`, {})).status).toBe(404)
})

test('SYS-09: a customer who refused SMS gets no SMS; the next allowed channel is used', async () => {
  const another = await customer()
  expect(await send(house, reminder, { personId: another })).toMatchObject({ channel: 'sms', state: 'queued' })
  const personId = await customer()
  await refuse(personId, 'sms')
  const second = await send(house, reminder, { personId })
  expect(second).toMatchObject({ channel: 'call', state: 'queued' })
  await settle(house)
  const { rows } = await adviser().list({ personId })
  expect(rows.map(row => [row.channel, row.state])).toEqual([['call', 'queued']])
  const calls = await house.sql.query("SELECT FROM outside_calls WHERE party = 'sms' AND subject_id = $1", [personId])
  expect(calls.rowCount).toBe(0)
  const duties = await house.as('adviser').api.duties.ofRecord({ recordId: second.id })
  expect(duties.rows).toMatchObject([{ kind: 'messages.call', state: 'open', path: `/messages/${second.id}` }])
})

test('SYS-09: who refused everything is left alone, and the register says why', async () => {
  const personId = await customer()
  await refuse(personId, 'sms')
  await refuse(personId, 'call')
  expect(await send(house, reminder, { personId })).toMatchObject({ state: 'suppressed' })
  const { rows } = await adviser().list({ personId, state: 'suppressed' })
  expect(rows).toMatchObject([{ stateReason: 'refused', sentAt: null }])
})

test('SYS-09: what a customer accepts is on the timeline with what held before', async () => {
  const personId = await customer()
  const { rows } = await refuse(personId, 'sms', 'care')
  expect(rows).toHaveLength(24)
  expect(rows.filter(row => row.givenAt !== null)).toMatchObject([{ channel: 'sms', purpose: 'care', allowed: false }])
  const events = await house.sql.query(
    "SELECT data FROM timeline_events WHERE subject_id = $1 AND event = 'consent.set'",
    [personId],
  )
  expect(events.rows).toMatchObject([
    { data: { changed: { 'care.sms': { from: true, to: false } }, source: '客户来电' } },
  ])
})

test('SYS-09: the message is worded, the number masked, and no telephone number stands in any row', async () => {
  const personId = await customer('13912345678')
  const { id } = await send(house, reminder, { personId })
  await settle(house)
  const message = await adviser().read({ id })
  expect(message).toMatchObject({ state: 'delivered', addressMasked: '139****5678', subjectKind: 'appointment' })
  expect(message.body).toMatch(/^王先生，您预约了 3 月 3 日 9:00。海湾汽车滨江店/)
  for (const table of ['messages', 'outside_calls', 'timeline_events']) {
    const plain = await house.sql.query(`SELECT FROM ${table} t WHERE t::text LIKE '%13912345678%'`)
    expect(plain.rowCount, table).toBe(0)
  }
})

test('SYS-09: links are sealed in the register and whole on the way to the customer', async () => {
  const personId = await customer()
  const withLink = { ...reminder, body: '请确认：{link}' }
  const { id } = await send(house, withLink, { personId, params: { link: '/m/p/secret-token' } })
  expect((await adviser().read({ id })).body).toBe('请确认：〔链接〕')
  await settle(house)
  const calls = await house.sql.query('SELECT request FROM outside_calls WHERE id = $1', [id])
  expect(calls.rows).toMatchObject([{ request: { body: '请确认：/m/p/secret-token' } }])
  const left = await house.sql.query('SELECT secret_cipher FROM messages WHERE id = $1', [id])
  expect(left.rows).toEqual([{ secret_cipher: null }])
})

test('RMD-19, SYS-09: with two care messages a week the third is held back with its reason; service is not counted', async () => {
  const personId = await customer()
  const care = { ...reminder, purpose: 'care' as const, channels: ['sms' as const] }
  await send(house, care, { personId })
  await send(house, care, { personId })
  expect(await send(house, care, { personId })).toMatchObject({ state: 'suppressed' })
  expect(await send(house, reminder, { personId })).toMatchObject({ state: 'queued' })
  const { rows } = await adviser().list({ personId, state: 'suppressed' })
  expect(rows.map(row => row.stateReason)).toEqual(['weeklyCap'])
})

test('SYS-09: a caller who does not reach the customer keeps the duty; reaching them closes it', async () => {
  const personId = await customer()
  const { id } = await send(house, { ...reminder, channels: ['call'] }, { personId })
  const sms = await send(house, { ...reminder, channels: ['sms'] }, { personId })
  expect((await house.as('washer').post(`/messages/${id}/outcome`, { outcome: 'done' })).status).toBe(403)
  expect((await house.as('adviser').post(`/messages/${sms.id}/outcome`, { outcome: 'done' })).status).toBe(409)
  await adviser().finish({ id, outcome: 'notReached', note: '无人接听' })
  expect((await house.as('adviser').api.duties.ofRecord({ recordId: id })).rows).toMatchObject([{ state: 'open' }])
  await adviser().finish({ id, outcome: 'done' })
  expect((await house.as('adviser').api.duties.ofRecord({ recordId: id })).rows).toMatchObject([{ state: 'done' }])
  expect(await adviser().read({ id })).toMatchObject({ state: 'delivered', tries: 2 })
  expect((await house.as('adviser').post(`/messages/${id}/outcome`, { outcome: 'done' })).status).toBe(409)
})

test('R25: with SMS down nothing is lost; back again, each message reaches its customer once and in order', async () => {
  await setSms('fail')
  const people = await Promise.all([customer(), customer(), customer()])
  const subjectId = newId()
  const sent: string[] = []
  for (let i = 0; i < 30; i++) {
    const personId = people[i % 3] ?? ''
    sent.push((await send(house, { ...reminder, channels: ['sms'] }, { personId, subjectId })).id)
  }
  await settle(house)
  const tried = async (mode: string) => {
    const { rows } = await house.sql.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM outside_calls WHERE id = ANY ($1) AND state = $2 AND last_error = $3',
      [sent, 'failed', mode],
    )
    return (rows[0]?.n ?? 0) > 0
  }
  await until('a failure', () => tried('down'))
  await setSms('garbage')
  for (const id of sent.slice(0, 3)) await adviser().retry({ id })
  await until('nonsense', () => tried('garbage'))
  const waiting = await house.sql.query("SELECT FROM messages WHERE id = ANY ($1) AND state = 'queued'", [sent])
  expect(waiting.rowCount).toBe(30)

  await setSms('ok')
  const delivered = async () => {
    const { rows } = await house.sql.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM messages WHERE id = ANY ($1) AND state = 'delivered'",
      [sent],
    )
    return rows[0]?.n === 30
  }
  await until('every delivery', delivered)
  const calls = await house.sql.query<{ id: string }>(
    "SELECT id FROM outside_calls WHERE id = ANY ($1) AND state = 'done' ORDER BY done_at, id",
    [sent],
  )
  expect(calls.rowCount).toBe(30)
  const order = await house.sql.query(
    `SELECT FROM messages a JOIN messages b ON b.person_id = a.person_id AND b.id > a.id
     WHERE a.id = ANY ($1) AND b.id = ANY ($1) AND b.sent_at < a.sent_at`,
    [sent],
  )
  expect(order.rowCount).toBe(0)
})

test('R25: after its last try a message is listed as failed, and one press sends it', async () => {
  await setSms('fail')
  const personId = await customer()
  const { id } = await send(house, { ...reminder, channels: ['sms'] }, { personId })
  await settle(house)
  await house.sql.query('UPDATE messages SET tries = 11 WHERE id = $1', [id])
  await adviser().list({ personId })
  await until('the last try', async () => (await adviser().read({ id })).state === 'failed')
  expect((await adviser().read({ id })).can.retry).toBe(true)
  await setSms('ok')
  expect(await adviser().retry({ id })).toMatchObject({ state: 'queued' })
  await until('the delivery', async () => (await adviser().read({ id })).state === 'delivered')
  expect((await house.as('adviser').post(`/messages/${id}/retry`, {})).status).toBe(409)
})

test('SYS-09: what waits can be taken back, once', async () => {
  const personId = await customer()
  const { id } = await send(house, reminder, { personId, notBefore: '2027-03-20T02:00:00.000Z' })
  expect(await adviser().cancel({ id, reason: '预约已取消' })).toMatchObject({ state: 'cancelled' })
  expect((await house.as('adviser').post(`/messages/${id}/cancellation`, {})).status).toBe(409)
  await house.moveTo('2027-03-20T02:01:00.000Z')
  expect(await adviser().read({ id })).toMatchObject({ state: 'cancelled', sentAt: null })
})

test('SYS-09: at night a message waits for eight in the morning; safety does not, and neither asks a no said meanwhile', async () => {
  await house.moveTo('2027-03-21T14:00:00.000Z')
  const personId = await customer()
  const changed = await customer()
  const held = await send(house, reminder, { personId })
  const refused = await send(house, reminder, { personId: changed })
  const safety = await send(house, { ...reminder, purpose: 'safety' }, { personId })
  expect([held.state, safety.state]).toEqual(['held', 'queued'])
  await refuse(changed, 'sms')
  await house.moveTo('2027-03-21T23:59:00.000Z')
  expect(await adviser().read({ id: safety.id })).toMatchObject({ state: 'delivered' })
  expect(await adviser().read({ id: held.id })).toMatchObject({ state: 'held', notBefore: '2027-03-22T00:00:00.000Z' })
  await house.moveTo('2027-03-22T00:00:30.000Z')
  expect(await adviser().read({ id: held.id })).toMatchObject({ state: 'delivered' })
  expect(await adviser().read({ id: refused.id })).toMatchObject({ state: 'suppressed', stateReason: 'refused' })
})

test('SYS-09: the register pages, newest first, and finds by words', async () => {
  const personId = await customer()
  for (const at of ['一', '二', '三']) await send(house, reminder, { personId, params: { at: `标记${at}` } })
  const first = await adviser().list({ personId, limit: 2 })
  expect(first.rows.map(row => row.body.slice(9, 12))).toEqual(['标记三', '标记二'])
  const second = await adviser().list({ personId, limit: 2, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ rows: [{ personId }], nextCursor: null })
  expect((await adviser().list({ personId, text: '标记二' })).rows).toHaveLength(1)
  expect((await adviser().list({ personId, text: '%' })).rows).toHaveLength(0)
})
