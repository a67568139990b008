import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const person = (more: Record<string, unknown> = {}) => ({ id: newId(), name: '单小明', ...more })
const car = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  brand: '大众',
  series: '朗逸',
  vinMissingReason: '临牌新车',
  ...more,
})

test('SYS-01, CRM-13: technicians neither see customers nor record them, nobody unsigned does', async () => {
  expect((await house.nobody.get('/people')).status).toBe(401)
  expect((await house.as('technician').get('/people')).status).toBe(403)
  expect((await house.as('technician').post('/people', person())).status).toBe(403)
  expect((await house.as('washer').post('/vehicles', car())).status).toBe(403)
})

test('CRM-13: the phone is sealed in the database, masked on every screen and shown whole only with a reason', async () => {
  const { ownerId, vehicleId } = await addCar(house, { ownerName: '仇大力', ownerPhone: '13912345678' })
  const { rows } = await house.sql.query('SELECT * FROM people WHERE id = $1', [ownerId])
  expect(JSON.stringify(rows)).not.toContain('13912345678')
  expect(rows[0]).toMatchObject({ phone_masked: '139****5678', pinyin: 'qiudali', initials: 'qdl' })
  expect(await house.as('adviser').api.people.get({ id: ownerId })).toMatchObject({ phoneMasked: '139****5678' })

  const technician = house.as('technician')
  expect((await technician.post(`/people/${ownerId}/phone`, { reason: '找车主' })).status).toBe(403)
  const seen = await technician.api.vehicles.overview({ id: vehicleId })
  expect(seen.people).toMatchObject([{ name: '仇大力', phoneMasked: '' }])
  expect(seen.can.revealPhone).toBe(false)

  const adviser = house.as('adviser')
  expect((await adviser.post(`/people/${ownerId}/phone`, { reason: ' ' })).status).toBe(400)
  for (const _copy of [1, 2]) {
    const shown = await adviser.post(`/people/${ownerId}/phone`, { reason: '通知取车' }, { key: `reveal ${ownerId}` })
    expect(shown).toMatchObject({ status: 200, body: { phone: '13912345678' } })
  }
  const events = await house.sql.query(
    `SELECT actor_name, reason, data::text FROM timeline_events WHERE subject_id = $1 AND event = 'person.phoneRevealed'`,
    [ownerId],
  )
  expect(events.rows).toMatchObject([{ actor_name: '林晓', reason: '通知取车' }])
  const anywhere = await house.sql.query(
    `SELECT (SELECT count(*) FROM timeline_events WHERE data::text LIKE '%13912345678%') AS timeline,
      (SELECT count(*) FROM idempotency_keys WHERE answer::text LIKE '%13912345678%') AS answers`,
  )
  expect(anywhere.rows).toEqual([{ timeline: '0', answers: '0' }])
})

test('CRM-13: what changed of a person is named on the timeline, but not in plain words', async () => {
  const { ownerId } = await addCar(house, { ownerName: '赵原' })
  const adviser = house.as('adviser')
  await adviser.api.people.edit({ id: ownerId, version: 1, name: '赵源', phone: '13700009999' })
  const stale = await adviser.post(`/people/${ownerId}/edit`, { version: 1, name: '赵园' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  expect(JSON.stringify(stale.body)).toContain('name')
  const { rows } = await house.sql.query(
    `SELECT data FROM timeline_events WHERE subject_id = $1 AND event = 'person.edited'`,
    [ownerId],
  )
  expect(Object.keys(rows[0].data.changed)).toEqual(['name', 'phoneMasked'])
  expect(JSON.stringify(rows)).not.toMatch(/赵源|9999/)
  const kept = await adviser.api.people.edit({ id: ownerId, version: 2, address: '江北路 1 号' })
  expect(await adviser.api.people.get({ id: ownerId })).toMatchObject({
    phoneMasked: '137****9999',
    address: '江北路 1 号',
    version: kept.version,
  })
})

test('RCV-09: a plate that is on another car is refused with that car named, and can be moved', async () => {
  const adviser = house.as('adviser')
  const first = await addCar(house, { plate: '京A66660' })
  const refused = await adviser.post('/vehicles', car({ plate: '京A·66660' }))
  expect(refused).toMatchObject({ status: 409, body: { code: 'customers.plateTaken' } })
  expect(refused.body).toMatchObject({ params: { plate: '京A66660', vehicleId: first.vehicleId } })
  expect(JSON.stringify(refused.body)).toContain('转移车牌')

  const wrong = await adviser.post('/vehicles', car({ plate: '京A66660', movePlateFrom: newId() }))
  expect(wrong).toMatchObject({ status: 409, body: { code: 'customers.plateNotThere' } })

  const second = car({ plate: '京A66660', movePlateFrom: first.vehicleId })
  await adviser.api.vehicles.add(second)
  const before = await adviser.api.vehicles.overview({ id: first.vehicleId })
  expect(before.vehicle.plate).toBeNull()
  expect(before.formerPlates).toMatchObject([{ plate: '京A66660' }])
  expect((await adviser.api.vehicles.overview({ id: second.id })).vehicle.plate).toBe('京A66660')
})

test('two cars cannot take the same plate at the same time', async () => {
  const adviser = house.as('adviser')
  const tries = await Promise.all([1, 2, 3].map(() => adviser.post('/vehicles', car({ plate: '京A55550' }))))
  expect(tries.map(answer => answer.status).sort()).toEqual([200, 409, 409])
})

test('a car is its VIN: taken once, missing only with a reason, a wrong check digit is a warning', async () => {
  const adviser = house.as('adviser')
  const vin = withCheckDigit('LFV3A23C0P3012345')
  expect(await adviser.post('/vehicles', car({ vinMissingReason: '' }))).toMatchObject({
    status: 400,
    body: { code: 'customers.vinReasonNeeded' },
  })
  expect(await adviser.api.vehicles.add(car({ vin }))).toMatchObject({ warnings: [] })
  expect(await adviser.post('/vehicles', car({ vin }))).toMatchObject({
    status: 409,
    body: { code: 'customers.vinTaken' },
  })
  const wrongDigit = `${vin.slice(0, 8)}${vin.charAt(8) === 'X' ? '1' : 'X'}${vin.slice(9)}`
  const odd = car({ vin: wrongDigit })
  expect(await adviser.api.vehicles.add(odd)).toMatchObject({ warnings: ['vinCheckDigit'] })
  const seen = await adviser.api.vehicles.overview({ id: odd.id })
  expect(seen.warnings.map(warning => warning.kind)).toContain('vinCheckDigit')
})

test('CRM-04, RCV-25: a sold car keeps its history and loses the people who drove it', async () => {
  const adviser = house.as('adviser')
  const { vehicleId, ownerId } = await addCar(house, { ownerName: '旧车主' })
  const agent = await adviser.api.people.add(person({ name: '代办人' }))
  await adviser.api.vehicles.link({ id: vehicleId, version: 1, personId: agent.id, role: 'agent' })
  await adviser.api.openItems.remember({ id: newId(), vehicleId, kind: 'wish', text: '洗车时小心划痕' })
  await adviser.api.openItems.remember({ id: newId(), vehicleId, kind: 'declined', text: '更换前刹车片' })
  const buyer = await adviser.api.people.add(person({ name: '新车主' }))
  const link = { version: 2, personId: buyer.id, role: 'owner' }
  expect(await adviser.post(`/vehicles/${vehicleId}/people`, link)).toMatchObject({
    status: 409,
    body: { code: 'customers.ownerExists', params: { personId: ownerId } },
  })
  expect((await adviser.post(`/vehicles/${vehicleId}/people`, { ...link, version: 1 })).status).toBe(409)
  await house.advance('PT1M')
  await adviser.api.vehicles.link({ id: vehicleId, version: 2, personId: buyer.id, role: 'owner', ownerChange: true })
  const seen = await adviser.api.vehicles.overview({ id: vehicleId })
  expect(seen.people.map(one => [one.role, one.name])).toEqual([['owner', '新车主']])
  expect(seen.openItems.map(item => item.text)).toEqual(['更换前刹车片'])
  expect(JSON.stringify(seen)).not.toMatch(/旧车主|代办人|划痕/)
  expect((await adviser.api.openItems.list({ vehicleId })).rows.map(item => item.kind)).toEqual(['declined'])
  const former = await adviser.api.people.get({ id: ownerId })
  expect(former.vehicles[0]?.until).not.toBeNull()
})

test('the odometer does not run back; a correction needs a reason and starts the reckoning anew', async () => {
  const { vehicleId } = await addCar(house, { mileageKm: 30_000 })
  const adviser = house.as('adviser')
  const correct = { version: 1, km: 1_000 }
  expect(
    (await house.as('cashier').post(`/vehicles/${vehicleId}/mileage`, { ...correct, reason: '换表' })).status,
  ).toBe(403)
  expect((await adviser.post(`/vehicles/${vehicleId}/mileage`, correct)).status).toBe(400)
  await adviser.api.vehicles.correctMileage({ id: vehicleId, ...correct, reason: '更换组合仪表' })
  const seen = await adviser.api.vehicles.overview({ id: vehicleId })
  expect(seen.vehicle.mileageKm).toBe(1_000)
  expect(seen.readings).toMatchObject([
    { km: 1_000, correction: true },
    { km: 30_000, correction: false },
  ])
})

test('SYS-07: what was told by phone stands at the top when the car drives in, and is closed once', async () => {
  const { vehicleId } = await addCar(house)
  await house.as('cra').api.openItems.remember({
    id: newId(),
    vehicleId,
    kind: 'wish',
    text: '低速过坎时左前异响',
    reason: '来电投诉',
  })
  const seen = await house.as('adviser').api.vehicles.overview({ id: vehicleId })
  expect(seen.warnings[0]).toMatchObject({ kind: 'wish', text: '客户要求：低速过坎时左前异响' })
  expect(seen.openItems).toMatchObject([{ reason: '来电投诉', createdByName: '谢晴' }])
  const id = seen.openItems[0]?.id ?? ''
  const close = { state: 'taken', note: '已列入工单' }
  expect((await house.as('technician').post(`/open-items/${id}/close`, close)).status).toBe(403)
  expect((await house.as('adviser').post(`/open-items/${id}/close`, close)).status).toBe(200)
  expect(await house.as('adviser').post(`/open-items/${id}/close`, close)).toMatchObject({
    status: 409,
    body: { code: 'customers.itemClosed' },
  })
  expect((await house.as('other-adviser').post(`/open-items/${id}/close`, close)).status).toBe(404)
})

test('CRM-14: a phone that is on record names who has it before a second record is made', async () => {
  const { ownerId } = await addCar(house, { ownerPhone: '13655556666' })
  const found = await house.as('adviser').api.people.sameAs({ phone: '136 5555 6666' })
  expect(found.rows).toMatchObject([{ id: ownerId, phoneMasked: '136****6666' }])
})

test('lists page through customers and cars, filtered by what they are', async () => {
  const adviser = house.as('adviser')
  await addCar(house, { brand: '比亚迪', series: '秦', power: 'phev', ownerName: '欧阳娜娜' })
  const first = await adviser.api.vehicles.list({ limit: 2 })
  expect(first.rows).toHaveLength(2)
  const second = await adviser.api.vehicles.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.rows.map(row => row.id)).not.toContain(first.rows[0]?.id)
  expect((await adviser.api.vehicles.list({ power: 'phev' })).rows).toMatchObject([{ title: '比亚迪 秦' }])
  expect((await adviser.api.people.list({ name: '阳娜' })).rows).toMatchObject([{ name: '欧阳娜娜' }])
  expect((await house.as('technician').api.vehicles.list({ brand: '比亚迪' })).rows[0]?.owner).toBeNull()
  expect((await adviser.get('/vehicles?cursor=zzz')).status).toBe(400)
})
