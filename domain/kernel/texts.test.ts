import { expect, test } from 'vitest'
import { wordingOf } from './refusals.ts'
import { fill, inLang, listed, pick, texts } from './texts.ts'

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

test('words known in both languages are told in the reader’s, several of them as one list', () => {
  const params = {
    name: '前制动片',
    count: 2,
    pieces: listed([
      ['座套', 'Seat cover'],
      ['脚垫', 'Floor mat'],
    ]),
  }
  expect(inLang(params, 'zh')).toEqual({ name: '前制动片', count: 2, pieces: '座套、脚垫' })
  expect(inLang(params, 'en')).toEqual({ name: '前制动片', count: 2, pieces: 'Seat cover, Floor mat' })
  const refusal = { code: 'x', status: 409, zh: '缺 {pieces}', en: 'Missing: {pieces}' }
  expect(wordingOf(refusal, params, 'zh')).toBe('缺 座套、脚垫')
  expect(wordingOf(refusal, params, 'en')).toBe('Missing: Seat cover, Floor mat')
})
