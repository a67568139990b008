import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const file = calendarFile({
  id: '01890000-0000-7000-8000-000000000001',
  from: '2027-03-03T06:00:00.000Z',
  to: '2027-03-03T07:30:00.000Z',
  stampedAt: '2027-03-02T01:00:00.000Z',
  title: '到店保养；苏A12345, 请带行驶证',
  place: '南京市江宁区双龙大道一号汽车城北门内东侧维修车间前台接待处南侧停车区',
  note: '第一行\n第二行',
})

test('APT-24: the calendar entry bears the agreed time in UTC and escapes what the format reserves', () => {
  expect(file).toContain('DTSTART:20270303T060000Z\r\n')
  expect(file).toContain('DTEND:20270303T073000Z\r\n')
  expect(file).toContain('SUMMARY:到店保养；苏A12345\\, 请带行驶证\r\n')
  expect(file).toContain('第一行\\n第二行')
})

test('APT-24: no line is longer than 75 bytes, and unfolded it is whole again', () => {
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain('前台接待处南侧停车区')
})
