import { expect, test } from 'vitest'
import { varianceOf } from './variance.ts'

test('EST-16: approved add-ons are no variance, a bill beyond the tolerance is flagged', () => {
  const figures = { signedFen: 100_000, addOnsFen: 20_000, billFen: 120_000 }
  expect(varianceOf(figures, 100_000)).toMatchObject({ varianceFen: 0, flagged: false })
  expect(varianceOf({ ...figures, billFen: 135_000 }, 100_000)).toMatchObject({ varianceFen: 15_000, flagged: true })
  expect(varianceOf({ ...figures, billFen: 105_000 }, 100_000)).toMatchObject({ varianceFen: -15_000, flagged: true })
  expect(varianceOf({ ...figures, billFen: 132_000 }, 100_000).flagged).toBe(false)
  expect(varianceOf({ signedFen: 0, addOnsFen: 0, billFen: 1 }, 100_000).flagged).toBe(true)
})
