import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumFen, taxIncludedFen } from '#domain/kernel/money.ts'
import { type BilledLine, deductFrom, type LineShare, netFen, noSplit, roundingOffFen, sharesOf } from './shares.ts'

const line = (amountFen: number, more: Partial<BilledLine> = {}): BilledLine => ({
  id: 'line',
  payer: 'customer',
  amountFen,
  discountFen: 0,
  taxPpm: 130_000,
  costFen: 0,
  ...more,
})

test('SET-09: sixty to forty makes two bills that sum to the line, the odd fen to the larger remainder', () => {
  const bills = sharesOf([line(100_001, { costFen: 33_333 })], { insurerPpm: 600_000, makerPpm: 0 })
  expect(bills.insurer).toEqual([{ lineId: 'line', amountFen: 60_001, discountFen: 0, taxFen: 6903, costFen: 20_000 }])
  expect(bills.customer).toEqual([{ lineId: 'line', amountFen: 40_000, discountFen: 0, taxFen: 4602, costFen: 13_333 }])
  expect(bills.maker).toBeUndefined()
})

test('SET-09: a line of another payer is not shared, and without a split all is the customer’s', () => {
  const lines = [line(500, { payer: 'maker' }), line(700)]
  const bills = sharesOf(lines, { insurerPpm: 1_000_000, makerPpm: 0 })
  expect([netFen(bills.maker ?? []), netFen(bills.insurer ?? []), bills.customer]).toEqual([500, 700, undefined])
  expect(netFen(sharesOf(lines, noSplit).customer ?? [])).toBe(700)
})

test('SET-06: what is taken off a bill falls on its lines to the fen, and no line goes below nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900_000), { minLength: 1, maxLength: 15 }), fc.nat(1_000_000), (amounts, part) => {
      const shares =
        sharesOf(
          amounts.map((amount, index) => line(amount, { id: String(index) })),
          noSplit,
        ).customer ?? []
      const offFen = Math.floor((netFen(shares) * part) / 1_000_000)
      const after = deductFrom(shares, offFen)
      expect(netFen(after)).toBe(netFen(shares) - offFen)
      for (const share of after) {
        expect(share.discountFen).toBeLessThanOrEqual(share.amountFen)
        expect(share.taxFen).toBeLessThanOrEqual(share.amountFen - share.discountFen)
      }
    }),
  )
})

test('SET-09: whatever the lines and shares, amount, discount, tax and cost of all payers sum to the whole', () => {
  const anyLine = fc
    .record({ amountFen: fc.nat(9_000_000), part: fc.nat(1_000_000), costFen: fc.nat(9_000_000) })
    .chain(({ amountFen, part, costFen }) =>
      fc.record({
        id: fc.uuid(),
        payer: fc.constantFrom('customer', 'customer', 'insurer', 'maker', 'internal'),
        amountFen: fc.constant(amountFen),
        discountFen: fc.constantFrom(0, amountFen, Math.floor((amountFen * part) / 1_000_000)),
        taxPpm: fc.constantFrom(0, 30_000, 60_000, 130_000),
        costFen: fc.constant(costFen),
      }),
    )
  const anySplit = fc
    .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([a, b]) => ({ insurerPpm: Math.min(a, b), makerPpm: Math.max(a, b) - Math.min(a, b) }))
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), anySplit, (lines, split) => {
      const shares = Object.values(sharesOf(lines, split)).flat()
      const sumOf = (of: (share: LineShare) => number) => sumFen(shares.map(of))
      expect(sumOf(share => share.amountFen)).toBe(sumFen(lines.map(each => each.amountFen)))
      expect(sumOf(share => share.discountFen)).toBe(sumFen(lines.map(each => each.discountFen)))
      expect(sumOf(share => share.costFen)).toBe(sumFen(lines.map(each => each.costFen)))
      const taxes = lines.map(each => taxIncludedFen(each.amountFen - each.discountFen, each.taxPpm).taxFen)
      expect(sumOf(share => share.taxFen)).toBe(sumFen(taxes))
      for (const share of shares) {
        expect(Math.min(share.amountFen, share.discountFen, share.taxFen, share.costFen)).toBeGreaterThanOrEqual(0)
        expect(share.taxFen).toBeLessThanOrEqual(share.amountFen - share.discountFen)
      }
    }),
    { numRuns: 500 },
  )
})

test('SET-01: rounding off lets go of what is above a round sum, and never of a round one', () => {
  const off = (totalFen: number) => (['none', 'jiao', 'yuan'] as const).map(to => roundingOffFen(totalFen, to))
  expect(off(123_456)).toEqual([0, 6, 56])
  expect(off(123_400)).toEqual([0, 0, 0])
  expect(off(99)).toEqual([0, 9, 99])
  expect(off(0)).toEqual([0, 0, 0])
})
