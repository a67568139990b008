import { expect, test } from 'vitest'
import { refundChain } from './rules.ts'

const limits = { supervisorFen: 50_000, managerFen: 200_000 }
const [supervisor, manager, gm] = ['R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'] as const

test.each([
  [50_000, [supervisor]],
  [50_001, [supervisor, manager]],
  [200_000, [supervisor, manager]],
  [200_001, [manager, gm]],
])('SET-07: %i fen pass %j when a cashier asks', (fen, offices) => {
  const { first, then } = refundChain(fen, limits, ['R-CASHIER'])
  expect([first, ...then]).toEqual(offices)
})

test.each([
  [50_000, [supervisor], [manager]],
  [50_001, [supervisor], [manager, gm]],
  [200_001, [supervisor], [manager, gm]],
  [50_001, [supervisor, manager], [gm]],
  [50_001, [manager], [supervisor, gm]],
  [200_001, [gm], [supervisor, manager]],
])('SET-07: %i fen asked by %j pass %j, and no office of their own', (fen, own, offices) => {
  const { first, then } = refundChain(fen, limits, own)
  expect([first, ...then]).toEqual(offices)
})
