import { expect, test } from 'vitest'
import { judgePass } from './pass-rule.ts'

const now = '2027-03-02T08:00:00.000Z'
const good = { plate: '京A12345', validUntil: '2027-03-02T12:00:00.000Z', usedAt: null, voidedAt: null }

test.each([
  ['no pass at all', undefined, '京A12345', 'missing'],
  ['a pass of another car', good, '京A54321', 'foreignPlate'],
  [
    'a used pass of another car says only that it is another car’s',
    { ...good, usedAt: now },
    '京A54321',
    'foreignPlate',
  ],
  ['a used pass', { ...good, usedAt: now }, '京A12345', 'used'],
  ['a pass taken back', { ...good, voidedAt: now }, '京A12345', 'voided'],
  ['a pass whose time is over', { ...good, validUntil: '2027-03-02T07:59:59.999Z' }, '京A12345', 'expired'],
  ['a pass in its last moment', { ...good, validUntil: now }, '京A12345', 'open'],
  ['a valid pass', good, '京A12345', 'open'],
] as const)('DLV-21: %s', (_, pass, plate, outcome) => {
  expect(judgePass(pass, plate, now)).toBe(outcome)
})
