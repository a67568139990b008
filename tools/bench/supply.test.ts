import { expect, test } from 'vitest'
import { openSupply } from './supply.ts'

test('R31: what a measurement uses up is given out once each, and then the run fails', () => {
  const cars = openSupply('car')
  cars.add(['a', 'b'])
  expect([cars.take(), cars.take()]).toEqual(['a', 'b'])
  expect(() => cars.take()).toThrow('No car left')
  cars.add(['c'])
  expect(cars.take()).toBe('c')
})
