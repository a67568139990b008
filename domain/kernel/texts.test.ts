import { expect, test } from 'vitest'
import { fill, pick, texts } from './texts.ts'

test('a text is Chinese or English by choice of the reader', () => {
  const t = texts({ save: ['保存', 'Save'] })
  expect(pick(t.save, 'zh')).toBe('保存')
  expect(pick(t.save, 'en')).toBe('Save')
})

test('values fill their places, and only those that were given', () => {
  expect(fill('{count} 台，{count} 次，{who}', { count: 3 })).toBe('3 台，3 次，{who}')
  expect(fill('{toString}', {})).toBe('{toString}')
  expect(fill('{sum}', { sum: '$& $1' })).toBe('$& $1')
  expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}')
})
