import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

const zLine = z.object({
  at: z.iso.datetime(),
  level: z.enum(['info', 'warn', 'error']),
  message: z.string(),
  requestId: z.string().optional(),
  operation: z.string().optional(),
  method: z.string().optional(),
  status: z.int().optional(),
  ms: z.int().optional(),
  error: z.string().optional(),
})

const lines: string[] = []
let house: House
beforeAll(async () => {
  house = await openHouse(line => lines.push(line))
}, 120_000)
afterAll(() => house.close())

/** What only this customer and this car have; wherever it turns up it came from here. */
const canary = {
  name: '欧阳致远',
  phone: '13800001379',
  plate: '粤BK7Z51',
  vin: 'LSVAM4187C2184841',
  idCard: '11010519491231002X',
}

test('R20: the log of a whole visit knows neither customer nor car', async () => {
  const { api } = house.as('adviser')
  const [personId, vehicleId] = [newId(), newId()]
  await api.people.add({ id: personId, kind: 'person', name: canary.name, phone: canary.phone })
  const added = await house.as('adviser').post('/vehicles', {
    id: vehicleId,
    vin: canary.vin,
    plate: canary.plate,
    brand: '海湾',
    series: '远航',
    power: 'petrol',
    body: 'sedan',
    ownerId: personId,
  })
  expect(added).toMatchObject({ status: 200 })
  const { visitId } = await deliverCar(house)
  await house.sql.query('UPDATE people SET name = $1 WHERE id = (SELECT owner_id FROM visits WHERE id = $2)', [
    canary.name,
    visitId,
  ])
  for (const word of Object.values(canary)) {
    await house.as('adviser').get(`/search?q=${encodeURIComponent(word)}`)
    await house.as('adviser').get(`/visits/${encodeURIComponent(word)}`)
    await house.as('adviser').get(`/${encodeURIComponent(word)}`)
    await house.as('adviser').post('/people', { id: word, kind: word, name: word, phone: word, [word]: word })
    await house.nobody.post('/session', { username: word, password: word })
  }
  expect(lines.length).toBeGreaterThan(80)
  const log = lines.join('')
  for (const [what, word] of Object.entries(canary)) expect(log.includes(word), what).toBe(false)
  expect(log).not.toMatch(/[\u3400-\u9fff]/)
})

test('R20, R30: a fault is logged with its request and place, and without what was typed', async () => {
  await house.sql.query(`CREATE FUNCTION explode() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'cannot keep % of % with "%"', NEW.name, '13800001379', '粤BK7Z51'; END $$`)
  await house.sql.query('CREATE TRIGGER explode BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION explode()')
  lines.length = 0
  const answer = await house
    .as('adviser')
    .post('/people', { id: newId(), kind: 'person', name: canary.name, phone: canary.phone })
  await house.sql.query('DROP TRIGGER explode ON people')
  expect(answer.status).toBe(500)
  const fault = lines.map(line => zLine.parse(JSON.parse(line))).find(line => line.level === 'error')
  const { requestId } = z.object({ requestId: z.string() }).parse(answer.body)
  expect(fault).toMatchObject({ message: 'request failed', requestId })
  expect(fault?.error).toMatch(/cannot keep \[…\] of \[…\] with \[…\]/)
  expect(fault?.error).toContain('add-person.ts')
  for (const word of Object.values(canary)) expect(lines.join('')).not.toContain(word)
})

test('every line is one JSON object, and every line about a request has its id and its operation', async () => {
  lines.length = 0
  await house.as('adviser').api.repairOrders.list({})
  await house.nobody.get('/nowhere')
  await fetch(`${house.url}/health/live`)
  const requests = lines.map(line => zLine.parse(JSON.parse(line))).filter(line => line.message === 'request')
  expect(requests.map(line => [line.operation, line.method, line.status])).toEqual([
    ['repairOrders.list', 'GET', 200],
    ['web', 'GET', 404],
    ['/health/live', 'GET', 200],
  ])
  for (const line of requests) {
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(line.ms).toBeTypeOf('number')
  }
})
