import { expect, test } from 'vitest'
import { forbiddenIn, openingScript } from './script.ts'

const facts = {
  store: '滨江店',
  caller: '方圆',
  customer: '周正',
  salutation: '先生',
  visitOn: '3 月 2 日',
  job: '更换前制动片',
}

test('FUP-16, FUP-44: names, shop, date and job stand in the opening and the core question', () => {
  const script = openingScript(facts)
  expect(script.missing).toEqual([])
  for (const word of ['滨江店', '方圆', '周正先生', '3 月 2 日', '更换前制动片']) expect(script.opening).toContain(word)
  expect(script.core).toContain('更换前制动片')
})

test('FUP-16: missing data is marked, not left blank', () => {
  const script = openingScript({ ...facts, job: '' })
  expect(script.missing).toEqual(['job'])
  expect(script.opening).toContain('【job】')
})

test('FUP-14: the forbidden questions are found, and our own script has none', () => {
  expect(forbiddenIn('请问您的车还有什么问题吗')).toBe('还有什么问题')
  const script = openingScript(facts)
  expect(forbiddenIn(script.opening + script.core)).toBeUndefined()
})
