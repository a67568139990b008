import { expect, test } from 'vitest'
import { splitIssues } from './form-issues.ts'

const names = [['name'], ['phones'], ['address', 'city']]

test('what names no field of the form is shown on top, not lost', () => {
  const { placed, loose } = splitIssues(
    [
      { path: ['version'], message: '缺少' },
      { path: [], message: '不能同时填写' },
    ],
    names,
  )
  expect(placed).toEqual([])
  expect(loose).toEqual(['version：缺少', '不能同时填写'])
})

test('an issue goes to its field, one inside a list to the field of the list', () => {
  const { placed, loose } = splitIssues(
    [
      { path: ['address', 'city'], message: '太长' },
      { path: ['phones', 1, 'number'], message: '号码有误' },
      { path: ['phones', 0], message: '重复' },
    ],
    names,
  )
  expect(loose).toEqual([])
  expect(placed).toEqual([
    { name: ['address', 'city'], errors: ['太长'] },
    { name: ['phones'], errors: ['号码有误', '重复'] },
  ])
})
