import { expect, test } from 'vitest'
import { pinyinOf } from './pinyin.ts'

test('people are found by the reading of their surname', () => {
  expect(pinyinOf('单小仇', 'name')).toEqual({ full: 'shanxiaochou', initials: 'sxc' })
  expect(pinyinOf('曾国藩', 'name').initials).toBe('zgf')
  expect(pinyinOf('吕布', 'name').full).toBe('lvbu')
  expect(pinyinOf('阿依·古丽', 'name')).toEqual({ full: 'ayiguli', initials: 'aygl' })
})

test('things are read as words, letters and digits stay', () => {
  expect(pinyinOf('前刹车片（套）', 'thing').initials).toBe('qscpt')
  expect(pinyinOf('机油滤清器', 'thing').full).toBe('jiyoulvqingqi')
  expect(pinyinOf('CS75 火花塞', 'thing').initials).toBe('cs75hhs')
})
