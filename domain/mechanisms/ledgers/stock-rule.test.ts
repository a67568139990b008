import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costShareFen, mergeByPart, sumQty } from './stock-rule.ts'

test('R4: lines of the same part become one, parts in one order whatever the order of the lines', () => {
  const line = (partId: string, qtyMilli: number) => ({ partId, qtyMilli })
  const lines = [line('c', 1), line('a', 2), line('c', 3), line('b', 4)]
  const merged = mergeByPart(lines).map(group => [group.partId, sumQty(group.lines)])
  expect(merged).toEqual([
    ['a', 2],
    ['b', 4],
    ['c', 4],
  ])
  expect(mergeByPart(lines.toReversed()).map(group => group.partId)).toEqual(['a', 'b', 'c'])
})

test('R6: however a shelf is emptied, piece by piece, its whole cost leaves with it and never a fen more', () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), pieces, (totalFen, quantities) => {
      let [cost, whole, out] = [totalFen, sumQty(quantities.map(qtyMilli => ({ qtyMilli }))), 0]
      for (const qtyMilli of quantities) {
        const share = costShareFen(cost, whole, qtyMilli)
        expect(share).toBeGreaterThanOrEqual(0)
        cost -= share
        whole -= qtyMilli
        out += share
      }
      expect([cost, whole, out]).toEqual([0, 0, totalFen])
    }),
    { numRuns: 300 },
  )
})

test('R3: no share is taken of more than there is', () => {
  expect(() => costShareFen(100, 1000, 1001)).toThrow(RangeError)
})
