import { newId } from '#domain/kernel/id.ts'
import { hoursAmountFen, sumFen } from '#domain/kernel/money.ts'
import { addCalendarDays, addDaysOn, addMinutes, dateOn, type Instant, msOf } from '#domain/kernel/time.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import { payerDebtReasons } from '#domain/processes/settlement/debts.ts'
import { labourCost } from '#domain/processes/settlement/policies.ts'
import type { Store } from '#server/kernel/context.ts'
import { paymentRef } from '#server/mechanisms/outside/payment.ts'
import { colleague } from '../colleagues.ts'
import { ACCOUNT_DAYS, ACCOUNT_REASON, ACCOUNT_STEPS } from '../play-bill.ts'
import type { Stage } from '../stage.ts'
import { type EndedVisit, labourOf } from './ended-visit.ts'

const payers = ['customer', 'insurer', 'maker', 'internal', 'rework'] as const satisfies Payer[]

export type StatementRow = ReturnType<typeof statementRows>[number]
export type PaymentRow = ReturnType<typeof paymentRows>[number]

/** One statement per payer; the customer's is settled by payment or account, the others' when the adviser has checked them. */
export function statementRows(stage: Stage, store: Store, ended: EndedVisit, now: Instant) {
  const { visit, lines, then } = ended
  const bills = payers.flatMap(payer => {
    const own = lines.filter(line => line.payer === payer)
    return own.length === 0 ? [] : [{ payer, own }]
  })
  return bills.map(({ payer, own }, index) => {
    const totalFen = sumFen(own.map(line => line.amountFen - line.discountFen))
    const isPaid = payer === 'customer' && totalFen > 0
    return {
      id: newId(),
      storeId: store.id,
      orderId: ended.orderId,
      payer,
      number: `${ended.number.replace('WX', 'JS')}${index === 0 ? '' : `-${index + 1}`}`,
      totalFen,
      costFen: sumFen(own.map(line => sumFen([line.costFen, labourCostFen(ended, line)]))),
      estimateFen: totalFen,
      state: 'settled' as const,
      totalledAt: then.totalledAt,
      totalledBy: stage.ids.of('staff', colleague(visit.storeKey, 'R-CASHIER')),
      checkedAt: then.checkedAt,
      checkedBy: stage.ids.of('staff', visit.intake.adviser),
      settledAt: isPaid ? paidAt(ended, now) : then.checkedAt,
    }
  })
}

/** The hours clocked on a line at what an hour costs, as settlement reckons them. */
function labourCostFen(ended: EndedVisit, line: EndedVisit['lines'][number]): number {
  const seconds = ended.work
    .filter(done => labourOf(ended)[done.line] === line)
    .flatMap(done => done.stretches)
    .reduce((sum, stretch) => sum + (msOf(stretch.to) - msOf(stretch.from)) / 1000, 0)
  return hoursAmountFen(labourCost.recommended.value, Math.round(seconds / 36))
}

export function paymentRows(
  stage: Stage,
  store: Store,
  ended: EndedVisit,
  statements: readonly StatementRow[],
  now: Instant,
) {
  const { visit, then } = ended
  const takenBy = stage.ids.of('staff', colleague(visit.storeKey, 'R-CASHIER'))
  return statements
    .filter(statement => isCollected(statement) && !owes(ended, statement, now))
    .map(statement => {
      const id = newId()
      const { method } = visit.bill
      const way = method === 'arrears' || statement.payer !== 'customer' ? ('transfer' as const) : method
      return {
        id,
        storeId: store.id,
        statementId: statement.id,
        way,
        amountFen: statement.totalFen,
        state: 'succeeded' as const,
        providerRef: way === 'wechat' || way === 'alipay' ? paymentRef(id) : null,
        postingId: newId(),
        takenBy,
        startedAt: then.paidAt,
        succeededAt: then.paidAt,
      }
    })
}

/** Nobody collects what the house bears itself. */
const isCollected = ({ payer, totalFen }: StatementRow) =>
  (payer === 'customer' || payer === 'insurer' || payer === 'maker') && totalFen > 0

/** What a company, an insurer or a maker still owes; an account that was due has been paid by transfer. */
export function arrearsRows(
  stage: Stage,
  store: Store,
  ended: EndedVisit,
  statements: readonly StatementRow[],
  now: Instant,
) {
  const { visit, then } = ended
  return statements
    .filter(statement => isCollected(statement) && owes(ended, statement, now))
    .map(statement => {
      const ofCustomer = statement.payer === 'customer'
      return {
        id: newId(),
        storeId: store.id,
        statementId: statement.id,
        personId: ofCustomer ? stage.ids.of('person', visit.customerKey) : null,
        amountFen: statement.totalFen,
        dueOn: addDaysOn(dateOn(ofCustomer ? then.paidAt : statement.settledAt), ACCOUNT_DAYS),
        reason: ofCustomer ? ACCOUNT_REASON : payerDebtReasons[statement.payer],
        createdAt: ofCustomer ? paidAt(ended, now) : statement.settledAt,
      }
    })
}

function owes({ visit, then }: EndedVisit, { payer }: { payer: Payer }, now: Instant): boolean {
  const onAccount = visit.bill.method === 'arrears' || payer !== 'customer'
  return onAccount && then.paidAt > addCalendarDays(now, -ACCOUNT_DAYS)
}

function paidAt(ended: EndedVisit, now: Instant): Instant {
  const isOwed = owes(ended, { payer: 'customer' }, now)
  return isOwed ? addMinutes(ended.then.paidAt, ACCOUNT_STEPS.booked) : ended.then.paidAt
}
