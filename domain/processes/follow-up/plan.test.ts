import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { planFollowUp, type Rhythm, zRhythm } from './plan.ts'
import { firstFollowUp } from './policies.ts'

const day = [{ open: '08:30', close: '17:30' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: day, 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const left = '2027-03-01T09:00:00.000Z'
const rhythmOf = (name: string): Rhythm =>
  zRhythm.parse(firstFollowUp.presets.find(preset => preset.name === name)?.value)
const windowOf = (name: string) => {
  const [first] = planFollowUp(rhythmOf(name), left, calendar, false)
  return first && [dateOn(first.fromAt), dateOn(first.dueAt)]
}

test('FUP-01, TL-03: picked up on the 1st, the tracking window is the 4th to the 8th', () => {
  expect(windowOf('s000-tracking')).toEqual(['2027-03-04', '2027-03-08'])
})

test('FUP-02, TL-04: left on the 1st, the reception window is the 3rd to the 8th', () => {
  expect(windowOf('s000-reception')).toEqual(['2027-03-03', '2027-03-08'])
})

test('FUP-03, FUP-04, TL-05, TL-06: five days by one source, twenty-four hours by the other', () => {
  expect(windowOf('s001-csi')).toEqual(['2027-03-01', '2027-03-06'])
  expect(planFollowUp(rhythmOf('s002-rhythm'), left, calendar, false)[0]?.dueAt).toBe('2027-03-02T09:00:00.000Z')
})

test('FUP-05, TL-07: everyone gets the message on day 7, only flagged customers the second call and day 30', () => {
  const steps = (flagged: boolean) =>
    planFollowUp(rhythmOf('s002-rhythm'), left, calendar, flagged).map(item => item.step)
  expect(steps(false)).toEqual(['first', 'day7'])
  expect(steps(true)).toEqual(['first', 'day7', 'day7Call', 'day30'])
})

test('FUP-08: combined is due after 24 hours, breaks after five days, and never makes two calls on one day', () => {
  const plan = planFollowUp(rhythmOf('combined'), left, calendar, true)
  expect(plan[0]).toMatchObject({ dueAt: '2027-03-02T09:00:00.000Z', breachAt: '2027-03-06T09:30:00.000Z' })
  const calls = plan.filter(item => item.way === 'call').map(item => dateOn(item.dueAt))
  expect(new Set(calls).size).toBe(calls.length)
})
