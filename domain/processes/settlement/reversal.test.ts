import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumFen } from '#domain/kernel/money.ts'
import { mayReverse, reversalApprover, setOff, undo } from './reversal.ts'

test('SET-01: reversed twice, without money or with the car at the gate is refused; a settled or part-paid bill may be', () => {
  const bill = { state: 'settled', hasMoney: true, delivery: 'gone' } as const
  expect(mayReverse({ ...bill, state: 'reversed' })).toMatchObject({
    ok: false,
    refusal: { code: 'settlement.reversed' },
  })
  expect(mayReverse({ ...bill, state: 'totalled', hasMoney: false })).toMatchObject({
    refusal: { code: 'settlement.nothingPaid' },
  })
  expect(mayReverse({ ...bill, delivery: 'delivered' })).toMatchObject({ refusal: { code: 'settlement.carAtGate' } })
  for (const delivery of ['none', 'accepted', 'gone'] as const) expect(mayReverse({ ...bill, delivery }).ok).toBe(true)
  expect(mayReverse({ ...bill, state: 'totalled' }).ok).toBe(true)
  expect(mayReverse({ ...bill, hasMoney: false }).ok).toBe(true)
})

test('SET-01: nobody allows their own reversal by their office', () => {
  expect(reversalApprover(['R-CASHIER'])).toBe('R-SVC-MGR')
  expect(reversalApprover(['R-CASHIER', 'R-SVC-MGR'])).toBe('R-GM')
})

const zAmount = fc.integer({ min: 0, max: 10_000_000 })

test('SET-01, SET-06: whatever was paid, set off and given back, taking a bill back sums to zero and keeps every fen', () => {
  fc.assert(
    fc.property(zAmount, zAmount, zAmount, zAmount, zAmount, (totalFen, deposit, credit, pay, back) => {
      const held = { depositFen: deposit, creditFen: credit }
      const used = setOff(totalFen, held)
      expect(used.creditFen + used.depositFen).toBe(Math.min(totalFen, deposit + credit))
      const paidFen = Math.min(pay, totalFen - used.creditFen - used.depositFen)
      const refundedFen = Math.min(back, paidFen)
      const undone = undo({ totalFen, ...used, paidFen, refundedFen })
      expect(sumFen(Object.values(undone))).toBe(0)
      // What was owed is owed no more; what the payer gave and did not get back is held for them.
      expect(undone.receivableFen).toBe(used.depositFen + used.creditFen + paidFen - totalFen)
      expect(undone.depositFen + undone.creditFen).toBe(refundedFen - paidFen - used.depositFen - used.creditFen)
    }),
  )
})
