import { expect, test } from 'vitest'
import { scheduleFaults } from './check-schedule.ts'
import type { JobShop, PlannedOperation } from './job-shop.ts'

const problem: JobShop = {
  machines: 2,
  jobs: [
    [
      [{ machine: 0, time: 3 }],
      [
        { machine: 0, time: 2 },
        { machine: 1, time: 4 },
      ],
    ],
    [[{ machine: 0, time: 2 }]],
  ],
}
const right: PlannedOperation[] = [
  { job: 0, index: 0, machine: 0, start: 0, end: 3 },
  { job: 0, index: 1, machine: 1, start: 3, end: 7 },
  { job: 1, index: 0, machine: 0, start: 3, end: 5 },
]

function faultsWith(at: number, change: Partial<PlannedOperation>, makespan = 7): string[] {
  const operations = right.map((operation, i) => (i === at ? { ...operation, ...change } : operation))
  return scheduleFaults(problem, { makespan, operations })
}

test('each way a schedule can be wrong is named', () => {
  expect(faultsWith(1, { start: 2, end: 6 }, 6)).toEqual(['job 0 operation 1 starts at 2, before 3'])
  expect(faultsWith(2, { start: 2, end: 4 })).toEqual(['machine 0 works on job 0 and job 1 at 2'])
  expect(faultsWith(2, { machine: 1 })).toContain('job 1 operation 0 cannot be done on machine 1')
  expect(faultsWith(1, { end: 6 }, 6)).toEqual(['job 0 operation 1 takes 3 instead of 4'])
  expect(faultsWith(0, { start: -1, end: 2 })).toContain('job 0 operation 0 starts at -1')
  expect(faultsWith(0, {}, 6)).toEqual(['the makespan is 7, not 6'])
  expect(scheduleFaults(problem, { makespan: 7, operations: right.slice(0, 2) })).toEqual([
    'job 1 operation 0 is missing',
  ])
  const twice = { makespan: 7, operations: [...right, { job: 1, index: 0, machine: 0, start: 5, end: 7 }] }
  expect(scheduleFaults(problem, twice)).toContain('job 1 operation 0 is planned twice')
  const stranger = { makespan: 7, operations: [...right, { job: 2, index: 0, machine: 0, start: 5, end: 7 }] }
  expect(scheduleFaults(problem, stranger)).toEqual(['job 2 operation 0 does not exist'])
})

test('a right schedule has no faults', () => {
  expect(scheduleFaults(problem, { makespan: 7, operations: right })).toEqual([])
})
