import { expect, test } from 'vitest'
import { type Measure, mayCheck, mayClose, mayFinish } from './measure.ts'

const codeOf = (ruling: ReturnType<typeof mayClose>) => (ruling.ok ? 'ok' : ruling.refusal.code)
const measure = (more: Partial<Measure>): Measure => ({ state: 'open', ownerId: 'li', effect: null, ...more })

test.each([
  ['open', null, 'measure.noEffect'],
  ['done', null, 'measure.noEffect'],
  ['done', 'failed', 'measure.noEffect'],
  ['done', 'worked', 'ok'],
  ['closed', 'worked', 'measure.noEffect'],
] as const)('QC-10: %s with effect %s: closing is %s', (state, effect, code) => {
  expect(codeOf(mayClose(measure({ state, effect })))).toBe(code)
})

test('QC-10: the owner reports it done, another says whether it worked', () => {
  expect(codeOf(mayFinish(measure({}), 'wang'))).toBe('measure.notOwner')
  expect(codeOf(mayFinish(measure({}), 'li'))).toBe('ok')
  expect(codeOf(mayFinish(measure({ state: 'done' }), 'li'))).toBe('measure.notOpen')
  expect(codeOf(mayCheck(measure({}), 'wang'))).toBe('measure.notDone')
  expect(codeOf(mayCheck(measure({ state: 'done' }), 'li'))).toBe('measure.ownCheck')
  expect(codeOf(mayCheck(measure({ state: 'done' }), 'wang'))).toBe('ok')
})
