import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { Ctx, Store } from '#server/kernel/context.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { type House, openHouse } from '#test/harness/house.ts'
import { type Booking, bookingsOf, bookResource, busyBetween, moveBooking, releaseBookings } from './bookings.ts'

let house: House
let stores: Store[]
let now: string
beforeAll(async () => {
  house = await openHouse()
  stores = await listStores(house.running.services)
  now = await house.now()
})
afterAll(() => house.close())

const run = <T>(work: (ctx: Ctx) => Promise<T>, at = 0): Promise<T> => {
  const store = stores[at]
  if (!store) throw new Error('The house has two stores')
  return asSystem(house.running.services, store, now, work)
}
const hour = (n: number) => `2027-03-03T0${n}:00:00.000Z`

async function newBay(name: string): Promise<string> {
  const id = newId()
  await house.sql.query(`INSERT INTO resources (id, store_id, kind, name, class) VALUES ($1, $2, 'bay', $3, 'quick')`, [
    id,
    house.storeId,
    name,
  ])
  return id
}

const booking = (resourceId: string, from: number, to: number, label = ''): Booking => ({
  resourceId,
  from: hour(from),
  to: hour(to),
  purpose: 'job',
  subject: { kind: 'order', id: newId() },
  label,
})

test('R3: a taken bay is refused with its name, the hours and who holds it', async () => {
  const bay = await newBay('快修 1')
  await run(ctx => bookResource(ctx, booking(bay, 1, 3, '京A·12345')))
  await expect(run(ctx => bookResource(ctx, booking(bay, 2, 4)))).rejects.toMatchObject({
    refusal: { code: 'resources.taken', status: 409 },
    params: {
      resource: '快修 1',
      from: '2027-03-03 09:00',
      to: '2027-03-03 11:00',
      holder: ['施工 京A·12345', 'Job 京A·12345'],
    },
  })
  // The end does not belong to the booking: the next car drives in at that minute.
  await run(ctx => bookResource(ctx, booking(bay, 3, 4)))
})

test('R12: a bay of another store, or one that is out of use, cannot be booked', async () => {
  const bay = await newBay('快修 2')
  await expect(run(ctx => bookResource(ctx, booking(bay, 1, 2)), 1)).rejects.toMatchObject({ refusal: { status: 404 } })
  await house.sql.query('UPDATE resources SET active = false WHERE id = $1', [bay])
  await expect(run(ctx => bookResource(ctx, booking(bay, 1, 2)))).rejects.toMatchObject({
    refusal: { code: 'resources.inactive' },
  })
  await expect(run(ctx => bookResource(ctx, booking(bay, 2, 2)))).rejects.toMatchObject({
    refusal: { code: 'resources.backwards' },
  })
})

test('R3: of 32 clients who book the same bay at once exactly one wins and every other is told who', async () => {
  const bay = await newBay('快修 3')
  const tries = Array.from({ length: 32 }, (_, n) => run(ctx => bookResource(ctx, booking(bay, 1, 2, `京A·000${n}`))))
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
  const lost = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
  for (const reason of lost) expect(reason).toMatchObject({ refusal: { code: 'resources.taken' } })
  const { rows } = await house.sql.query('SELECT label FROM resource_bookings WHERE resource_id = $1', [bay])
  expect(lost.map(reason => reason.params.holder)).toEqual(
    lost.map(() => [`施工 ${rows[0].label}`, `Job ${rows[0].label}`]),
  )
})

test('R3: what is released or moved away can be booked by the next one; a move onto a taken hour leaves all as it was', async () => {
  const bay = await newBay('快修 4')
  const [mine, other] = [booking(bay, 1, 2, '甲'), booking(bay, 3, 4, '乙')]
  const id = await run(ctx => bookResource(ctx, mine))
  await run(ctx => bookResource(ctx, other))
  await expect(run(ctx => moveBooking(ctx, { id, from: hour(3), to: hour(5) }))).rejects.toMatchObject({
    params: { holder: ['施工 乙', 'Job 乙'] },
  })
  expect(await run(ctx => bookingsOf(ctx, mine.subject.id))).toMatchObject([{ id, startAt: hour(1) }])
  const moved = await run(ctx => moveBooking(ctx, { id, from: hour(2), to: hour(3) }))
  expect(await run(ctx => bookingsOf(ctx, mine.subject.id))).toMatchObject([{ id: moved, label: '甲', endAt: hour(3) }])
  await run(ctx => bookResource(ctx, booking(bay, 1, 2)))
  expect(await run(ctx => releaseBookings(ctx, other.subject.id, 'absence'))).toBe(0)
  expect(await run(ctx => releaseBookings(ctx, other.subject.id))).toBe(1)
  const busy = await run(ctx => busyBetween(ctx, hour(2), hour(9)))
  expect(busy.filter(span => span.resourceId === bay).map(span => span.id)).toEqual([moved])
})
