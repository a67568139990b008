import { afterAll, beforeAll, expect, test } from 'vitest'
import { escalationSteps } from '#domain/mechanisms/policies/house-policies.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const key = 'escalationSteps'
const inForce = () => within(house, ctx => policy(ctx, escalationSteps))

async function shown(username = 'service') {
  const { rows } = await house.as(username).api.policies.list({})
  const row = rows.find(item => item.key === key)
  if (!row) throw new Error('The policy is not listed')
  return row
}

test('SYS-06: only managers choose a policy, only what fits it, and never for the past', async () => {
  const set = (body: object, by = 'service') => house.as(by).post(`/policies/${key}`, body)
  expect((await house.nobody.post(`/policies/${key}`, { preset: 's002' })).status).toBe(401)
  expect((await set({ preset: 's002' }, 'adviser')).status).toBe(403)
  expect((await house.as('service').post('/policies/none', { preset: 's002' })).body).toMatchObject({
    code: 'policies.unknown',
  })
  expect((await set({})).body).toMatchObject({ code: 'policies.noChoice' })
  expect((await set({ preset: 'none' })).body).toMatchObject({ code: 'policies.unknownPreset' })
  const upsideDown = { earlyPercent: 90, warnPercent: 50, escalatePercent: 100 }
  expect((await set({ value: upsideDown })).body).toMatchObject({ code: 'policies.badValue' })
  const yesterday = { preset: 's002', effectiveFrom: '2027-03-01T00:00:00.000Z' }
  expect((await set(yesterday)).body).toMatchObject({ code: 'policies.past' })
  expect((await shown()).history).toEqual([])
})

test('SYS-06: until a store chooses, the recommended preset holds and names its source', async () => {
  expect(await shown('adviser')).toMatchObject({
    recommended: 's002',
    requirement: 'CMP-14',
    current: { preset: 's002', source: '002 T52', effectiveFrom: null },
  })
  expect(await inForce()).toEqual({ earlyPercent: 50, warnPercent: 80, escalatePercent: 100 })
})

test('SYS-06: a preset for a coming day holds from that day on, in this store only, with both values on the timeline', async () => {
  const effectiveFrom = '2027-03-04T00:00:00.000Z'
  const { id } = await house.as('service').api.policies.set({ key, preset: 'patient', effectiveFrom, reason: '试行' })
  expect((await inForce()).escalatePercent).toBe(100)
  await house.moveTo(effectiveFrom)
  expect((await inForce()).escalatePercent).toBe(120)
  expect(await shown()).toMatchObject({
    current: { preset: 'patient', effectiveFrom },
    history: [{ setByName: '唐宁' }],
  })
  expect((await shown('other-service')).current.preset).toBe('s002')
  const { rows } = await house.as('service').api.timeline.read({ subjectId: id })
  expect(rows).toMatchObject([
    {
      event: 'policy.set',
      actorName: '唐宁',
      reason: '试行',
      changed: [{ field: key, from: { escalatePercent: 100 }, to: { escalatePercent: 120 } }],
    },
  ])
})

test('SYS-06: a value of the store itself holds at once and the history keeps what held before', async () => {
  await house.advance('PT1H')
  const value = { earlyPercent: 40, warnPercent: 70, escalatePercent: 110 }
  await house.as('admin').api.policies.set({ key, value })
  expect(await inForce()).toEqual(value)
  const row = await shown()
  expect(row.current).toMatchObject({ preset: null, value })
  expect(row.history.map(choice => choice.preset)).toEqual([null, 'patient'])
})
