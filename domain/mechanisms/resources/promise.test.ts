import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf, msOf, toInstant } from '#domain/kernel/time.ts'
import { floorAsItStands, type PlacedTask } from './floor.ts'
import type { Absence, ForecastQuestion, ForecastTask } from './floor-question.ts'
import { proposePromise, type Wanted } from './promise.ts'

const day = [{ open: '09:00', close: '18:00' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: { '2027-03-05': { closed: true } },
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const people = ['t1', 't2', 't3']
const bays = ['b1', 'b2']
const piece = (id: string, minutes: number, more: Partial<ForecastTask> = {}): ForecastTask => ({
  ...{ id, orderId: id.slice(0, 1), minutes, isRunning: false, notBefore: null },
  ...{ technicianIds: ['t1', 't2'], bayIds: bays },
  ...more,
})
const empty: ForecastQuestion = { now: at('10:00'), calendar, orders: [], tasks: [], absences: [] }
const queued = (minutes: readonly number[]): ForecastQuestion => ({
  ...empty,
  orders: minutes.map((_, n) => promised(String(n), '17:00')),
  tasks: minutes.map((each, n) => piece(`${n}-1`, each)),
})
const promised = (id: string, time: string) => ({
  ...{ id, promisedAt: at(time), partsArriveAt: null, saidDoneAt: null, afterMinutes: 30 },
})
const wanted: Wanted = {
  orderId: 'x',
  tasks: [piece('x1', 120)],
  partsArriveAt: null,
  afterMinutes: 30,
  margin: { ppm: 100_000, minMinutes: 20 },
}
const ask = (question: ForecastQuestion, more: Partial<Wanted> = {}) =>
  proposePromise(floorAsItStands(question), calendar, { ...wanted, ...more })

test('EST-13: with nobody waiting the promise is the work, making ready and the margin; a queue is shared by all who may', () => {
  expect(ask(empty).promisedAt).toBe(at('12:50'))
  expect(ask(queued([90, 90]))).toEqual({
    promisedAt: at('14:20'),
    breakdown: [
      { step: 'queue', minutes: 90, until: at('11:30') },
      { step: 'work', minutes: 120, until: at('13:30') },
      { step: 'after', minutes: 30, until: at('14:00') },
      { step: 'margin', minutes: 20, until: at('14:20') },
    ],
  })
  expect(ask(queued([90, 90]), { tasks: [piece('x1', 120, { technicianIds: ['t3'], bayIds: ['b3'] })] })).toMatchObject(
    {
      promisedAt: at('12:50'),
    },
  )
})

test('EST-13: with a part two days away the earliest promise is after its arrival, the work and the margin', () => {
  const promise = ask(empty, { partsArriveAt: at('15:00', '2027-03-04') })
  // The 5th is a holiday: what does not fit on the 4th is promised for the 6th.
  expect(promise.promisedAt).toBe(at('17:50', '2027-03-04'))
  expect(promise.breakdown.map(step => step.step)).toEqual(['queue', 'parts', 'work', 'after', 'margin'])
  const later = ask(empty, { partsArriveAt: at('20:00', '2027-03-04') })
  expect(later.promisedAt).toBe(at('11:50', '2027-03-06'))
})

test('EST-13: a gap before work planned for later is used, and a bay kept for a booked car is not', () => {
  const later = { notBefore: at('15:00'), technicianIds: ['t1'], bayIds: ['b1'] }
  const plan = { ...empty, orders: [promised('0', '18:00')], tasks: [piece('0-1', 60, later)] }
  const only = { technicianIds: ['t1'], bayIds: ['b1'] }
  expect(ask(plan, { tasks: [piece('x1', 240, only)] }).promisedAt).toBe(at('14:55'))
  expect(ask(plan, { tasks: [piece('x1', 330, only)] }).promisedAt).toBe(at('13:35', '2027-03-03'))
  const kept = { ...empty, absences: [{ resourceId: 'b1', startAt: at('11:00'), endAt: at('12:00'), isKept: true }] }
  expect(ask(kept, { tasks: [piece('x1', 60, only)] }).breakdown[1]).toMatchObject({ until: at('11:00') })
  expect(ask(kept, { tasks: [piece('x1', 90, only)] }).breakdown[1]).toMatchObject({ until: at('13:30') })
})

test('EST-13: work that nobody may do has no time that could be promised', () => {
  expect(ask(empty, { tasks: [piece('x1', 60, { technicianIds: [] })] })).toEqual({ promisedAt: null, breakdown: [] })
})

const arbWork = fc.record({
  minutes: fc.integer({ min: 1, max: 60 }),
  technicianIds: fc.subarray(people, { minLength: 1 }),
  bayIds: fc.subarray(bays),
})
const arbOwn = fc.array(arbWork, { minLength: 1, maxLength: 3 })
const arbAway = fc.tuple(
  fc.constantFrom(...people, ...bays),
  fc.nat(300),
  fc.integer({ min: 1, max: 90 }),
  fc.boolean(),
)
const arbFloor = fc
  .record({
    tasks: fc.array(fc.tuple(arbWork, fc.nat(4), fc.option(fc.nat(240), { nil: null })), { maxLength: 8 }),
    away: fc.array(arbAway, { maxLength: 5 }),
  })
  .map(({ tasks, away }): ForecastQuestion => {
    const absences = away.map(
      ([resourceId, from, long, isKept]): Absence => ({
        resourceId,
        startAt: addMinutes(empty.now, from),
        endAt: addMinutes(empty.now, from + long),
        isKept: isKept && bays.includes(resourceId),
      }),
    )
    return {
      ...empty,
      orders: [0, 1, 2, 3, 4].map(n => promised(String(n), `1${n + 3}:00`)),
      tasks: tasks.map(([work, n, later], index) =>
        piece(`${n}-${index}`, work.minutes, {
          ...work,
          notBefore: later === null ? null : addMinutes(empty.now, later),
        }),
      ),
      absences,
    }
  })
const arbParts = fc.option(fc.nat(200), { nil: null })
const ownOf = (works: readonly Partial<ForecastTask>[]) =>
  works.map((work, n) => piece(`x${n}`, work.minutes ?? 0, work))

/** Minute by minute, every order of the work, everybody who may and every bay: when it could be over at the soonest. */
function soonestEnd(
  question: ForecastQuestion,
  placed: readonly PlacedTask[],
  tasks: readonly ForecastTask[],
  from: number,
) {
  const minuteOf = (instant: string) => (msOf(instant) - msOf(question.now)) / 60_000
  const within = (spans: readonly { start: number; end: number }[], minute: number) =>
    spans.some(span => span.start <= minute && minute < span.end)
  const absent = (id: string, isKept: boolean) =>
    question.absences
      .filter(absence => absence.resourceId === id && absence.isKept === isKept)
      .map(({ startAt, endAt }) => ({ start: minuteOf(startAt), end: minuteOf(endAt) }))
  const taken = (id: string) => [
    ...placed.filter(place => place.technicianId === id || place.bayId === id),
    ...absent(id, true),
  ]
  const endOf = (task: ForecastTask, ids: readonly string[], start: number): number | undefined => {
    const [blocked, away] = [ids.flatMap(taken), ids.flatMap(id => absent(id, false))]
    if (within(away, start)) return undefined
    let left = task.minutes
    for (let minute = start; ; minute++) {
      if (left === 0) return minute
      if (within(blocked, minute)) return undefined
      if (!within(away, minute)) left--
    }
  }
  const soonest = (left: readonly ForecastTask[], at: number): number => {
    if (left.length === 0) return at
    return Math.min(
      ...left.map(task => {
        const pairs = task.technicianIds.flatMap(id =>
          task.bayIds.length === 0 ? [[id]] : task.bayIds.map(bay => [id, bay]),
        )
        let best = Number.POSITIVE_INFINITY
        for (const ids of pairs)
          for (let start = at; start < best; start++) best = Math.min(best, endOf(task, ids, start) ?? best)
        const rest = left.filter(each => each !== task)
        return soonest(rest, best)
      }),
    )
  }
  return soonest(tasks, from)
}

test('EST-13: a proposal is the very first time at which skills, bays, parts and what stands before allow it: none earlier can be done, none that can be done is refused', () => {
  fc.assert(
    fc.property(arbFloor, arbOwn, arbParts, (question, works, later) => {
      const floor = floorAsItStands(question)
      const tasks = ownOf(works)
      const parts = later ?? 0
      const laid = floor.layIn(tasks, parts)
      expect(laid.map(place => place.task.id).toSorted()).toEqual(tasks.map(task => task.id))
      const end = Math.max(...laid.map(place => place.end))
      expect(end).toBe(soonestEnd(question, floor.placed, tasks, parts))
      const partsArriveAt = later === null ? null : addMinutes(empty.now, later)
      const { promisedAt, breakdown } = proposePromise(floor, calendar, { ...wanted, tasks, partsArriveAt })
      expect(breakdown.map(step => step.until)).toEqual(breakdown.map(step => step.until).toSorted())
      expect(breakdown.at(-1)?.until).toBe(promisedAt)
      expect(breakdown.find(step => step.step === 'after')?.until).toBe(floor.axis.at(end + 30))
      const local = toInstant(msOf(promisedAt ?? '') + 8 * 3600_000).slice(11, 16)
      expect(local >= '09:00' && local <= '18:00').toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('EST-13: more work before it, more work of its own or a later part never make a promise earlier', () => {
  fc.assert(
    fc.property(arbFloor, arbOwn, arbWork, arbParts, fc.nat(120), (question, works, more, later, delay) => {
      const tasks = ownOf(works)
      const partsArriveAt = later === null ? null : addMinutes(empty.now, later)
      const asked = { tasks, partsArriveAt }
      const soon = ask(question, asked).promisedAt ?? ''
      const behind = { ...promised('9', '17:55'), id: '9' }
      const longer = {
        ...question,
        orders: [...question.orders, behind],
        tasks: [...question.tasks, piece('9-1', more.minutes, more)],
      }
      expect((ask(longer, asked).promisedAt ?? '') >= soon).toBe(true)
      const last = tasks.at(-1)
      const grown = last ? [...tasks.slice(0, -1), { ...last, minutes: last.minutes + more.minutes }] : tasks
      expect((ask(question, { ...asked, tasks: grown }).promisedAt ?? '') >= soon).toBe(true)
      const delayed = addMinutes(empty.now, (later ?? 0) + delay)
      expect((ask(question, { ...asked, partsArriveAt: delayed }).promisedAt ?? '') >= soon).toBe(true)
      expect(
        (ask(question, { ...asked, tasks: [...tasks, piece('xz', more.minutes, more)] }).promisedAt ?? '') >= soon,
      ).toBe(true)
    }),
    { numRuns: 200 },
  )
})
