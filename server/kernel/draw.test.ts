import { expect, test } from 'vitest'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { draw } from './draw.ts'

const never = () => new Promise<string>(() => undefined)

test('R14: a drawing that hangs twice is refused as a busy system instead of being waited for', async () => {
  await expect(draw(never, 5)).rejects.toMatchObject({ refusal: kernelRefusals.busy })
})

test('R14: a drawing that hangs once is made again, and one that fails is not', async () => {
  let tries = 0
  await expect(draw(() => (++tries === 1 ? never() : Promise.resolve('drawn')), 5)).resolves.toBe('drawn')
  expect(tries).toBe(2)
  const failing = () => {
    tries++
    return Promise.reject(new Error('no picture'))
  }
  await expect(draw(failing, 5)).rejects.toThrow('no picture')
  expect(tries).toBe(3)
})
