import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drainJobs, jobsSchema } from '#server/kernel/jobs.ts'
import { deliverCar } from '../harness/deliver.ts'
import { cast } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'

type Heard = { path: string; body: string; signature: string; delivery: string; event: string }

let house: House
let receiver: Server
let address: string
const heard: Heard[] = []
/** How the other side answers, by path. */
const answers = new Map<string, { status: number; headers?: Record<string, string> } | 'silence'>()

beforeAll(async () => {
  house = await openHouse()
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += String(chunk)
    })
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name] ?? '')
      const path = request.url ?? ''
      const [signature, delivery, event] = ['carebay-signature', 'carebay-delivery', 'carebay-event'].map(header)
      heard.push({ path, body, signature: signature ?? '', delivery: delivery ?? '', event: event ?? '' })
      const answer = answers.get(path) ?? { status: 200 }
      if (answer === 'silence') return
      response.writeHead(answer.status, answer.headers).end('thank you')
    })
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const at = receiver.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
})
afterAll(async () => {
  receiver.closeAllConnections()
  await new Promise(resolve => receiver.close(resolve))
  await house.close()
})

const admin = () => house.as('admin').api.webhooks
const inside = (allowed: boolean) => {
  house.running.services.settings.webhooksInside = allowed
}
const drain = () => drainJobs(house.sql, 'carebay', 20_000)
/** What waits for its next try is tried now. */
async function tryAgain() {
  await house.sql.query(`UPDATE ${jobsSchema('carebay')}._private_jobs SET run_at = clock_timestamp()`)
  await drain()
}

async function listening(path: string, events: string[]) {
  inside(true)
  const id = newId()
  const made = await admin().make({ id, name: `接收方 ${path}`, url: `${address}${path}`, events })
  return { id, secret: made.secret }
}

async function addPerson(): Promise<string> {
  const id = newId()
  await house.as('adviser').api.people.add({ id, name: '推送客户', phone: '13712345678' })
  return id
}

const at = (path: string) => heard.filter(item => item.path === path)
const logOf = async (id: string) => (await admin().deliveries({ id })).rows

test('SYS-01: only who may manage webhooks chooses where events go, and only events there are', async () => {
  const input = { id: newId(), name: '总部', url: 'https://crm.example.com/hook', events: ['person.added'] }
  expect((await house.nobody.post('/webhooks', input)).status).toBe(401)
  for (const who of ['adviser', 'gm', 'finance'])
    expect((await house.as(who).post('/webhooks', input)).status).toBe(403)
  const unknown = await house.as('admin').post('/webhooks', { ...input, events: ['no.such'] })
  expect(unknown).toMatchObject({ status: 422, body: { code: 'webhooks.unknownEvent' } })
  expect((await house.as('admin').post('/webhooks', { ...input, events: [] })).status).toBe(400)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM webhook_endpoints')
  expect(rows[0].n).toBe(0)
})

test('R15: addresses inside the house are refused, when they are given and again when they are used', async () => {
  inside(false)
  const input = { id: newId(), name: '内网', events: ['person.added'] }
  for (const url of ['https://127.0.0.1/', 'https://localhost/', 'https://192.168.1.1/', 'https://[::1]/'])
    expect(await house.as('admin').post('/webhooks', { ...input, url })).toMatchObject({
      status: 422,
      body: { code: 'webhooks.internal' },
    })
  expect((await house.as('admin').post('/webhooks', { ...input, url: address })).status).toBe(422)
  const { id } = await listening('/inside', ['person.added'])
  inside(false)
  await addPerson()
  await drain()
  expect(at('/inside')).toEqual([])
  expect(await logOf(id)).toMatchObject([{ state: 'waiting', tries: 1, lastStatus: null, lastError: 'internal' }])
  inside(true)
  await tryAgain()
  expect(await logOf(id)).toMatchObject([{ state: 'delivered', tries: 2, lastStatus: 200, lastError: null }])
})

test('an event is told once, signed, without names or numbers; what rolled back or was not chosen is not told', async () => {
  const { id, secret } = await listening('/told', ['person.added'])
  expect((await house.as('adviser').post('/people', { id: newId(), name: '', phone: '1' })).status).toBe(400)
  const personId = await addPerson()
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n').toString('base64')
  await house.as('adviser').api.files.add({ id: newId(), name: 'a.pdf', base64: pdf })
  await drain()
  const [first, ...more] = at('/told')
  expect(more).toEqual([])
  const body = JSON.parse(first?.body ?? '')
  expect(body).toMatchObject({
    event: 'person.added',
    subject: { kind: 'person', id: personId },
    store: { id: house.storeId },
    by: 'staff',
  })
  expect(body.id).toBe(first?.delivery)
  expect(first?.event).toBe('person.added')
  expect(first?.body).not.toMatch(/推送客户|13712345678/)
  const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(first?.signature ?? '') ?? []
  expect(createHmac('sha256', secret).update(`${seconds}.${first?.body}`).digest('hex')).toBe(mac)
  const [entry] = await logOf(id)
  expect(entry).toMatchObject({ state: 'delivered', event: 'person.added', tries: 1, body: first?.body })
  const other = await house.as('other-admin').api.webhooks.deliveries({ id })
  expect(other.rows).toEqual([])
  const kept = await house.sql.query('SELECT row_to_json(e)::text AS row FROM webhook_endpoints e')
  expect(kept.rows.map(row => row.row).join()).not.toContain(secret)
})

test('R20: of a whole visit neither plate nor name nor anything written goes out or is kept for sending', async () => {
  const { events } = await admin().list({})
  const names = events.map(item => item.event)
  for (let from = 0; from < names.length; from += 250) await listening('/visit', names.slice(from, from + 250))
  await addPerson()
  const { car } = await deliverCar(house)
  await drain()
  const vehicle = await house.sql.query('SELECT plate FROM vehicles WHERE id = $1', [car.vehicleId])
  const plate = String(vehicle.rows[0].plate)
  const canaries = [plate, plate.slice(1), '周正', '推送客户', ...Object.values(cast).map(person => person.name)]
  const noted = await house.sql.query('SELECT data::text AS data, actor_name FROM timeline_events')
  const timeline = noted.rows.map(row => `${row.data} ${row.actor_name}`).join('\n')
  for (const known of [plate, '林晓', '小保养']) expect(timeline.includes(known), `the house knows ${known}`).toBe(true)
  const kept = await house.sql.query(
    `SELECT body FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id WHERE e.url LIKE '%/visit'`,
  )
  const bodies = [...kept.rows.map(row => String(row.body)), ...at('/visit').map(item => item.body)]
  expect(new Set(bodies.map(body => JSON.parse(body).event)).size).toBeGreaterThan(25)
  for (const body of bodies) {
    const told = ['id', 'event', 'at', 'store', 'subject', 'threadId', 'by', 'changed']
    expect(Object.keys(JSON.parse(body))).toEqual(told)
    expect(body).not.toMatch(/\p{Script=Han}/u)
    for (const canary of canaries) expect(body).not.toContain(canary)
  }
})

test('R25: a failing, silent or redirecting address is tried again, then listed, and replayed as the same delivery', async () => {
  const { id } = await listening('/fails', ['person.added'])
  answers.set('/fails', { status: 500 })
  await addPerson()
  await drain()
  expect(await logOf(id)).toMatchObject([{ state: 'waiting', tries: 1, lastStatus: 500, lastError: 'refused' }])
  answers.set('/fails', { status: 302, headers: { location: `${address}/elsewhere` } })
  await tryAgain()
  expect(at('/elsewhere')).toEqual([])
  expect(await logOf(id)).toMatchObject([{ state: 'waiting', tries: 2, lastStatus: 302 }])
  answers.set('/fails', 'silence')
  await tryAgain()
  expect(await logOf(id)).toMatchObject([{ state: 'waiting', tries: 3, lastStatus: null, lastError: 'timeout' }])
  const [waiting] = await logOf(id)
  const early = await house.as('admin').post(`/webhook-deliveries/${waiting?.id}/replay`, {})
  expect(early).toMatchObject({ status: 409, body: { code: 'webhooks.underWay' } })
  await house.sql.query('UPDATE webhook_deliveries SET tries = 11 WHERE id = $1', [waiting?.id])
  await tryAgain()
  expect(await logOf(id)).toMatchObject([{ state: 'failed', tries: 12 }])
  expect((await admin().list({})).rows.find(row => row.id === id)).toMatchObject({ failed: 1, waiting: 0 })
  answers.delete('/fails')
  expect((await house.as('other-admin').post(`/webhook-deliveries/${waiting?.id}/replay`, {})).status).toBe(404)
  await admin().replay({ id: waiting?.id ?? '' })
  await drain()
  expect(await logOf(id)).toMatchObject([{ state: 'delivered', tries: 1 }])
  const told = at('/fails')
  expect(new Set(told.map(item => item.delivery)).size, 'the same delivery all along').toBe(1)
  expect(new Set(told.map(item => item.body)).size).toBe(1)
})

test('R25: the events of one record arrive in the order they happened, whatever failed between', async () => {
  const { id } = await listening('/order', ['person.added', 'person.edited'])
  answers.set('/order', { status: 503 })
  const personId = await addPerson()
  for (const [version, name] of ['推送客户二', '推送客户三'].entries())
    await house.as('adviser').api.people.edit({ id: personId, version: version + 1, name })
  await drain()
  expect(at('/order').map(item => item.event)).toEqual(['person.added'])
  answers.delete('/order')
  await tryAgain()
  const told = at('/order').slice(1)
  expect(told.map(item => item.event)).toEqual(['person.added', 'person.edited', 'person.edited'])
  const log = await logOf(id)
  expect(log.map(row => row.state)).toEqual(['delivered', 'delivered', 'delivered'])
  expect(told.map(item => item.delivery)).toEqual(log.map(row => row.id).toReversed())
  expect(JSON.parse(told[1]?.body ?? '').changed).toEqual(['name'])
})

test('a test event shows whether the address answers, a new secret replaces the old, and one switched off is left alone', async () => {
  const { id, secret } = await listening('/trial', ['person.added'])
  await admin().test({ id, deliveryId: newId() })
  await drain()
  expect(at('/trial')).toMatchObject([{ event: 'webhook.tested' }])
  const renewed = await admin().renewSecret({ id, version: 1 })
  expect(renewed.secret).not.toBe(secret)
  expect((await house.as('admin').post(`/webhooks/${id}/secret`, { version: 1 })).status).toBe(409)
  const edit = { id, name: '停用', url: `${address}/trial`, events: ['person.added'], active: false }
  await admin().edit({ ...edit, version: renewed.version })
  await addPerson()
  await drain()
  expect(at('/trial')).toHaveLength(1)
  expect((await house.as('admin').post(`/webhooks/${id}/test`, { deliveryId: newId() })).status).toBe(409)
  const { rows } = await house.sql.query(`SELECT event FROM timeline_events WHERE subject_id = $1 ORDER BY seq`, [id])
  expect(rows.map(row => row.event)).toEqual([
    'webhook.made',
    'webhook.tested',
    'webhook.secretRenewed',
    'webhook.changed',
  ])
})
