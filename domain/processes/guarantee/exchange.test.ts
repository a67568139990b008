import { expect, test } from 'vitest'
import type { Clock } from './clocks.ts'
import { backFen, grounds, type JudgedFault, mayExchange, ratePpmOf, usageFen } from './exchange.ts'
import { guaranteeRefusals } from './refusals.ts'

const clock = (kind: Clock['clock'], level: Clock['level'], about = ''): Clock => ({
  ...{ clock: kind, level, about },
  ...{ count: 6, limit: 5 },
})

test('WAR-11: a car goes back by a clock that is red, of that system, and never by the days of one repair', () => {
  const clocks = [clock('singleDays', 'red'), clock('totalDays', 'orange'), clock('problem', 'red', '变速箱')]
  const refused = { ok: false, refusal: guaranteeRefusals.noGround }
  expect(mayExchange(grounds(clocks, []), { clock: 'totalDays', about: '' })).toMatchObject(refused)
  expect(mayExchange(grounds(clocks, []), { clock: 'problem', about: '发动机' })).toMatchObject(refused)
  expect(mayExchange([], { clock: 'problem', about: '变速箱' })).toMatchObject(refused)
  expect(mayExchange(grounds(clocks, []), { clock: 'problem', about: '变速箱' }).ok).toBe(true)
})

test.each([
  // 200,000 yuan, 10,000 km, half a percent for every thousand.
  [20_000_000, 10_000, 5_000, 1_000_000],
  [20_000_000, 0, 5_000, 0],
  [20_000_000, 10_000, 0, 0],
  // A fen that is not whole is the owner's.
  [19_999_900, 12_345, 5_000, 1_234_493],
  [20_000_000, 999_999, 5_000, 20_000_000],
])('WAR-11: a car of %i fen after %i km at %i ppm costs %i for its use', (priceFen, km, ratePpm, fen) => {
  expect(usageFen({ priceFen, km, ratePpm })).toBe(fen)
  expect(backFen('refund', priceFen, fen)).toBe(priceFen - fen)
  expect(backFen('replace', priceFen, fen)).toBe(0)
})

test('WAR-11: a confirmed fault of a new car is a ground where the right is another car, and its use costs nothing', () => {
  const fault = (more: Partial<JudgedFault> = {}): JudgedFault => ({
    ...{ fault: 'engine', verdict: 'confirmed', rights: ['car', 'assembly'], ...more },
  })
  const ground = { clock: 'early', about: 'engine' } as const
  expect(mayExchange(grounds([], []), ground).ok).toBe(false)
  expect(mayExchange(grounds([], [fault({ verdict: 'denied', rights: [] })]), ground).ok).toBe(false)
  expect(mayExchange(grounds([], [fault({ rights: ['assembly'] })]), ground).ok).toBe(false)
  expect(mayExchange(grounds([], [fault({ fault: 'brakes' })]), ground).ok).toBe(false)
  expect(grounds([clock('problem', 'red', '制动')], [fault(), fault()])).toEqual([
    ground,
    { clock: 'problem', about: '制动' },
  ])
  expect(ratePpmOf('early', 5_000)).toBe(0)
  expect(ratePpmOf('totalDays', 5_000)).toBe(5_000)
})
