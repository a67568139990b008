import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceOf, earnedPoints, takePoints, usableCoupons, usablePoints } from './points.ts'

const TODAY = '2027-03-02'
const lot = (id: string, leftPoints: number, expiresOn: string) => ({ id, leftPoints, expiresOn })

test('MBR-02: more than there is, or what has expired, is refused; the first to expire goes first', () => {
  const lots = [lot('late', 60, '2027-09-01'), lot('soon', 40, TODAY), lot('gone', 500, '2027-03-01')]
  expect(balanceOf(lots, TODAY)).toBe(100)
  expect(takePoints(lots, 150, TODAY)).toMatchObject({ ok: false, params: { wanted: 150, balance: 100 } })
  expect(takePoints(lots, 50, TODAY)).toMatchObject({
    value: [
      { lotId: 'soon', points: 40 },
      { lotId: 'late', points: 10 },
    ],
  })
})

test('MBR-02: whatever the lots, what is taken is what was asked and no lot falls below nothing', () => {
  const lots = fc.array(
    fc.record({
      id: fc.uuid(),
      leftPoints: fc.nat(1000),
      expiresOn: fc.constantFrom('2027-03-01', TODAY, '2028-01-01'),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(lots, fc.nat(6000), (own, points) => {
      const taken = takePoints(own, points, TODAY)
      expect(taken.ok).toBe(points <= balanceOf(own, TODAY))
      if (!taken.ok) return
      expect(taken.value.reduce((sum, part) => sum + part.points, 0)).toBe(points)
      const left = new Map(own.map(each => [each.id, each.leftPoints]))
      for (const part of taken.value) expect((left.get(part.lotId) ?? 0) - part.points).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('MBR-02, SET-06: a bill earns whole points and takes no more than the rule lets', () => {
  expect(earnedPoints(12_399, { perYuanMilli: 1000 })).toBe(123)
  const rule = { perYuanMilli: 1000, pointFen: 1, maxSharePpm: 300_000 }
  expect(usablePoints(5_000, 10_001, rule)).toEqual({ points: 3_000, fen: 3_000 })
  expect(usablePoints(2_000, 10_000, rule)).toEqual({ points: 2_000, fen: 2_000 })
})

test('SET-06: coupons never take more than the bill, nor below their minimum, nor expired', () => {
  const coupon = (id: string, amountFen: number, minimumFen: number, expiresOn: string) => ({
    id,
    amountFen,
    minimumFen,
    expiresOn,
  })
  const own = [
    coupon('a', 5_000, 0, '2027-05-01'),
    coupon('b', 8_000, 0, '2027-04-01'),
    coupon('c', 100, 99_999, TODAY),
    coupon('d', 100, 0, '2027-03-01'),
  ]
  expect(usableCoupons(own, 10_000, TODAY)).toEqual([
    { id: 'b', fen: 8_000 },
    { id: 'a', fen: 2_000 },
  ])
})
