import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { instantOf } from '#domain/kernel/time.ts'
import { mayStayLate } from './overtime.ts'
import { workshopRefusals } from './refusals.ts'

const day = [{ open: '08:30', close: '18:00' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const limits = { dayMinutes: 180, monthMinutes: 2160 }
const plan = (from: string, to: string) => ({ fromAt: at(from), toAt: at(to) })
const facts = (dayMinutes = 0, monthMinutes = 0) => ({
  now: at('15:00'),
  calendar,
  people: [{ name: '马骏', dayMinutes, monthMinutes }],
})

test('WKS-09: overtime lies ahead, within one day, outside the opening hours and within what the law allows', () => {
  const asked = (from: string, to: string, ...sofar: [number?, number?]) =>
    mayStayLate(plan(from, to), facts(...sofar), limits)
  expect(asked('20:00', '18:00')).toMatchObject({ refusal: workshopRefusals.timesWrong })
  expect(asked('07:00', '08:30')).toMatchObject({ refusal: workshopRefusals.overtimePast })
  expect(mayStayLate({ fromAt: at('23:00'), toAt: at('01:00', '2027-03-03') }, facts(), limits)).toMatchObject({
    refusal: workshopRefusals.overtimeOneDay,
  })
  expect(asked('17:00', '19:00')).toMatchObject({ refusal: workshopRefusals.overtimeOpen })
  expect(asked('18:00', '20:00', 90)).toMatchObject({ refusal: workshopRefusals.overtimeDay })
  expect(asked('18:00', '20:00', 0, 2041)).toMatchObject({ refusal: workshopRefusals.overtimeMonth })
  expect(asked('18:00', '20:00', 60, 2040).ok).toBe(true)
})
