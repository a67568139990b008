import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf, msOf, toInstant } from '#domain/kernel/time.ts'
import { proposePromise } from './promise.ts'

const day = [{ open: '09:00', close: '18:00' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const question = {
  now: at('10:00'),
  calendar,
  workMinutes: 120,
  queueMinutes: 0,
  technicians: 2,
  partsArriveAt: null,
  margin: { ppm: 100_000, minMinutes: 20 },
}

test('EST-13: with nobody waiting the promise is the work and its margin; a queue is shared by the technicians', () => {
  expect(proposePromise(question).promisedAt).toBe(at('12:20'))
  const queued = proposePromise({ ...question, queueMinutes: 180 })
  expect(queued.promisedAt).toBe(at('13:50'))
  expect(queued.breakdown).toEqual([
    { step: 'queue', minutes: 90, until: at('11:30') },
    { step: 'work', minutes: 120, until: at('13:30') },
    { step: 'margin', minutes: 20, until: at('13:50') },
  ])
})

test('EST-13: with a part two days away the earliest promise is after its arrival, the work and the margin', () => {
  const partsArriveAt = at('15:00', '2027-03-04')
  const promise = proposePromise({ ...question, partsArriveAt })
  expect(promise.promisedAt).toBe(at('17:20', '2027-03-04'))
  expect(promise.breakdown.map(step => step.step)).toEqual(['queue', 'parts', 'work', 'margin'])
  const closed = proposePromise({ ...question, partsArriveAt: at('20:00', '2027-03-06') })
  expect(closed.promisedAt).toBe(at('11:20', '2027-03-08'))
})

test('EST-13: the promise never falls before work, never outside opening hours, and grows with what stands before it', () => {
  const minutes = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 1, max: 9 }), fc.nat(8000), (work, queue, technicians, later) => {
      const now = addMinutes(at('09:00'), later)
      const asked = { ...question, now, workMinutes: work, queueMinutes: queue, technicians }
      const { promisedAt, breakdown } = proposePromise(asked)
      expect(breakdown.at(-1)?.until).toBe(promisedAt)
      expect(breakdown.map(step => step.until)).toEqual(breakdown.map(step => step.until).toSorted())
      expect(promisedAt >= addMinutes(now, work)).toBe(true)
      const more = proposePromise({ ...asked, queueMinutes: queue + 60 })
      expect(more.promisedAt >= promisedAt).toBe(true)
      const local = toInstant(msOf(promisedAt) + 8 * 3600_000).slice(11, 16)
      expect(local >= '09:00' && local <= '18:00').toBe(true)
    }),
    { numRuns: 300 },
  )
})
