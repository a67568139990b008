import { expect, test } from 'vitest'
import { traceOf } from './trace.ts'

const at = '2027-03-02T01:00:00.000Z'
const told = (...events: string[]) => events.map(event => ({ event, count: 1, firstAt: at }))
const whole = told(
  ...['order.opened', 'order.presented', 'order.signed', 'workshop.received', 'job.dispatched', 'job.started'],
  ...['job.finished', 'quality.passed', 'statement.settled', 'delivery.explained', 'delivery.accepted'],
  ...['delivery.handedOver', 'delivery.left'],
)
const plain = { washing: 'none', labourLines: 1, addOns: 0 }

test('RO-18: an order whose every step was recorded is complete; nothing is asked that did not apply', () => {
  const { steps, ppm } = traceOf(plain, whole)
  expect(ppm).toBe(1_000_000)
  expect(steps.every(step => step.at === at)).toBe(true)
  expect(steps.map(step => step.step)).not.toContain('washed')
})

test('RO-18: what is missing is named, and every line and every add-on counts', () => {
  const without = whole.filter(each => each.event !== 'quality.passed')
  expect(
    traceOf(plain, without)
      .steps.filter(step => step.at === null)
      .map(step => step.step),
  ).toEqual(['inspected'])
  const two = traceOf({ washing: 'returned', labourLines: 2, addOns: 1 }, whole)
  expect(two.steps.filter(step => step.at === null).map(step => step.step)).toEqual([
    ...['washed', 'dispatched', 'started', 'finished', 'addOns'],
  ])
  expect(two.ppm).toBe(Math.floor((13 * 1_000_000) / 18))
})
