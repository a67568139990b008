import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A car under a repair the maker answers for, agreed now. */
async function underGuarantee() {
  const car = await carInShop(house)
  const id = newId()
  const because = { qtyMilli: 1000, basis: 'finding', basisText: '异响', payer: 'maker' } as const
  await house.as('adviser').api.repairOrders.open({
    id,
    visitId: car.visitId,
    kind: 'warranty',
    lines: [{ id: newId(), kind: 'labour', labourOperationId: car.brakeId, ...because }],
  })
  await signOrder(house, id, 300)
  return { id, vehicleId: car.vehicleId, car }
}

const read = (vehicleId: string) => house.as('service').api.guarantee.vehicle({ id: vehicleId })
const clockOf = async (vehicleId: string, clock: string) =>
  (await read(vehicleId)).clocks.find(row => row.clock === clock)

test('WAR-11: only the ways the law names are taken out of the days, with proof, once, and as far as they have passed', async () => {
  const { id, vehicleId, car } = await underGuarantee()
  const agreedAt = (await read(vehicleId)).repairs[0]?.agreedAt ?? ''
  await house.advance('P4DT1H')
  const pause = (body: object, by = 'service') =>
    house.as(by).post(`/guarantee/orders/${id}/pauses`, {
      ...{ pauseId: newId(), reason: 'harness', proof: '运单 SF1027' },
      ...{ fromAt: addHours(agreedAt, 10), toAt: addHours(agreedAt, 58), ...body },
    })
  expect(await clockOf(vehicleId, 'singleDays')).toMatchObject({ count: 5, level: 'orange' })
  expect((await pause({}, 'adviser')).status).toBe(403)
  expect((await pause({}, 'other-service')).status).toBe(404)
  expect((await pause({ reason: 'waitingForParts' })).status).toBe(400)
  expect((await pause({ proof: ' ' })).status).toBe(400)
  expect((await pause({ toAt: addHours(agreedAt, 9) })).body).toMatchObject({ code: 'guarantee.pauseBackwards' })
  expect((await pause({ fromAt: addHours(agreedAt, -1) })).body).toMatchObject({ code: 'guarantee.pauseOutside' })
  expect((await pause({ toAt: addHours(agreedAt, 200) })).body).toMatchObject({ code: 'guarantee.pauseOutside' })
  const paid = await openBrakeOrder(house, await carInShop(house))
  expect(
    await house.as('service').post(`/guarantee/orders/${paid}/pauses`, {
      ...{ pauseId: newId(), reason: 'rescue', proof: '救援单' },
      ...{ fromAt: addHours(agreedAt, 10), toAt: addHours(agreedAt, 12) },
    }),
  ).toMatchObject({ body: { code: 'guarantee.notCounted' } })
  expect((await pause({})).status).toBe(200)
  expect((await pause({ reason: 'battery', fromAt: addHours(agreedAt, 57) })).body).toMatchObject({
    code: 'guarantee.pauseTwice',
  })
  expect(await clockOf(vehicleId, 'singleDays')).toMatchObject({ count: 3, level: 'none' })
  expect(await clockOf(vehicleId, 'totalDays')).toMatchObject({ count: 3 })
  expect(car.vehicleId).toBe(vehicleId)
})

test('WAR-11: while the way goes on no day begins and nobody is warned; from its end, or withdrawn, the days count', async () => {
  const { id, vehicleId } = await underGuarantee()
  const agreedAt = (await read(vehicleId)).repairs[0]?.agreedAt ?? ''
  const pauseId = newId()
  const { api, post } = house.as('service')
  const proof = '电池运单 D-88'
  await api.guarantee.pause({ id, pauseId, reason: 'battery', fromAt: agreedAt, toAt: null, proof })
  await house.advance('P9D')
  expect(await read(vehicleId)).toMatchObject({ alerts: [], repairs: [{ days: 1, pauses: [{ toAt: null, proof }] }] })
  const toAt = await house.now()
  expect((await post(`/guarantee/pauses/${pauseId}/end`, { version: 7, toAt })).status).toBe(409)
  await api.guarantee.endPause({ id: pauseId, version: 1, toAt })
  expect((await post(`/guarantee/pauses/${pauseId}/end`, { version: 2, toAt })).body).toMatchObject({
    code: 'guarantee.pauseEnded',
  })
  await house.advance('P3DT1H')
  expect((await read(vehicleId)).alerts.map(alert => alert.level)).toEqual(['yellow'])
  expect(await clockOf(vehicleId, 'singleDays')).toMatchObject({ count: 4 })
  await api.guarantee.withdrawPause({ id: pauseId, version: 2, reason: '运单与本车无关' })
  expect(await read(vehicleId)).toMatchObject({ repairs: [{ days: 13, pauses: [] }] })
  expect((await read(vehicleId)).alerts.map(alert => alert.level).toSorted()).toEqual(['red', 'yellow'])
  expect((await post(`/guarantee/pauses/${pauseId}/withdraw`, { version: 3, reason: '再次' })).status).toBe(409)
})

test('WAR-11: without a ground of the law no car is exchanged; with it the use is taken off and answered in ten working days', async () => {
  const { vehicleId } = await underGuarantee()
  const ask = (body: object = {}, by = 'adviser') =>
    house.as(by).post(`/guarantee/vehicles/${vehicleId}/exchanges`, {
      ...{ exchangeId: newId(), kind: 'refund', clock: 'totalDays', about: '' },
      ...{ priceFen: 20_000_000, km: 10_000, ratePpm: 5_000, ...body },
    })
  await house.advance('P10D')
  expect((await ask()).body).toMatchObject({ code: 'guarantee.noGround' })
  await house.advance('P21D')
  expect((await ask({}, 'washer')).status).toBe(403)
  expect((await ask({ clock: 'singleDays' })).status).toBe(400)
  expect((await ask({ ratePpm: 5_001 })).status).toBe(400)
  expect((await ask({ clock: 'problem', about: '制动' })).body).toMatchObject({ code: 'guarantee.noGround' })
  const asked = await Promise.all(Array.from({ length: 8 }, () => ask()))
  expect(asked.map(answer => answer.status).toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  const won = Object(asked.find(answer => answer.status === 200)?.body)
  expect(won).toMatchObject({ usageFen: 1_000_000, backFen: 19_000_000 })
  const duty = async () =>
    (await house.sql.query(`SELECT kind, due_at AS due FROM duties WHERE subject_id = $1 AND state = 'open'`, [won.id]))
      .rows
  const { exchanges } = await read(vehicleId)
  expect(exchanges).toMatchObject([{ state: 'asked', kind: 'refund', usageFen: 1_000_000, backFen: 19_000_000 }])
  expect(await duty()).toMatchObject([{ kind: 'guarantee.answer' }])
  const answer = (body: object, by = 'service') =>
    house.as(by).post(`/guarantee/exchanges/${won.id}/answer`, { version: 1, agreed: true, ...body })
  expect((await answer({}, 'adviser')).status).toBe(403)
  expect((await answer({}, 'other-service')).status).toBe(404)
  expect((await answer({ agreed: false })).body).toMatchObject({ code: 'guarantee.answerReason' })
  const finish = (version: number) => house.as('gm').post(`/guarantee/exchanges/${won.id}/finish`, { version })
  expect((await finish(1)).body).toMatchObject({ code: 'guarantee.exchangeNotAgreed' })
  expect((await answer({})).status).toBe(200)
  expect((await answer({ version: 2 })).body).toMatchObject({ code: 'guarantee.exchangeAnswered' })
  expect(await duty()).toMatchObject([{ kind: 'guarantee.exchange' }])
  expect((await finish(2)).status).toBe(200)
  expect(await duty()).toEqual([])
  expect((await read(vehicleId)).exchanges).toMatchObject([{ state: 'done', answeredBy: '唐宁' }])
  const { rows } = await house.sql.query(
    `SELECT answer_due_at > asked_at + interval '9 days' AND answer_due_at < finish_due_at AS ordered FROM guarantee_exchanges
      WHERE id = $1`,
    [won.id],
  )
  expect(rows).toEqual([{ ordered: true }])
  await expect(
    house.sql.query('UPDATE guarantee_exchanges SET back_fen = back_fen + 1 WHERE id = $1', [won.id]),
  ).rejects.toThrow(/check/)
})
