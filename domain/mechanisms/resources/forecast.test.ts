import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAt, type WorkingCalendar, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf } from '#domain/kernel/time.ts'
import { floorAsItStands } from './floor.ts'
import type { ForecastOrder, ForecastQuestion, ForecastTask } from './floor-question.ts'
import { forecast } from './forecast.ts'

const day = [
  { open: '09:00', close: '12:00' },
  { open: '13:00', close: '18:00' },
]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const order = (id: string, promised: string, more: Partial<ForecastOrder> = {}): ForecastOrder => ({
  ...{ id, promisedAt: at(promised), partsArriveAt: null, saidDoneAt: null, afterMinutes: 30 },
  ...more,
})
const task = (id: string, minutes: number, more: Partial<ForecastTask> = {}): ForecastTask => ({
  ...{ id, orderId: id.slice(0, 1), minutes, isRunning: false, notBefore: null, technicianIds: ['t1'], bayIds: ['b1'] },
  ...more,
})
const ask = (more: Partial<ForecastQuestion>): ForecastQuestion => ({
  ...{ now: at('09:00'), calendar, orders: [], tasks: [], absences: [] },
  ...more,
})
const of = (question: ForecastQuestion, id: string) => forecast(question).find(each => each.orderId === id)

test('EST-13: alone, a car is ready after its work and what follows it, over the break', () => {
  expect(of(ask({ orders: [order('a', '17:00')], tasks: [task('a1', 160)] }), 'a')).toEqual({
    orderId: 'a',
    readyAt: at('13:10'),
    slackMinutes: 230,
    limit: 'work',
  })
})

test('EST-13: who is waited for comes first: running work, then the plan, then the promises', () => {
  const orders = [order('a', '10:30'), order('b', '17:00'), order('c', '11:00')]
  const tasks = [
    task('a1', 30),
    task('b1', 60, { isRunning: true }),
    task('c1', 30, { notBefore: at('10:00') }),
    task('c2', 15, { notBefore: at('10:30') }),
  ]
  const placed = floorAsItStands(ask({ orders, tasks })).placed.map(({ task: { id }, start, end }) => [id, start, end])
  expect(placed).toEqual([
    ['b1', 0, 60],
    ['c1', 60, 90],
    ['c2', 90, 105],
    ['a1', 105, 135],
  ])
  expect(of(ask({ orders, tasks }), 'a')).toMatchObject({ readyAt: at('11:45'), slackMinutes: -75, limit: 'queue' })
})

test('EST-13: work begins when the last missing part is there, and where several may do it the first free one does', () => {
  const two = { technicianIds: ['t1', 't2'], bayIds: ['b1', 'b2'] }
  const orders = [order('a', '18:00', { partsArriveAt: at('14:00') }), order('b', '12:00')]
  const tasks = [task('a1', 60, two), task('b1', 60, two)]
  expect(of(ask({ orders, tasks }), 'a')).toMatchObject({ readyAt: at('15:30'), slackMinutes: 150, limit: 'parts' })
  expect(of(ask({ orders, tasks }), 'b')).toMatchObject({ readyAt: at('10:30'), limit: 'work' })
})

test('EST-13: whoever is away leaves the work lying, and work that nobody may do breaks its promise', () => {
  const orders = [order('a', '12:00'), order('b', '12:00')]
  const absences = [{ resourceId: 't1', startAt: at('09:30'), endAt: at('10:30') }]
  const tasks = [task('a1', 60), task('b1', 60, { technicianIds: [] })]
  expect(of(ask({ orders, tasks, absences }), 'a')).toMatchObject({ readyAt: at('11:30'), slackMinutes: 30 })
  expect(of(ask({ orders, tasks, absences }), 'b')).toMatchObject({ readyAt: null, limit: 'nobody' })
  expect(of(ask({ orders, tasks, absences }), 'b')?.slackMinutes).toBeLessThan(0)
})

test('EST-13, WKS-07: what the workshop itself expects counts when it is later than the plan', () => {
  const orders = [order('a', '12:00', { saidDoneAt: at('11:45') }), order('b', '12:00', { saidDoneAt: at('09:05') })]
  const tasks = [task('a1', 60), task('b1', 60, { technicianIds: ['t2'], bayIds: ['b2'] })]
  expect(of(ask({ orders, tasks }), 'a')).toMatchObject({ readyAt: at('13:15'), slackMinutes: -15 })
  expect(of(ask({ orders, tasks }), 'b')).toMatchObject({ readyAt: at('10:30') })
})

test('EST-13: an order whose work is all done still needs its inspection and washing', () => {
  const late = of(ask({ now: at('16:50'), orders: [order('a', '17:00')] }), 'a')
  expect(late).toEqual({ orderId: 'a', readyAt: at('17:20'), slackMinutes: -20, limit: 'work' })
})

const people = ['t1', 't2', 't3', 't4']
const bays = ['b1', 'b2', 'b3']
const arbTask = fc.record({
  minutes: fc.integer({ min: 1, max: 400 }),
  order: fc.nat(7),
  isRunning: fc.boolean(),
  later: fc.option(fc.integer({ min: -300, max: 3000 }), { nil: null }),
  technicianIds: fc.subarray(people, { minLength: 1 }),
  bayIds: fc.subarray(bays),
})
const arbQuestion = fc
  .record({
    now: fc.integer({ min: -200, max: 5000 }),
    tasks: fc.array(arbTask, { maxLength: 30 }),
    parts: fc.array(fc.option(fc.integer({ min: -500, max: 4000 }), { nil: null }), { minLength: 8, maxLength: 8 }),
    away: fc.array(fc.tuple(fc.constantFrom(...people, ...bays), fc.nat(3000), fc.integer({ min: 1, max: 500 })), {
      maxLength: 6,
    }),
  })
  .map(({ now: later, tasks, parts, away }) => {
    const now = addMinutes(at('09:00'), later)
    const orders = parts.map((arrival, n) =>
      order(String(n), '17:00', { partsArriveAt: arrival === null ? null : addMinutes(now, arrival) }),
    )
    return ask({
      now,
      orders,
      tasks: tasks.map(({ order: n, later: after, ...each }, index) => ({
        ...each,
        id: `${n}-${index}`,
        orderId: String(n),
        notBefore: after === null ? null : addMinutes(now, after),
      })),
      absences: away.map(([resourceId, from, long]) => ({
        resourceId,
        startAt: addMinutes(now, from),
        endAt: addMinutes(now, from + long),
      })),
    })
  })

test('EST-13: nobody and no bay is ever at two pieces of work, nothing begins without its parts, no work is lost', () => {
  fc.assert(
    fc.property(arbQuestion, question => {
      const placed = floorAsItStands(question).placed
      expect(placed.map(place => place.task.id).toSorted()).toEqual(question.tasks.map(each => each.id).toSorted())
      for (const key of ['technicianId', 'bayId'] as const) {
        for (const [id, own] of Map.groupBy(placed, place => place[key])) {
          if (id === null) continue
          const spans = own.toSorted((a, b) => a.start - b.start || a.end - b.end)
          for (const [n, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[n - 1]?.end ?? 0)
        }
      }
      for (const { task: each, start, end, technicianId } of placed) {
        expect(end - start).toBeGreaterThanOrEqual(each.minutes)
        expect(each.technicianIds).toContain(technicianId)
        const parts = question.orders.find(one => one.id === each.orderId)?.partsArriveAt
        if (parts && !each.isRunning)
          expect(start).toBeGreaterThanOrEqual(workingMinutesBetween(calendar, question.now, parts))
      }
    }),
  )
})

test('EST-13: a car is never ready before its own work could be done, and only while the shop is open', () => {
  fc.assert(
    fc.property(arbQuestion, question => {
      for (const { orderId, readyAt } of forecast(question)) {
        if (readyAt === null) throw new Error('Somebody may do everything here')
        const own = question.tasks.filter(each => each.orderId === orderId)
        const work = own.reduce((sum, each) => sum + each.minutes, 0) + 30
        expect(workingMinutesBetween(calendar, question.now, readyAt)).toBeGreaterThanOrEqual(work)
        expect(openAt(calendar, addMinutes(readyAt, -1))).toBe(true)
      }
    }),
  )
})
