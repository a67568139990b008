import { expect, test } from 'vitest'
import { matchPath } from './match-path.ts'

test('EST-05: the address of a link leads to its page and to no other', () => {
  expect(matchPath('/m/e/$token', '/m/e/')).toBeUndefined()
  expect(matchPath('/m/e/$token', '/m/p/abc')).toBeUndefined()
  expect(matchPath('/m/e/$token', '/m/e/abc/more')).toBeUndefined()
  expect(matchPath('/m/e/$token', '/m/e/abc_-9')).toEqual({ token: 'abc_-9' })
  expect(matchPath('/m/e/$token', '/m/e/abc/')).toEqual({ token: 'abc' })
})
