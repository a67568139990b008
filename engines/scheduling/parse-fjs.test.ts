import { expect, test } from 'vitest'
import { parseFjs } from './parse-fjs.ts'

test('a file that is not in the format is refused with the line and what is wrong in it', () => {
  const problemOf = (text: string) => {
    const parsed = parseFjs(text)
    return parsed.ok ? 'none' : parsed.problem
  }
  expect(problemOf('')).toBe('the file is empty')
  expect(problemOf('2 x\n')).toBe('line 1: “x” is no number')
  expect(problemOf('2\n')).toBe('line 1: expected the number of jobs and the number of machines')
  expect(problemOf('0 2\n')).toBe('line 1: expected the number of jobs and the number of machines')
  expect(problemOf('2 2\n1 1 0 5\n')).toBe('2 jobs are announced, but only 1 lines follow')
  expect(problemOf('1 2\n1 1 0 5\n1 1 0 5\n')).toBe('line 3: 1 jobs are announced, and here is one more line')
  expect(problemOf('1 2\n2 1 0 5\n')).toBe('line 2: ends before operation 2 of 2')
  expect(problemOf('1 2\n1 2 0 5 1\n')).toBe('line 2: ends within operation 1')
  expect(problemOf('1 2\n1 0\n')).toBe('line 2: operation 1 has 0 alternatives')
  expect(problemOf('1 2\n1 1 3 5\n')).toBe('line 2: operation 1 names machine 3, there are 2')
  expect(problemOf('1 2\n1 1 -1 5\n')).toBe('line 2: operation 1 names machine -1, there are 2')
  expect(problemOf('1 2\n1 2 0 5 0 6\n')).toBe('line 2: operation 1 names machine 0 twice')
  expect(problemOf('1 2\n1 1 0 2.5\n')).toContain('takes 2.5 on machine 0')
  expect(problemOf('1 2\n1 1 0 5 7\n')).toBe('line 2: numbers are left after the last of 1 operations')
  expect(problemOf('2 2\n1 1 0 5\n1 1 2 5\n')).toBe('machines 0 and 2 are both named, but there are only 2')
})

test('jobs, operations and alternatives are read as they stand; a third number in the first line is skipped', () => {
  const text = '2 3 1.5\r\n2 2 0 5 2 7 1 1 3\r\n\r\n1 1 2 4\r\n'
  const jobs = [
    [
      [
        { machine: 0, time: 5 },
        { machine: 2, time: 7 },
      ],
      [{ machine: 1, time: 3 }],
    ],
    [[{ machine: 2, time: 4 }]],
  ]
  expect(parseFjs(text)).toEqual({ ok: true, shop: { machines: 3, jobs } })
})

test('files that count machines from 1 are understood', () => {
  const fromOne = parseFjs('1 2\n2 2 1 5 2 7 1 2 3\n')
  expect(fromOne).toEqual(parseFjs('1 2\n2 2 0 5 1 7 1 1 3\n'))
})
