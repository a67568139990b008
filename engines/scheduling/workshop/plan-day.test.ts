import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planFaults } from './check-plan.ts'
import { disturbDay } from './disturb-day.ts'
import { explainPlan } from './explain-plan.ts'
import { generateDay } from './generate-day.ts'
import { countMoves, planByBestRule, planDay, replan } from './plan-day.ts'
import type { DayPlan, Pin, WorkJob, WorkStep, WorkshopDay } from './workshop-day.ts'

/** So many times the planner asks how far it is. */
function asks(count: number): () => number {
  let asked = 0
  return () => asked++ / count
}

const noon = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
]
function step(id: string, minutes: number, more: Partial<WorkStep> = {}): WorkStep {
  const needs = { skill: 'service', certificate: null, bayKind: 'lift' }
  return { id, minutes, setupMinutes: 0, clearMinutes: 0, ...needs, ...more }
}
function job(id: string, promised: number, steps: WorkStep[], more: Partial<WorkJob> = {}): WorkJob {
  return { id, release: 480, promised, weight: 1, afterMinutes: 0, steps, ...more }
}
function shop(jobs: WorkJob[], more: Partial<WorkshopDay> = {}): WorkshopDay {
  return {
    now: 480,
    people: [
      { id: 'Wang', skills: ['service'], certificates: [], presence: noon },
      { id: 'Li', skills: ['service', 'electric'], certificates: ['high voltage'], presence: noon },
    ],
    bays: [
      { id: 'B1', kinds: ['lift'], open: [{ from: 420, to: 1200 }] },
      { id: 'B2', kinds: ['lift', 'electric'], open: [{ from: 420, to: 1200 }] },
    ],
    jobs,
    ...more,
  }
}
const placed = (plan: DayPlan, id: string) => plan.steps.find(one => one.stepId === id)

test('what nobody may do, or no bay can hold, or no time is left for, stays without a place and says why', () => {
  const day = shop([
    job('a', 600, [step('a1', 60, { skill: 'paint' })]),
    job('b', 600, [step('b1', 60, { bayKind: 'paint' })]),
    job('c', 600, [step('c1', 600), step('c2', 10)]),
    job('d', 600, [step('d1', 60, { skill: null, certificate: 'gas' })]),
  ])
  const plan = planDay(day, { seed: 1, progress: asks(20) })
  expect(planFaults(day, plan)).toEqual([])
  expect(plan.steps).toEqual([])
  expect(plan.troubles.map(({ stepId, kind }) => `${stepId} ${kind}`)).toEqual([
    'a1 nobodyMay',
    'b1 noBay',
    'c1 noTimeLeft',
    'c2 noTimeLeft',
    'd1 nobodyMay',
  ])
})

test('work stops for the break and goes on after it; the bay stays taken for clearing', () => {
  const day = shop(
    [job('a', 900, [step('a1', 60, { setupMinutes: 10, clearMinutes: 30 })]), job('b', 900, [step('b1', 30)])],
    { now: 690 },
  )
  const one = { ...day, bays: day.bays.slice(0, 1) }
  const plan = planDay(one, { seed: 1, progress: asks(50) })
  expect(planFaults(one, plan)).toEqual([])
  const [a, b] = [placed(plan, 'a1'), placed(plan, 'b1')]
  // Shortest first ends both soonest: b until the break, a after it.
  expect([b?.start, b?.end]).toEqual([690, 720])
  expect([a?.start, a?.end]).toEqual([780, 850])
  const alone = shop([job('a', 900, [step('a1', 60)])], { now: 690 })
  expect(placed(planDay(alone, { seed: 1, progress: asks(5) }), 'a1')?.end).toBe(810)
})

test('skill and certificate decide who, and the one who can do less is taken where both could', () => {
  const day = shop([
    job('a', 700, [step('a1', 60)]),
    job('b', 700, [step('b1', 60, { skill: 'electric', certificate: 'high voltage', bayKind: 'electric' })]),
  ])
  const plan = planDay(day, { seed: 1, progress: asks(50) })
  expect(planFaults(day, plan)).toEqual([])
  expect(placed(plan, 'a1')).toMatchObject({ personId: 'Wang', bayId: 'B1', start: 480 })
  expect(placed(plan, 'b1')).toMatchObject({ personId: 'Li', bayId: 'B2', start: 480 })
})

test('lateness counts before finishing early, by its weight, and not before car and parts are there', () => {
  const one = shop([
    job('long', 560, [step('l1', 120)], { weight: 5 }),
    job('short', 560, [step('s1', 60)]),
    job('part', 2000, [step('p1', 30)], { release: 600 }),
  ])
  const day = { ...one, people: one.people.slice(0, 1) }
  const plan = planDay(day, { seed: 1, progress: asks(200) })
  expect(planFaults(day, plan)).toEqual([])
  expect([placed(plan, 'l1')?.start, placed(plan, 's1')?.start]).toEqual([480, 600])
  expect(plan.weightedLateness).toBe(5 * 40 + 100)
  expect(placed(plan, 'p1')?.start).toBe(660)
})

test('a decision of a person wins: who, where and when; what it makes impossible is named', () => {
  const withPin = (pin: Pin) => step('a1', 60, { pin })
  const day = shop([
    job('a', 600, [withPin({ personId: 'Li', bayId: 'B2', start: 540 })]),
    job('b', 560, [step('b1', 75)]),
  ])
  const plan = planDay(day, { seed: 1, progress: asks(100) })
  expect(planFaults(day, plan)).toEqual([])
  expect(placed(plan, 'a1')).toMatchObject({ personId: 'Li', bayId: 'B2', start: 540 })
  // A person may be sent to work the lists do not allow.
  const sent = shop([job('a', 600, [step('a1', 60, { skill: 'paint', pin: { personId: 'Wang' } })])])
  expect(placed(planDay(sent, { seed: 1, progress: asks(5) }), 'a1')?.personId).toBe('Wang')
  const early = shop([job('a', 600, [step('a0', 90), withPin({ start: 500 })])])
  const broken = planDay(early, { seed: 1, progress: asks(50) })
  expect(broken.troubles).toEqual([{ jobId: 'a', stepId: 'a1', kind: 'pinAgainstOrder' }])
  expect(planFaults(early, broken)).toEqual([])
  const twice = shop([
    job('a', 600, [withPin({ personId: 'Li', start: 540 })]),
    job('b', 600, [step('b1', 60, { pin: { personId: 'Li', start: 560 } })]),
  ])
  const taken = planDay(twice, { seed: 1, progress: asks(50) })
  expect(taken.troubles).toEqual([{ jobId: 'b', stepId: 'b1', kind: 'pinTaken' }])
  expect(planFaults(twice, taken)).toEqual([])
})

test('every made-up day, planned, ruled and planned again after a disturbance, passes the independent check', () => {
  const sizes = fc.record({ jobs: fc.integer({ min: 1, max: 40 }), seed: fc.integer({ min: 0, max: 10_000 }) })
  fc.assert(
    fc.property(sizes, ({ jobs, seed }) => {
      const day = generateDay({ jobs, bays: 8, people: 9, seed })
      const plan = planDay(day, { seed, progress: asks(12) })
      expect(planFaults(day, plan)).toEqual([])
      for (const fills of [false, true]) expect(planFaults(day, planByBestRule(day, fills).plan)).toEqual([])
      expect(plan.weightedLateness).toBeLessThanOrEqual(planByBestRule(day).plan.weightedLateness)
      const later = disturbDay(day, plan, 60, seed)
      const again = replan(later, plan, { seed, progress: asks(12) })
      expect(planFaults(later, again)).toEqual([])
    }),
    { numRuns: 40, seed: 5 },
  )
})

test('days of 60 jobs: half the lateness of the best dispatch rule at most, and few promises move', () => {
  let [ours, rules, moved, unstarted] = [0, 0, 0, 0]
  for (const seed of [1, 2, 3, 4]) {
    const day = generateDay({ jobs: 60, bays: 12, people: 15, seed })
    const plan = planDay(day, { seed, progress: asks(120) })
    ours += plan.weightedLateness
    rules += planByBestRule(day).plan.weightedLateness
    const later = disturbDay(day, plan, 60, seed)
    const moves = countMoves(later, plan, replan(later, plan, { seed, progress: asks(120) }))
    expect(moves.moved).toBeLessThanOrEqual(moves.unstarted * 0.2)
    moved += moves.moved
    unstarted += moves.unstarted
  }
  expect(rules).toBeGreaterThan(0)
  expect(ours).toBeLessThanOrEqual(rules / 2)
  expect(moved).toBeLessThanOrEqual(unstarted * 0.1)
})

test('nothing happened: planning again moves nothing; and the same question has the same answer', () => {
  const day = generateDay({ jobs: 20, bays: 8, people: 9, seed: 2 })
  const plan = planDay(day, { seed: 2, progress: asks(60) })
  expect(planDay(day, { seed: 2, progress: asks(60) })).toEqual(plan)
  const again = replan(day, plan, { seed: 2, progress: asks(1) })
  expect(countMoves(day, plan, again)).toMatchObject({ moved: 0, changed: 0 })
})

test('each place is explained: what it waited for, and what stood against the others', () => {
  const frozen = { personId: 'Wang', bayId: 'B1', start: 470, end: 560 }
  const day = shop([
    job('a', 700, [step('a1', 90, { frozen }), step('a2', 30)]),
    job('b', 700, [step('b1', 60)]),
    job('c', 700, [step('c1', 20, { skill: 'electric', bayKind: null })], { release: 600 }),
  ])
  const plan = planDay(day, { seed: 1, progress: asks(50) })
  const why = new Map(explainPlan(day, plan).map(one => [one.stepId, one]))
  expect(why.get('a1')?.decided).toBe('inProgress')
  expect(why.get('a2')?.earliest).toEqual({ at: 560, because: 'stepBefore' })
  expect(why.get('b1')).toMatchObject({
    decided: 'engine',
    earliest: { at: 480, because: 'now' },
    waited: 0,
    otherPeople: [{ personId: 'Wang', why: { kind: 'busy', stepId: 'a1', until: 560 } }],
    otherBays: [{ bayId: 'B1', why: { kind: 'busy', stepId: 'a1', until: 560 } }],
  })
  expect(why.get('c1')).toMatchObject({
    earliest: { at: 600, because: 'arrival' },
    otherPeople: [{ personId: 'Wang', why: { kind: 'noSkill', skill: 'electric' } }],
    otherBays: [],
  })
})
