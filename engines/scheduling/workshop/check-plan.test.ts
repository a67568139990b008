import { expect, test } from 'vitest'
import { planFaults } from './check-plan.ts'
import type { DayPlan, PlannedStep, WorkshopDay } from './workshop-day.ts'

const open = [{ from: 480, to: 1020 }]
const day: WorkshopDay = {
  now: 480,
  people: [
    {
      id: 'P1',
      skills: ['service'],
      certificates: [],
      presence: [
        { from: 480, to: 720 },
        { from: 780, to: 1020 },
      ],
    },
    { id: 'P2', skills: ['paint'], certificates: [], presence: open },
  ],
  bays: [
    { id: 'B1', kinds: ['lift'], open },
    { id: 'B2', kinds: ['paint'], open },
  ],
  jobs: [
    {
      id: 'a',
      release: 480,
      promised: 560,
      weight: 2,
      afterMinutes: 10,
      steps: [
        {
          id: 'a1',
          minutes: 60,
          setupMinutes: 0,
          clearMinutes: 20,
          skill: 'service',
          certificate: null,
          bayKind: 'lift',
          frozen: { personId: 'P1', bayId: 'B1', start: 470, end: 530 },
        },
        {
          id: 'a2',
          minutes: 30,
          setupMinutes: 5,
          clearMinutes: 0,
          skill: 'service',
          certificate: null,
          bayKind: 'lift',
        },
      ],
    },
  ],
}
const right: PlannedStep[] = [
  { jobId: 'a', stepId: 'a1', personId: 'P1', bayId: 'B1', start: 470, end: 530 },
  { jobId: 'a', stepId: 'a2', personId: 'P1', bayId: 'B1', start: 550, end: 585 },
]

function faultsWith(change: Partial<PlannedStep>, at = 1): string[] {
  const steps = right.map((step, i) => (i === at ? { ...step, ...change } : step))
  const ready = Math.max(...steps.map(step => step.end)) + 10
  const late = Math.max(0, ready - 560)
  const plan: DayPlan = {
    steps,
    ready: [{ jobId: 'a', readyAt: ready, lateMinutes: late }],
    weightedLateness: 2 * late,
    troubles: [],
  }
  return planFaults(day, plan)
}

test('each way a plan can be wrong is named', () => {
  expect(faultsWith({ start: 540, end: 575 })).toEqual(['bay B1 has a1 and a2 at 540'])
  expect(faultsWith({ start: 520, end: 555 })).toContain('a2 starts at 520, before 530')
  expect(faultsWith({ start: 520, end: 555 })).toContain('person P1 has a1 and a2 at 520')
  expect(faultsWith({ personId: 'P2' })).toEqual(['P2 cannot do service'])
  expect(faultsWith({ bayId: 'B2' })).toEqual(['a2 needs a bay of kind lift, not B2'])
  expect(faultsWith({ bayId: null })).toEqual(['a2 needs a bay of kind lift, not null'])
  expect(faultsWith({ end: 580 })).toEqual(['a2 gets 30 minutes of 35 until 580'])
  expect(faultsWith({ start: 700, end: 735 })).toEqual(['a2 gets 20 minutes of 35 until 735'])
  expect(faultsWith({ start: 730, end: 815 })).toEqual(['a2 starts when person or bay is not there'])
  expect(faultsWith({ start: 475, end: 535 }, 0)).toContain('a1 is in progress and was moved')
  const good = {
    steps: right,
    ready: [{ jobId: 'a', readyAt: 595, lateMinutes: 35 }],
    weightedLateness: 70,
    troubles: [],
  }
  expect(planFaults(day, { ...good, weightedLateness: 60 })).toEqual(['the weighted lateness is 70, not 60'])
  expect(planFaults(day, { ...good, ready: [] })).toEqual(['a is ready at 595, not undefined'])
  expect(planFaults(day, { ...good, steps: right.slice(0, 1) })).toContain('a2 has no place and no reason')
})

test('a right plan has no faults, the break between two halves of the work included', () => {
  expect(faultsWith({})).toEqual([])
  expect(faultsWith({ start: 700, end: 795 })).toEqual([])
})
