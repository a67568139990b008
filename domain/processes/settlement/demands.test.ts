import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOffBoard, offBoardFen, offBoardPpm } from '../repair-orders/pricing.ts'
import { discountOn, mayDemand, nextApprover, shareText } from './demands.ts'
import { type LineShare, netFen, sharesOf } from './shares.ts'

const limits = { supervisorPpm: 50_000, managerPpm: 100_000 }

test('SET-03: the supervisor gives five percent alone; beyond that the manager, beyond his the general manager follows', () => {
  expect([1, 50_000, 50_001, 80_000, 100_000, 100_001, 1_000_000].map(ppm => nextApprover(ppm, limits))).toEqual([
    null,
    null,
    ...['R-SVC-MGR', 'R-SVC-MGR', 'R-SVC-MGR', 'R-GM', 'R-GM'],
  ])
  expect([shareText(80_000), shareText(12_500)]).toEqual(['8%', '1.25%'])
})

test('SET-03: a discount only before money comes in, on the customer’s own bill; a complaint also afterwards', () => {
  const bill = { payer: 'customer', state: 'totalled', hasMoney: false }
  const discount = { kind: 'discount', discountPpm: 80_000 } as const
  const complaint = { kind: 'complaint', discountPpm: 0 } as const
  expect(mayDemand(bill, discount).ok).toBe(true)
  for (const other of [{ payer: 'insurer' }, { state: 'settled' }, { state: 'reversed' }, { hasMoney: true }])
    expect(mayDemand({ ...bill, ...other }, discount).ok, JSON.stringify(other)).toBe(false)
  expect(mayDemand({ ...bill, state: 'settled', hasMoney: true }, complaint).ok).toBe(true)
  expect(mayDemand(bill, { ...complaint, discountPpm: 1 }).ok).toBe(false)
})

test('SET-03: whatever the lines, split and discount, each payer’s parts and what is given sum to the whole', () => {
  const anyLine = fc.record({
    id: fc.uuid(),
    payer: fc.constantFrom('customer' as const, 'customer' as const, 'maker' as const),
    amountFen: fc.nat(9_000_000),
    discountFen: fc.constant(0),
    taxPpm: fc.constantFrom(0, 60_000, 130_000),
    costFen: fc.nat(9_000_000),
  })
  const anyShare = fc.nat(1_000_000)
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), anyShare, anyShare, (lines, insurerPpm, given) => {
      const bills = sharesOf(lines, { insurerPpm, makerPpm: 0 })
      const own = bills.customer ?? []
      const { shares, fen } = discountOn(own, given)
      const others = Object.entries(bills).flatMap(([payer, theirs]) => (payer === 'customer' ? [] : theirs))
      const whole = lines.reduce((sum, line) => sum + line.amountFen, 0)
      expect(netFen(shares) + netFen(others) + fen).toBe(whole)
      expect(fen * 1_000_000).toBeLessThanOrEqual(netFen(own) * given)
      const sum = (of: (share: LineShare) => number) => shares.reduce((all, share) => all + of(share), 0)
      expect(sum(share => share.costFen)).toBe(own.reduce((all, share) => all + share.costFen, 0))
      for (const share of shares) {
        expect(share.discountFen).toBeLessThanOrEqual(share.amountFen)
        expect(share.taxFen).toBeGreaterThanOrEqual(0)
        expect(share.taxFen).toBeLessThanOrEqual(share.amountFen - share.discountFen)
      }
    }),
  )
})

test('SET-08: off the board is another price or less by hand; what a rule gives is not, and one does not hide the other', () => {
  const line = {
    kind: 'part',
    hoursCenti: null,
    qtyMilli: 2000,
    unitPriceFen: 10_000,
    publishedPriceFen: 10_000,
  } as const
  const plain = { ...line, discountFen: 0, ruledDiscountFen: 0 }
  expect(isOffBoard(plain)).toBe(false)
  expect(isOffBoard({ ...plain, discountFen: 900, ruledDiscountFen: 900 })).toBe(false)
  const dear = { ...plain, unitPriceFen: 11_000, discountFen: 2_000 }
  expect(isOffBoard({ ...dear, discountFen: 0 })).toBe(true)
  // Two thousand more by price and two thousand less by hand: the customer pays as published, consent is for four.
  expect([offBoardFen(dear), offBoardPpm(dear)]).toEqual([4_000, 200_000])
  expect(offBoardPpm({ ...plain, publishedPriceFen: 0, discountFen: 1 })).toBe(1_000_000)
})
