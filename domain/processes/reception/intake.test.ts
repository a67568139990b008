import { expect, test } from 'vitest'
import { allDone, type FormalityFacts, formalities } from './formalities.ts'
import { differenceOwed, type IntakeFacts, intakeGaps, notReturned, paperIsValid } from './intake.ts'
import { washesCar } from './policies.ts'
import { mayGoQuick } from './quick-path.ts'
import { stepsOf } from './steps.ts'

const whole: IntakeFacts = {
  vehicleId: 'car',
  newCustomer: false,
  introducedAt: null,
  introductionSkipped: '',
  mileageKm: 0,
  fuelPercent: 0,
  abnormality: '无异常',
  checkedWithCustomer: true,
  openPoints: 0,
  belongings: 0,
  noBelongings: true,
  spareWheel: false,
  valuables: 'none',
  papers: 1,
  noPapers: false,
}

test('RCV-11, RCV-12, RCV-13: an empty tank, no spare wheel and “none” are answers; silence is not', () => {
  expect(intakeGaps(whole)).toEqual([])
  expect(intakeGaps({ ...whole, abnormality: '', noBelongings: false, papers: 0, spareWheel: null })).toEqual([
    'abnormality',
    'belongings',
    'spareWheel',
    'papers',
  ])
})

test('RCV-07: a new customer is introduced, or the reason is written down', () => {
  expect(intakeGaps({ ...whole, newCustomer: true })).toEqual(['introduction'])
  expect(intakeGaps({ ...whole, newCustomer: true, introductionSkipped: '客户赶时间' })).toEqual([])
})

test('RCV-15: a paper is expired the day after its last, and a flaw needs difference and handling', () => {
  expect(paperIsValid({ valid: true, validUntil: '2027-03-02' }, '2027-03-02')).toBe(true)
  expect(paperIsValid({ valid: true, validUntil: '2027-03-01' }, '2027-03-02')).toBe(false)
  const flawed = { valid: false, complete: true, intact: true, difference: '已过期', handling: '' }
  expect(differenceOwed(flawed)).toBe(true)
  expect(differenceOwed({ ...flawed, handling: '客户年检后补交' })).toBe(false)
})

test('RCV-13: three in and two back leaves one missing, by name', () => {
  const items = [
    { name: '雨伞', count: 3, returnedCount: 2 },
    { name: '行车记录仪', count: 1, returnedCount: 1 },
    { name: '儿童座椅', count: 1, returnedCount: null },
  ]
  expect(notReturned(items)).toEqual([
    { name: '雨伞', missing: 1 },
    { name: '儿童座椅', missing: 1 },
  ])
})

test('RCV-22: by the rule “ask” the answer decides and silence is yes; by “always” the answer changes nothing', () => {
  expect(washesCar({ ask: true, unasked: true }, false)).toBe(false)
  expect(washesCar({ ask: true, unasked: true }, null)).toBe(true)
  expect(washesCar({ ask: false, unasked: true }, false)).toBe(true)
})

test('RCV-06: the quick path is for maintenance and exact orders, not for faults', () => {
  const wish = { basis: 'wish' }
  expect(mayGoQuick('maintenance', [], 'never').ok).toBe(true)
  expect(mayGoQuick('repair', [wish], 'exact').ok).toBe(true)
  expect(mayGoQuick('repair', [wish, { basis: 'finding' }], 'exact').ok).toBe(false)
  expect(mayGoQuick('repair', [], 'exact').ok).toBe(false)
  expect(mayGoQuick('repair', [wish], 'never').ok).toBe(false)
  expect(mayGoQuick('repair', [{ basis: 'finding' }], 'always').ok).toBe(true)
  expect(mayGoQuick('accident', [wish], 'always').ok).toBe(false)
})

const green: FormalityFacts = {
  registrationGaps: [],
  introductionOwed: false,
  handoverOwed: null,
  walkAround: 'signed',
  belongings: 'signed',
  orders: [{ order: 'signed', contract: 'signed' }],
  protectiveMissing: [],
  keyIssued: true,
  callbackAsked: true,
  washAsked: true,
}

test.each<[string, Partial<FormalityFacts>]>([
  ['a walk-around not signed', { walkAround: 'presented' }],
  ['no list of belongings', { belongings: 'none' }],
  ['an unsigned order beside a signed one', { orders: [...green.orders, { order: 'presented', contract: 'signed' }] }],
  ['an unsigned contract', { orders: [{ order: 'signed', contract: 'presented' }] }],
  ['no order at all', { orders: [] }],
  ['a wing cover missing', { protectiveMissing: ['翼子板垫'] }],
  ['no key tag', { keyIssued: false }],
  ['a question not asked', { callbackAsked: false }],
])('RCV-24: not green with %s', (_, change) => {
  expect(allDone(formalities(green))).toBe(true)
  const states = formalities({ ...green, ...change })
  expect(allDone(states)).toBe(false)
  expect(states.filter(state => !state.done)).toHaveLength(change.orders?.length === 0 ? 2 : 1)
})

test('RCV-26: the steps follow the kind of visit; nobody is introduced twice, and what was not begun is no step', () => {
  const at = { arrival: '2027-03-02T01:00:00.000Z' }
  const plain = { newCustomer: false, diagnosed: false, estimated: false, at, forms: {} }
  const repair = stepsOf({ ...plain, outcome: 'repair' })
  expect(repair[0]).toEqual({ key: 'arrival', part: 'receiving', at: at.arrival, form: '' })
  const keys = repair.map(step => step.key)
  for (const key of ['introduction', 'consent', 'diagnosis', 'estimate'] as const) expect(keys).not.toContain(key)
  expect(repair.filter(step => step.part === 'seeingOff').map(step => step.key)).toEqual([
    ...['takenOver', 'prepared', 'notified', 'shown', 'accepted', 'settled', 'handedOver', 'farewell'],
  ])
  const fault = stepsOf({ ...plain, outcome: 'repair', diagnosed: true, estimated: true, forms: { order: 'WX-1' } })
  const middle = fault.map(step => step.key).filter(key => !keys.includes(key))
  expect(middle).toEqual(['consent', 'diagnosis', 'estimate'])
  expect(fault.find(step => step.key === 'order')).toMatchObject({ form: 'WX-1' })
  expect(stepsOf({ ...plain, outcome: 'consult', newCustomer: true }).map(step => step.key)).toEqual([
    'arrival',
    'contact',
    'purpose',
    'introduction',
    'answer',
    'exit',
    'farewell',
  ])
})
