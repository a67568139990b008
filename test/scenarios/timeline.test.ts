import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { verifyChain } from '#server/mechanisms/timeline/verify-chain.ts'
import { within } from '../harness/duties.ts'
import { figure } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { chainOf, restore, takeOver, tamperings } from '../harness/tampering.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const TRIES = 200

test('SYS-04: a record shows its own events and a process those of all its records, newest first, page by page', async () => {
  const [booking, order, other] = [newId(), newId(), newId()]
  for (const [event, id, threadId] of [
    ['appointment.booked', booking, booking],
    ['order.opened', order, order],
    ['line.added', newId(), order],
    ['order.opened', other, other],
  ] as const) {
    await within(house, async ctx =>
      ctx.record({
        event,
        subject: { kind: 'order', id },
        threadId,
        data: { changed: { dueAt: { from: null, to: 1 } } },
      }),
    )
  }
  const read = async (input: object) => (await house.as('adviser').api.timeline.read(input)).rows
  expect((await read({ subjectId: order })).map(row => row.event)).toEqual(['order.opened'])
  expect((await read({ threadId: `${booking},${order}` })).map(row => row.event)).toEqual([
    'line.added',
    'order.opened',
    'appointment.booked',
  ])
  const first = await house.as('adviser').api.timeline.read({ threadId: order, limit: 1 })
  expect(first.nextCursor).not.toBeNull()
  const second = await house
    .as('adviser')
    .api.timeline.read({ threadId: order, limit: 1, cursor: first.nextCursor ?? '' })
  expect([first, second].flatMap(page => page.rows.map(row => row.event))).toEqual(['line.added', 'order.opened'])
  expect(second.nextCursor).toBeNull()
  expect(first.rows[0]).toMatchObject({
    actorKind: 'system',
    actorName: '系统',
    changed: [{ field: 'dueAt', label: ['时限', 'Due'], from: null, to: 1 }],
  })
  expect((await house.nobody.get(`/timeline?subjectId=${order}`)).status).toBe(401)
  expect(await house.as('other-adviser').api.timeline.read({ threadId: order })).toEqual({ rows: [], nextCursor: null })
})

test('SYS-04: nobody edits or deletes an event, not even the owner of the tables', async () => {
  for (const statement of [
    "UPDATE timeline_events SET reason = 'x'",
    'DELETE FROM timeline_events',
    'TRUNCATE timeline_events',
  ]) {
    await expect(house.sql.query(statement)).rejects.toThrow(/never changed/)
  }
})

test('SYS-04: only a manager has the chain verified', async () => {
  expect((await house.as('adviser').get('/timeline/verification')).status).toBe(403)
  expect((await house.as('service').api.timeline.verify({})).faults).toEqual([])
})

test(`SYS-04, R8: ${TRIES} random tamperings by somebody with the keys of the database are all found`, async () => {
  for (let i = 0; i < 30; i++) {
    await within(house, async ctx =>
      ctx.record({
        event: 'test.done',
        subject: { kind: 'order', id: newId() },
        data: { i, text: '漆面划痕' },
        reason: 'r',
      }),
    )
  }
  const sound = await within(house, verifyChain)
  expect(sound.faults).toEqual([])
  expect(sound.checked).toBeGreaterThan(30)
  await takeOver(house)
  const chain = await chainOf(house)
  const rng = createRng('R8')
  const missed: string[] = []
  for (let i = 0; i < TRIES; i++) {
    const kind = Object.keys(tamperings)[i % Object.keys(tamperings).length] ?? ''
    await tamperings[kind]?.(house.sql, chain, rng)
    const report = await within(house, ctx => verifyChain(ctx, sound.head))
    if (report.faults.length === 0) missed.push(`${kind} at try ${i}`)
    await restore(house)
  }
  expect(missed).toEqual([])
  expect(await within(house, ctx => verifyChain(ctx, sound.head))).toEqual(sound)
  figure({
    promise: 'R8',
    what: `${TRIES} tamperings of ${Object.keys(tamperings).length} kinds by somebody with the keys of the database`,
    wanted: 'every one found, none where there is none',
    got: `${TRIES} of ${TRIES} found, 0 false`,
  })
})
