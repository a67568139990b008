import { expect, test } from 'vitest'
import { openLog, redactText } from './log.ts'

const lines: string[] = []
const log = openLog({ level: 'info', write: line => lines.push(line) })

test.each([
  ['duplicate key value for 13912345678', '13912345678'],
  ['call +86 139 1234 5678 failed', '139 1234 5678'],
  ['shop 010-88886666', '88886666'],
  ['card 11010519491231002X is not a number', '11010519491231002X'],
  ['vin LSVAM4187C2184841 unknown', 'LSVAM4187C2184841'],
  ['plate 京A12345 taken', 'A12345'],
  ['plate 粤BD12345 taken', 'BD12345'],
  ['customer 欧阳致远 not found', '欧阳'],
  ['invalid input syntax for type uuid: "Li Wei 88"', 'Li Wei'],
  ['mail li.wei+1@example.com bounced', 'li.wei'],
])('R20: "%s" loses what tells a person', (text, canary) => {
  expect(redactText(text)).not.toContain(canary)
})

test.each([
  'request 01a20234-4748-75a4-9b8a-13912345678f failed',
  'duplicate key value violates unique constraint "visits_here_once"',
  '    at step (/srv/node_modules/@orpc/server/dist/index.mjs:69:12)',
  'Migration 0025_invariants.sql failed after 1500 ms on port 5432',
])('"%s" stays whole: it tells what went wrong and no person', text => {
  expect(redactText(text)).toBe(text)
})

test('R20: a line is one JSON object; values under telling names and deep inside go too', () => {
  log('error', 'request failed', {
    requestId: '01a20234-4748-75a4-9b8a-13912345678f',
    password: 'carebay',
    cause: { issues: [{ path: 'phone', message: 'got 13912345678' }], phone: 1391234567 },
  })
  const [line = ''] = lines.splice(0)
  expect(line.endsWith('\n')).toBe(true)
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    message: 'request failed',
    requestId: '01a20234-4748-75a4-9b8a-13912345678f',
    password: '[…]',
    cause: { issues: [{ path: 'phone', message: 'got […]' }], phone: '[…]' },
  })
  expect(JSON.parse(line).at).toMatch(/^\d{4}-\d\d-\d\dT/)
})

test('below its level nothing is written', () => {
  const quiet = openLog({ level: 'error', write: line => lines.push(line) })
  quiet('info', 'request')
  quiet('warn', 'late')
  quiet('error', 'lost')
  expect(lines.splice(0)).toHaveLength(1)
})

test('R20: a key is judged by its words: what only holds the letters of one stays readable', () => {
  const hidden = [
    'name',
    'ownerName',
    'username',
    'phone_hash',
    'VIN',
    'vinTail',
    'gatePlate',
    'code',
    'smsCode',
    'tokenHash',
  ]
  const shown = ['template', 'saving', 'province', 'encoded', 'codec', 'bodywork', 'platform', 'addressed']
  log('info', 'x', Object.fromEntries([...hidden, ...shown].map(key => [key, 'left'])))
  const line = JSON.parse(lines.splice(0)[0] ?? '')
  expect(hidden.filter(key => line[key] !== '[…]')).toEqual([])
  expect(shown.filter(key => line[key] !== 'left')).toEqual([])
})
