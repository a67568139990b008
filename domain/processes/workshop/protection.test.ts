import { expect, test } from 'vitest'
import { coversNeeded } from './protection.ts'

test('RCV-16: the wing cover is asked for where the bonnet is opened, everything else always', () => {
  const missing = [{ key: 'seat' }, { key: 'wing' }]
  expect(coversNeeded(missing, ['制动', '轮胎'])).toEqual([{ key: 'seat' }])
  expect(coversNeeded(missing, ['制动', '发动机'])).toEqual(missing)
  expect(coversNeeded(missing, ['一个本店自己的叫法'])).toEqual(missing)
  expect(coversNeeded([{ key: 'wing' }], [])).toEqual([])
})
