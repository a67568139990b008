import { expect, test } from 'vitest'
import type { Slot } from '#domain/mechanisms/resources/slots.ts'
import { limitSlots } from './slot-limits.ts'

const slot = (hour: string): Slot => ({
  startAt: `2027-03-03T${hour}:00.000Z`,
  endAt: `2027-03-03T${hour.slice(0, 2)}:59.000Z`,
  state: 'free',
  limiting: null,
  bayIds: ['bay'],
  technicianIds: ['technician'],
})
const slots = [slot('01:00'), slot('02:00'), slot('03:00')]
const brief = (rows: readonly { state: string; limiting: string | null }[]) =>
  rows.map(row => `${row.state} ${row.limiting ?? ''}`.trim())

test('APT-12: before the parts can be here no time is offered', () => {
  expect(brief(limitSlots(slots, [], '2027-03-03T02:30:00.000Z'))).toEqual(['full parts', 'full parts', 'free'])
})

test('APT-12: an adviser who is wanted must be free for the talk, a technician for the whole work', () => {
  const busy = [{ startAt: '2027-03-03T01:30:00.000Z', endAt: '2027-03-03T02:10:00.000Z' }]
  expect(brief(limitSlots(slots, [{ limiting: 'adviser', minutes: 30, busy }], null))).toEqual([
    'free',
    'full adviser',
    'free',
  ])
  expect(brief(limitSlots(slots, [{ limiting: 'technician', busy }], null))).toEqual([
    'full technician',
    'full technician',
    'free',
  ])
})
