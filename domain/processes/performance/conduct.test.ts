import { expect, test } from 'vitest'
import type { Checklist } from '#domain/mechanisms/checklists/definition.ts'
import { conductChecklists, GREETING, SMILE } from './checklists.ts'
import { conductScore, mayAudit, pointsOf } from './conduct.ts'
import { conductCards } from './kinds.ts'

const facts = {
  staffId: 'a',
  auditorId: 'b',
  observedAt: '2027-03-02T01:00:00.000Z',
  now: '2027-03-02T02:00:00.000Z',
  roles: ['R-SA'],
}

test.each([
  ['oneself', { auditorId: 'a' }, 'performance.self'],
  ['a technician', { roles: ['R-TECH'] }, 'performance.notCounter'],
  ['what has not happened yet', { observedAt: '2027-03-02T03:00:00.000Z' }, 'performance.future'],
])('RCV-28: nobody audits %s', (_, change, code) => {
  expect(mayAudit({ ...facts, ...change })).toMatchObject({ ok: false, refusal: { code } })
})

test('RCV-28: an adviser or assistant of the counter is audited by a colleague', () => {
  expect(mayAudit(facts)).toMatchObject({ ok: true })
  expect(mayAudit({ ...facts, roles: ['R-CRA', 'R-SA-ASST'] })).toMatchObject({ ok: true })
})

test('RCV-28: a card of nothing but “not applicable” has no score', () => {
  expect(conductScore([{ key: 'badge', result: 'none' }])).toMatchObject({
    ok: false,
    refusal: { code: 'performance.nothingJudged' },
  })
})

test('RCV-02, RCV-30: the two time goals stand by themselves; what did not come up counts on neither side', () => {
  const score = conductScore([
    { key: 'uniform', result: 'ok' },
    { key: SMILE, result: 'bad' },
    { key: 'guide', result: 'none' },
  ])
  const value = { passed: 1, judged: 2, scorePpm: 500_000, smileInTime: false, greetingInTime: null }
  expect(score).toEqual({ ok: true, value })
  expect(pointsOf(666_667)).toBe(67)
})

test('RCV-02, RCV-28, RCV-30: both cards time smile and greeting; the whole way has twenty points', () => {
  const limits = (card: Checklist) =>
    card.items.filter(item => item.key === SMILE || item.key === GREETING).map(item => [item.max, item.unit])
  for (const card of conductCards) {
    expect(limits(conductChecklists[card])).toEqual([
      [3, '秒'],
      [10, '秒'],
    ])
  }
  expect(conductChecklists.reception.items).toHaveLength(20)
})
