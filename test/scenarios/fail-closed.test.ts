import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { contentsOf } from '../harness/contents.ts'
import { crowd } from '../harness/crowd.ts'
import { deliverCar } from '../harness/deliver.ts'
import { figure } from '../harness/figures.ts'
import { PASSWORD } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brakeLines, openBrakeOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { addressed, operationsWithInput, queryOf, sample } from '../harness/samples.ts'
import { carInShop } from '../harness/workshop.ts'

const zFault = z.object({
  type: z.string(),
  title: z.string(),
  status: z.literal(500),
  detail: z.string(),
  code: z.literal('kernel.internal'),
  requestId: z.uuid(),
})

let house: House
const lines: string[] = []
beforeAll(async () => {
  house = await openHouse(line => lines.push(line))
  await house.sql.query('CREATE TABLE public.faults (name text PRIMARY KEY)')
  await house.sql.query(`CREATE FUNCTION public.break_if_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF EXISTS (SELECT FROM public.faults WHERE name = TG_ARGV[0]) THEN RAISE EXCEPTION 'broken on purpose: %', TG_ARGV[0]; END IF;
      RETURN NEW;
    END $$`)
  for (const [table, fault] of breakable)
    await house.sql.query(
      `CREATE TRIGGER break_if_asked BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION public.break_if_asked('${fault}')`,
    )
}, 120_000)
afterAll(() => house.close())

/** Where a command can be made to break half-way: its audit, and what it writes on the way there. */
const breakable: [table: string, fault: string][] = [
  ['timeline_events', 'audit'],
  ['paper_signatures', 'way'],
  ['number_series', 'way'],
  ['order_lines', 'way'],
  ['duties', 'way'],
  ['money_entries', 'way'],
  ['stock_movements', 'way'],
  ['idempotency_keys', 'answer'],
]

const breaking = (fault: string) => house.sql.query('INSERT INTO public.faults VALUES ($1)', [fault])
const mended = () => house.sql.query('DELETE FROM public.faults')

test('R30: every command of a visit, broken at its audit, on its way and at its answer, leaves nothing behind and then works', {
  timeout: 120_000,
}, async () => {
  const broken = { audit: 0, way: 0, answer: 0 }
  const commands = { count: 0 }
  const brokenFirst: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method !== 'POST') return fetch(request)
    commands.count++
    await stillness()
    const before = await contentsOf(house)
    for (const fault of ['audit', 'way', 'answer'] as const) {
      await breaking(fault)
      const answer = await fetch(request.clone())
      await mended()
      // Not every command passes every place that breaks.
      if (answer.ok) return answer
      broken[fault]++
      expect(wrongWith(answer, await answer.text()), `${fault} of ${request.url}`).toBeUndefined()
      expect(changed(before, await contentsOf(house)), `${fault} of ${request.url} left rows`).toEqual([])
    }
    return fetch(request)
  }
  await deliverCar(house.over(brokenFirst))
  expect(broken.audit).toBeGreaterThan(30)
  expect(broken.way).toBeGreaterThan(10)
  figure({
    promise: 'R30',
    what: `${commands.count} commands of a visit, each broken at its audit, on its way and at its answer`,
    wanted: 'every one refused with its request id, no row left behind, and then done once',
    got: `${broken.audit + broken.way + broken.answer} faults, 0 rows left behind`,
  })
})

test('R30: when rights, people or sessions cannot be read, every operation is denied and nothing is changed', {
  timeout: 120_000,
}, async () => {
  const operations = operationsWithInput().filter(({ meta }) => meta.access !== 'public' && meta.access !== 'link')
  const before = await contentsOf(house)
  for (const table of ['staff_grants', 'staff', 'auth_sessions', 'stores']) {
    const open = await unreadable(table, () =>
      crowd(operations, 6, async ({ name, method, path, input }) => {
        const made = z.record(z.string(), z.unknown()).parse(sample(input, { rng: createRng(name), ids: [] }))
        const { path: address, rest } = addressed(path, made)
        const who = house.as('admin')
        const answer =
          method === 'GET' ? await who.raw(`${address}${queryOf(rest)}`) : await raw(who.post(address, rest))
        const wrong = wrongWith(answer, await answer.text())
        return wrong === undefined ? [] : [`${name} without ${table}: ${wrong}`]
      }),
    )
    expect(open.flat()).toEqual([])
    for (const path of [`/files/${newId()}`, `/exports/${newId()}/file`, '/live']) {
      const answer = await unreadable(table, () => house.as('admin').raw(path))
      expect(wrongWith(answer, await answer.text()), `${path} without ${table}`).toBeUndefined()
    }
  }
  expect(changed(before, await contentsOf(house))).toEqual([])
})

test('R30: whom the server cannot check it does not let in: passwords, locks, keys of systems and links', async () => {
  const enter = () => house.nobody.post('/session', { username: 'cashier', password: PASSWORD })
  for (const table of ['auth_users', 'auth_accounts', 'staff', 'sign_in_attempts']) {
    const answer = await unreadable(table, enter)
    expect(answer, `without ${table}`).toMatchObject({ status: 500, body: { code: 'kernel.internal' } })
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
  const { rows } = await house.sql.query('SELECT FROM sign_in_attempts')
  expect(rows, 'a fault of ours is no wrong password').toEqual([])
  expect((await enter()).status).toBe(200)
  const links = await unreadable('links', () => house.nobody.get(`/links/${'a'.repeat(32)}`))
  expect(links).toMatchObject({ status: 500, body: { code: 'kernel.internal' } })
  const key = { authorization: `Bearer cbt_${'a'.repeat(40)}` }
  const keys = await unreadable('api_tokens', () => house.nobody.get('/visits', { headers: key }))
  expect([401, 500]).toContain(keys.status)
})

test('R30: without prices no line is priced, without its paper nothing is signed, without signatures no work is handed over', async () => {
  const car = await carInShop(house)
  const adviser = house.as('adviser')
  const refused = async (table: string, path: string, body: unknown) => {
    await stillness()
    const before = await contentsOf(house)
    const answer = await unreadable(table, () => adviser.post(path, body))
    expect(answer, `${path} without ${table}`).toMatchObject({ status: 500, body: { code: 'kernel.internal' } })
    expect(changed(before, await contentsOf(house)), `${path} without ${table} left rows`).toEqual([])
  }
  const order = { id: newId(), visitId: car.visitId, kind: 'repair', lines: brakeLines(car) }
  for (const table of ['labour_rates', 'part_prices', 'parts', 'labour_operations'])
    await refused(table, '/repair-orders', order)
  const id = await openBrakeOrder(house, car)
  const { version } = await adviser.api.repairOrders.get({ id })
  await adviser.api.repairOrders.promise({ id, version, promisedAt: '2027-03-02T09:00:00.000Z', reason: '客户等候' })
  const shown = await adviser.api.repairOrders.present({
    id,
    version: (await adviser.api.repairOrders.get({ id })).version,
  })
  const sign = { role: 'customer', method: 'drawn', signerName: '周正', image: pen, contentHash: shown.contractHash }
  for (const table of ['papers', 'paper_signatures'])
    await refused(table, `/papers/${shown.contractPaperId}/signatures`, sign)
  expect((await adviser.api.repairOrders.get({ id })).axes.authorisation).not.toBe('signed')
})

/** Until nothing goes on by itself: what moves afterwards moves by the request. */
const stillness = async () => house.moveTo(await house.now())

/** Does it while the server may not read the table. */
async function unreadable<T>(table: string, work: () => Promise<T>): Promise<T> {
  await house.sql.query(`REVOKE SELECT ON ${table} FROM carebay_app`)
  try {
    return await work()
  } finally {
    await house.sql.query(`GRANT SELECT ON ${table} TO carebay_app`)
  }
}

async function raw(asked: Promise<{ status: number; body: unknown; headers: Headers }>): Promise<Response> {
  const { status, body, headers } = await asked
  return new Response(JSON.stringify(body), { status, headers })
}

/** What is wrong with the answer to a fault of ours; nothing when it says in plain words that it was one, and no more. */
function wrongWith(answer: Response, text: string): string | undefined {
  if (answer.status !== 500) return `${answer.status} ${text.slice(0, 200)}`
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    return `no problem document: ${answer.headers.get('content-type')}`
  const body = zFault.safeParse(JSON.parse(text))
  if (!body.success) return `incomplete: ${text.slice(0, 300)}`
  if (/broken on purpose|permission denied|select|insert|_events|staff_|\.ts\b|node_modules/i.test(text))
    return `tells too much: ${text.slice(0, 300)}`
  return undefined
}

function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([table, sum]) => before.get(table) !== sum).map(([table]) => table)
}
