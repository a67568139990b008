import { endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { onAccountApproval, reversalApproval } from '#domain/processes/settlement/approvals.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { makeAnew, returnCredit } from '#domain/processes/settlement/duties.ts'
import { statementPaper } from '#domain/processes/settlement/papers/statement.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { mayReverse, reversalApprover } from '#domain/processes/settlement/reversal.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval, withdrawApproval } from '#server/mechanisms/approvals/approvals.ts'
import { actingFor } from '#server/mechanisms/duties/acting.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { giveBackFor, takeBackEarned } from '../membership/points.ts'
import { setMoney } from '../repair-orders/move-axes.ts'
import { findOrder, findVisit, type OrderRecord } from '../repair-orders/queries.ts'
import { creditOf, unpostBill } from './bill-posting.ts'
import { closeArrears, findStatement, paymentsOf, type StatementRow, saveStatement } from './queries.ts'
import { billInvoiced, lockInForce, refundUnderWay, reversalAsked } from './queries-reversal.ts'

type Api = Handlers<typeof settlementContract>
type Bills = readonly StatementRow[]

/** Before any money is taken the total may be withdrawn; the receivable is reversed, never edited. */
export const withdrawTotal: Api['withdraw'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.money === 'open') throw refuse(settlementRefusals.notTotalled)
  const bills = await lockInForce(ctx, order.id)
  if (bills.some(bill => bill.state === 'settled') || (await hasMoney(ctx, bills)))
    throw refuse(settlementRefusals.alreadyPaid)
  await checkNoRefund(ctx, order)
  const heldFen = await takeBack(ctx, order, bills, input.reason)
  if (heldFen > 0 || order.delivery === 'gone') await remind(ctx, order)
  ctx.record({
    event: 'statement.withdrawn',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    reason: input.reason,
  })
  return { id: order.id }
}

/** SET-01: what was settled is never changed; that it may be taken back and made anew is asked here, with the reason. */
export const askReversal: Api['askReversal'] = async (ctx, input) => {
  const { order, bills, bill } = await standing(ctx, input)
  const approvalId = await askApproval(ctx, {
    kind: reversalApproval.kind,
    subject: { kind: 'statement', id: bill.id },
    threadId: order.id,
    amountFen: sumFen(bills.map(item => item.totalFen)),
    approverRole: reversalApprover((await actingFor(ctx)).roles),
    reason: input.reason,
    params: { number: bill.number, amount: formatFen(sumFen(bills.map(item => item.totalFen))) },
  })
  ctx.record({
    event: 'statement.reversalAsked',
    subject: { kind: 'statement', id: bill.id },
    threadId: order.id,
    reason: input.reason,
  })
  return { id: bill.id, approvalId }
}

/** All bills of the order are taken back together, as they share its lines; each payer's money waits for the new one. */
export const reverseBill: Api['reverse'] = async (ctx, input) => {
  const { order, bills, bill } = await standing(ctx, input)
  // The latest word counts: what was granted first and refused when asked again is not allowed.
  const asked = await reversalAsked(ctx, bill.id)
  if (asked?.state !== 'granted') throw refuse(settlementRefusals.reversalUnallowed)
  await checkNothingHangs(ctx, order, bills)
  const { reason } = asked
  const heldFen = await takeBack(ctx, order, bills, reason)
  await remind(ctx, order)
  for (const item of bills)
    ctx.record({
      event: 'statement.reversed',
      subject: { kind: 'statement', id: item.id },
      threadId: order.id,
      data: { payer: item.payer, totalFen: item.totalFen },
      reason,
    })
  return { id: bill.id, orderId: order.id, heldFen }
}

/** A bill that was taken back must not stay the last word on its order. */
async function remind(ctx: Ctx, order: OrderRecord): Promise<void> {
  const calendar = await calendarOf(ctx)
  await openDuty(ctx, makeAnew, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    params: { number: order.number ?? '' },
    dueAt: endOfWorkOnOrAfter(calendar, dateOn(ctx.now, calendar.zone)),
  })
}

async function standing(ctx: Ctx, input: { id: string; version: number }) {
  const { orderId } = found(await findStatement(ctx, input.id))
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  const bills = await lockInForce(ctx, order.id)
  const bill = bills.find(item => item.id === input.id)
  if (!bill) throw refuse(settlementRefusals.reversed)
  await checkVersion(ctx, bill, input.version)
  const isSettled = bills.some(item => item.state === 'settled')
  const { delivery } = order
  ruled(mayReverse({ state: isSettled ? 'settled' : bill.state, hasMoney: await hasMoney(ctx, bills), delivery }))
  return { order, bills, bill }
}

async function hasMoney(ctx: Ctx, bills: Bills): Promise<boolean> {
  const payments = (await Promise.all(bills.map(bill => paymentsOf(ctx, bill.id)))).flat()
  return payments.some(payment => payment.state === 'succeeded' || payment.state === 'waiting')
}

/** An invoice, a refund or a payment on its way would be left hanging on a bill that is no more. */
async function checkNothingHangs(ctx: Ctx, order: OrderRecord, bills: Bills): Promise<void> {
  const payments = (await Promise.all(bills.map(bill => paymentsOf(ctx, bill.id)))).flat()
  const waiting = payments.find(payment => payment.state === 'waiting')
  if (waiting) throw refuse(settlementRefusals.waitingPayment, { way: billWayTexts[waiting.way] })
  const number = await billInvoiced(ctx, order.id)
  if (number !== null) throw refuse(settlementRefusals.invoiceInForce, { number })
  await checkNoRefund(ctx, order)
}

async function checkNoRefund(ctx: Ctx, order: OrderRecord): Promise<void> {
  const refundFen = await refundUnderWay(ctx, order.id)
  if (refundFen !== null) throw refuse(settlementRefusals.refundPending, { amount: formatFen(refundFen) })
}

/** @returns what is held for all payers of the order from now on */
async function takeBack(ctx: Ctx, order: OrderRecord, bills: Bills, reason: string): Promise<Fen> {
  const { ownerId } = found(await findVisit(ctx, order.visitId))
  for (const bill of bills) {
    await unpostBill(ctx, order, bill)
    if (bill.payer === 'customer') {
      await giveBackFor(ctx, ownerId, bill.id)
      await takeBackEarned(ctx, ownerId, bill.id)
    }
    await cancelDuties(ctx, bill.id)
    await closeArrears(ctx, bill.id)
    await withdrawApproval(ctx, onAccountApproval.kind, bill.id)
    await withdrawApproval(ctx, reversalApproval.kind, bill.id)
    const marks = { reversedAt: ctx.now, reversedBy: staffIdOrNull(ctx), reverseReason: reason }
    await saveStatement(ctx, bill, { state: 'reversed', ...marks })
    const paper = await currentPaper(ctx, statementPaper.kind, bill.id)
    if (paper) await voidPaper(ctx, paper.id, reason)
  }
  await setMoney(ctx, order, 'open')
  await cancelDuties(ctx, order.id, returnCredit)
  const held = []
  for (const payer of new Set(bills.map(bill => bill.payer))) held.push(await creditOf(ctx, order.id, payer))
  return sumFen(held)
}
