import { expect, test } from 'vitest'
import { type Attempt, levelsOf, mayInspect, nextLevel } from './inspection.ts'

const base: Attempt = {
  plan: 'three',
  level: 'self',
  inspectorId: 'doer',
  isInspector: false,
  doers: ['doer'],
  passed: [],
}
const refusal = (attempt: Attempt) => {
  const ruling = mayInspect(attempt)
  return ruling.ok ? undefined : ruling.refusal.code
}

test('QC-01: the own inspection is the doer’s, and the levels come in order', () => {
  expect(refusal(base)).toBeUndefined()
  expect(refusal({ ...base, inspectorId: 'other' })).toBe('quality.notDoer')
  expect(refusal({ ...base, level: 'mutual', inspectorId: 'mate' })).toBe('quality.order')
  expect(refusal({ ...base, level: 'exit', inspectorId: 'qc', isInspector: true })).toBe('quality.order')
})

test('QC-01: nobody inspects twice, and the exit is an inspector’s who did not do the work', () => {
  const self = { level: 'self', inspectorId: 'doer' } as const
  const mutual = { level: 'mutual', inspectorId: 'mate' } as const
  expect(refusal({ ...base, level: 'mutual', passed: [self] })).toBe('quality.samePerson')
  expect(refusal({ ...base, level: 'mutual', inspectorId: 'mate', passed: [self] })).toBeUndefined()
  expect(refusal({ ...base, level: 'exit', inspectorId: 'third', passed: [self, mutual] })).toBe('quality.notInspector')
  expect(refusal({ ...base, level: 'exit', inspectorId: 'mate', isInspector: true, passed: [self, mutual] })).toBe(
    'quality.samePerson',
  )
  const second = {
    ...base,
    doers: ['doer', 'qc'],
    level: 'exit',
    inspectorId: 'qc',
    isInspector: true,
    passed: [self, mutual],
  } as const
  expect(refusal(second)).toBe('quality.samePerson')
  expect(refusal({ ...second, inspectorId: 'qc2' })).toBeUndefined()
})

test('QC-01: two levels need no mutual inspection', () => {
  expect(levelsOf.two).not.toContain('mutual')
  expect(nextLevel('two', [{ level: 'self', inspectorId: 'doer' }])).toBe('exit')
  expect(nextLevel('three', [])).toBe('self')
  expect(
    nextLevel('two', [
      { level: 'self', inspectorId: 'a' },
      { level: 'exit', inspectorId: 'b' },
    ]),
  ).toBeUndefined()
})
