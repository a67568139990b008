import { defineDuty } from '#domain/mechanisms/duties/definition.ts'
import { collectDebt } from './debts.ts'

/** Closed by the new bill: a reversed one must not stay the last word on an order. */
export const makeAnew = defineDuty({
  kind: 'settlement.makeAnew',
  title: ['结算单已冲销，重新汇总工单 {number}', 'Reversed: make the bill of order {number} anew'],
  limit: 'SET-01',
  ownerRole: 'R-CASHIER',
  escalateTo: 'R-SVC-MGR',
  path: '/settlement',
})

/** Closed when nothing is held any more; by hand where payer and house agree to keep it otherwise. */
export const returnCredit = defineDuty({
  kind: 'settlement.returnCredit',
  title: ['退还多收款：工单 {number}，{amount} 元', 'Give back what order {number} paid too much: {amount}'],
  limit: 'SET-07',
  ownerRole: 'R-CASHIER',
  escalateTo: 'R-SVC-MGR',
  path: '/settlement/{statementId}',
  byHand: true,
})

export const settlementDuties = [makeAnew, returnCredit, collectDebt]
