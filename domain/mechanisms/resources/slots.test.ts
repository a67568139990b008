import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf, msOf } from '#domain/kernel/time.ts'
import { freeSlots, type SlotBooking, type SlotResource } from './slots.ts'

const day = [{ open: '09:00', close: '18:00' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const bay = (id: string, type = 'mechanical') => ({ id, kind: 'bay', class: type, skills: [] })
const person = (id: string, ...skills: string[]) => ({ id, kind: 'technician', class: '', skills })
const adviser = (id: string) => ({ id, kind: 'adviser', class: '', skills: [] })
const team = [person('t1', 'engine'), person('t2', 'engine'), person('t3', 'engine'), adviser('a1'), adviser('a2')]
const needs = { bayClass: 'mechanical', skills: ['engine'] }
const search = { calendar, from: at('09:00'), to: at('18:00'), minutes: 60, needs }

test('APT-12: with both bays blocked from 9 to 11 the first offer is 11:00, and the bay is named as what limits', () => {
  const bookings = ['b1', 'b2'].map(id => ({ resourceId: id, startAt: at('09:00'), endAt: at('11:00') }))
  const slots = freeSlots({ ...search, resources: [bay('b1'), bay('b2'), ...team], bookings })
  expect(slots[0]).toMatchObject({ startAt: at('09:00'), state: 'full', limiting: 'bay', bayIds: [] })
  const first = slots.find(slot => slot.state !== 'full')
  expect(first).toMatchObject({ startAt: at('11:00'), bayIds: ['b1', 'b2'], technicianIds: ['t1', 't2', 't3'] })
})

test('APT-12: a bay of another class, a technician without the skill and a busy adviser do not count', () => {
  const wrong = [bay('b1', 'paint'), bay('b2'), person('t1', 'paint'), person('t2', 'engine'), adviser('a1')]
  const slots = freeSlots({
    ...search,
    resources: wrong,
    bookings: [{ resourceId: 'a1', startAt: at('10:00'), endAt: at('10:30') }],
  })
  expect(slots[0]).toMatchObject({ state: 'limited', bayIds: ['b2'], technicianIds: ['t2'] })
  expect(slots.find(slot => slot.startAt === at('10:00'))).toMatchObject({ state: 'full', limiting: 'adviser' })
})

test('APT-12: work that fits into a day is not begun before closing, longer work runs on in the morning', () => {
  const resources = [bay('b1'), ...team]
  const last = freeSlots({ ...search, resources, bookings: [] }).at(-1)
  expect(last?.startAt).toBe(at('17:00'))
  const long = freeSlots({ ...search, resources, bookings: [], minutes: 12 * 60 })
  expect(long.at(-1)).toMatchObject({ startAt: at('17:30'), endAt: at('11:30', '2027-03-04') })
})

test('APT-12: work of two trades takes somebody for each; one person who brings both will do', () => {
  const both = { ...search, needs: { bayClass: 'mechanical', skills: ['engine', 'body'] } }
  const apart = [bay('b1'), adviser('a1'), person('t1', 'engine'), person('t2', 'body')]
  expect(freeSlots({ ...both, resources: apart, bookings: [] })[0]).toMatchObject({ technicianIds: ['t1', 't2'] })
  const busy = [{ resourceId: 't2', startAt: at('09:00'), endAt: at('10:00') }]
  expect(freeSlots({ ...both, resources: apart, bookings: busy })[0]).toMatchObject({
    state: 'full',
    limiting: 'technician',
  })
  const all = [...apart, person('t3', 'engine', 'body')]
  expect(freeSlots({ ...both, resources: all, bookings: busy })[0]).toMatchObject({ state: 'limited' })
})

const half = 30
const arbBooking = fc.record({
  resourceId: fc.constantFrom('b1', 'b2', 't1', 't2', 't3', 'a1', 'a2'),
  startAt: fc.integer({ min: 0, max: 17 }).map(n => addMinutes(at('09:00'), n * half)),
  minutes: fc.integer({ min: 10, max: 200 }),
})

test('APT-12: no booked bay or technician is ever offered, and none that is free is withheld', () => {
  const resources: SlotResource[] = [bay('b1'), bay('b2'), ...team]
  fc.assert(
    fc.property(fc.array(arbBooking, { maxLength: 14 }), fc.constantFrom(30, 60, 150), (drafts, minutes) => {
      const bookings: SlotBooking[] = drafts.map(({ minutes: length, ...draft }) => ({
        ...draft,
        endAt: addMinutes(draft.startAt, length),
      }))
      // An independent judge: minute by minute, is anything of this resource booked?
      const isFree = (id: string, from: string, to: string) => {
        const mine = bookings.filter(booking => booking.resourceId === id)
        for (let ms = msOf(from); ms < msOf(to); ms += 60_000) {
          if (mine.some(span => msOf(span.startAt) <= ms && ms < msOf(span.endAt))) return false
        }
        return true
      }
      for (const slot of freeSlots({ ...search, minutes, resources, bookings })) {
        const end = addMinutes(slot.startAt, minutes)
        const free = (ids: string[]) => ids.filter(id => isFree(id, slot.startAt, end))
        expect(slot.bayIds).toEqual(free(['b1', 'b2']))
        expect(slot.technicianIds).toEqual(free(['t1', 't2', 't3']))
        const advisers = ['a1', 'a2'].filter(id => isFree(id, slot.startAt, addMinutes(slot.startAt, half)))
        const possible = slot.bayIds.length > 0 && slot.technicianIds.length > 0 && advisers.length > 0
        expect(slot.state !== 'full').toBe(possible)
        expect(slot.limiting === null).toBe(slot.state === 'free')
      }
    }),
    { numRuns: 150 },
  )
})
