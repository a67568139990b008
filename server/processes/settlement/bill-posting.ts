import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import { undo } from '#domain/processes/settlement/reversal.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import { type Account, balanceOf, type MoneyEntry, postMoney } from '#server/mechanisms/ledgers/money.ts'
import { findVisit, type OrderRecord } from '../repair-orders/queries.ts'
import type { StatementRow } from './queries.ts'
import { moneyOnStatement } from './queries-reversal.ts'

/** Where a payer's money is held that an earlier bill of the order left over. */
export const creditAccount = (orderId: string, payer: Payer): Account => ({
  kind: 'deposit',
  subject: { kind: 'order', id: orderId },
  label: payer,
  mayBeNegative: false,
})

/** What is held for a payer of an order: left over from a reversed bill, and the customer's deposit of the booking. */
export async function heldFor(ctx: Ctx, order: OrderRecord, payer: Payer) {
  const appointmentId = payer === 'customer' ? await appointmentOf(ctx, order) : null
  return {
    creditFen: await creditOf(ctx, order.id, payer),
    depositFen: appointmentId === null ? 0 : await balanceOf(ctx, 'deposit', appointmentId),
  }
}

export const creditOf = (ctx: Ctx, orderId: string, payer: Payer) => balanceOf(ctx, 'deposit', orderId, payer)

type Bill = Pick<StatementRow, 'id' | 'payer' | 'totalFen' | 'depositFen' | 'creditFen'>

/** Owed and earned in one posting; what is held for the payer is set against it at once. */
export async function postBill(ctx: Ctx, order: OrderRecord, bill: Bill): Promise<void> {
  if (bill.totalFen === 0) return
  const ownDepositFen = bill.depositFen - bill.creditFen
  await post(ctx, order, 'statement.bill', bill, [
    { account: receivableOf(bill.id), amountFen: bill.totalFen - bill.depositFen },
    { account: revenue(ctx), amountFen: -bill.totalFen },
    { account: creditAccount(order.id, bill.payer), amountFen: bill.creditFen },
    ...(await depositEntries(ctx, order, ownDepositFen)),
  ])
}

/** Takes the booking of a bill back, paid or not: what its payer gave and did not get back is held for their next one. */
export async function unpostBill(ctx: Ctx, order: OrderRecord, bill: Bill): Promise<void> {
  if (bill.totalFen === 0) return
  const { paidFen, refundedFen } = await moneyOnStatement(ctx, bill.id)
  const { totalFen, creditFen } = bill
  const undone = undo({ totalFen, depositFen: bill.depositFen - creditFen, creditFen, paidFen, refundedFen })
  await post(ctx, order, 'statement.reversed', bill, [
    { account: receivableOf(bill.id), amountFen: undone.receivableFen },
    { account: revenue(ctx), amountFen: undone.revenueFen },
    { account: creditAccount(order.id, bill.payer), amountFen: undone.creditFen },
    { account: refundsOf(ctx, 'refund'), amountFen: undone.refundsFen },
    ...(await depositEntries(ctx, order, undone.depositFen)),
  ])
}

/** What the house gave away: set against its revenue, by why. */
export const refundsOf = (ctx: Ctx, label: 'refund' | 'compensation'): Account => ({
  kind: 'discount',
  subject: storeOf(ctx),
  label,
  mayBeNegative: true,
})

const storeOf = (ctx: Ctx): Subject => ({ kind: 'store', id: ctx.store.id })
const receivableOf = (id: string): Account => ({
  kind: 'receivable',
  subject: { kind: 'statement', id },
  mayBeNegative: false,
})
const revenue = (ctx: Ctx): Account => ({ kind: 'revenue', subject: storeOf(ctx), mayBeNegative: true })

async function depositEntries(ctx: Ctx, order: OrderRecord, amountFen: number): Promise<MoneyEntry[]> {
  const appointmentId = amountFen === 0 ? null : await appointmentOf(ctx, order)
  if (appointmentId === null) return []
  const subject = { kind: 'appointment', id: appointmentId }
  return [{ account: { kind: 'deposit', subject, mayBeNegative: false }, amountFen }]
}

async function appointmentOf(ctx: Ctx, order: OrderRecord): Promise<string | null> {
  return (await findVisit(ctx, order.visitId))?.appointmentId ?? null
}

async function post(ctx: Ctx, order: OrderRecord, kind: string, bill: Bill, entries: MoneyEntry[]): Promise<void> {
  const moved = entries.filter(entry => entry.amountFen !== 0)
  await postMoney(ctx, { kind, subject: { kind: 'statement', id: bill.id }, note: order.number ?? '', entries: moved })
}
