import { formatFen } from '#domain/kernel/money.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { settleOrder } from '#domain/processes/settlement/policies.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { mayPay, openFen, owedFen } from '#domain/processes/settlement/rules.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { enqueue, type Job } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkDrawerOpen } from '#server/mechanisms/ledgers/drawers.ts'
import { postMoney } from '#server/mechanisms/ledgers/money.ts'
import { party } from '#server/mechanisms/outside/party.ts'
import { checkPayment } from '#server/mechanisms/outside/payment-notice.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { billOf } from './bill.ts'
import { prepaidOfBill, purseOf } from './purse.ts'
import { closeArrears, lockPayment, lockStatement, type PaymentRow, paymentsOf, type StatementRow } from './queries.ts'
import { CHECK_PAYMENT, lookLater, START_PAYMENT } from './reconcile.ts'
import { settleWhenPaid } from './settle.ts'

type Api = Handlers<typeof settlementContract>

/** SET-04: several ways, part payments. Cash, card and transfer are there at once; scanned codes wait for the provider. */
export const takePayment: Api['pay'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  const bill = await billOf(ctx, statement)
  if (statement.state === 'settled' && owedFen(bill) === 0) throw refuse(settlementRefusals.settled)
  await checkPayable(ctx, statement)
  const waiting = (await paymentsOf(ctx, statement.id)).find(item => item.state === 'waiting')
  if (waiting) throw refuse(settlementRefusals.waitingPayment, { way: billWayTexts[waiting.way] })
  ruled(mayPay(bill, input.amountFen))
  if (input.way === 'prepaid') await checkPrepaid(ctx, statement, input.amountFen)
  else await checkDrawerOpen(ctx)
  const electronic = input.way === 'wechat' || input.way === 'alipay'
  await ctx.db
    .insertInto('payments')
    .values({
      id: input.paymentId,
      storeId: ctx.store.id,
      statementId: statement.id,
      way: input.way,
      amountFen: input.amountFen,
      state: 'waiting',
      takenBy: staffIdOrNull(ctx),
      startedAt: ctx.now,
    })
    .execute()
  if (electronic) {
    await enqueue(ctx, START_PAYMENT, input.paymentId)
    await lookLater(ctx, { id: input.paymentId, startedAt: ctx.now })
    ctx.record({
      event: 'payment.started',
      subject: { kind: 'statement', id: statement.id },
      threadId: statement.orderId,
      data: { way: input.way, amountFen: input.amountFen },
    })
  } else {
    await applyPayment(ctx, input.paymentId, '')
  }
  const after = found(await lockStatement(ctx, statement.id))
  return {
    id: statement.id,
    paymentId: input.paymentId,
    state: electronic ? 'waiting' : 'succeeded',
    openFen: openFen(await billOf(ctx, after)),
  }
}

/**
 * The one way a payment becomes money, whoever reports it: the cashier, the provider's notice or our query. A payment
 * that is booked already changes nothing.
 */
export async function applyPayment(ctx: Ctx, paymentId: string, ref: string): Promise<void> {
  const payment = await lockPayment(ctx, paymentId)
  if (!payment || payment.state !== 'waiting') return
  const statement = found(await lockStatement(ctx, payment.statementId))
  const subject = { kind: 'statement', id: statement.id }
  const postingId = await postMoney(ctx, {
    kind: 'payment.taken',
    subject,
    // Whoever asked for the money has it in his drawer, also when the provider tells of it later.
    cashierId: payment.takenBy,
    entries: [
      { account: await purseOf(ctx, statement, payment.way), amountFen: payment.amountFen },
      { account: { kind: 'receivable', subject, mayBeNegative: false }, amountFen: -payment.amountFen },
    ],
  })
  await ctx.db
    .updateTable('payments')
    .set({
      state: 'succeeded',
      postingId,
      providerRef: ref === '' ? null : ref,
      succeededAt: ctx.now,
      version: payment.version + 1,
    })
    .where('id', '=', payment.id)
    .execute()
  ctx.record({
    event: 'payment.taken',
    subject,
    threadId: statement.orderId,
    data: { way: payment.way, amountFen: payment.amountFen },
  })
  if (owedFen(await billOf(ctx, statement)) === 0) await closeArrears(ctx, statement.id)
  await settleWhenPaid(ctx, statement)
}

/** Enough is there, of the owner's own; the ledger refuses what two take at once. */
async function checkPrepaid(ctx: Ctx, statement: StatementRow, amountFen: number): Promise<void> {
  const leftFen = await prepaidOfBill(ctx, statement)
  if (leftFen === null) throw refuse(settlementRefusals.prepaidPayer)
  if (leftFen < amountFen) throw refuse(settlementRefusals.prepaidShort, { left: formatFen(leftFen) })
}

export async function failPayment(ctx: Ctx, paymentId: string): Promise<void> {
  await ctx.db
    .updateTable('payments')
    .set({ state: 'failed' })
    .where('id', '=', paymentId)
    .where('state', '=', 'waiting')
    .execute()
}

/** DLV-15: money follows the customer's acceptance, unless the store chose otherwise; other payers owe on account. */
async function checkPayable(ctx: Ctx, statement: StatementRow): Promise<void> {
  if (statement.state === 'reversed') throw refuse(settlementRefusals.reversed)
  if (statement.checkedAt === null) throw refuse(settlementRefusals.unchecked)
  const order = found(await findOrder(ctx, statement.orderId, { lock: true }))
  const accepted = ['accepted', 'delivered', 'gone'].includes(order.delivery)
  if (statement.payer === 'customer' && !accepted && (await policy(ctx, settleOrder)) === 'acceptFirst')
    throw refuse(settlementRefusals.notAccepted)
}

/** Opens the order with the provider; its code is what the customer scans. */
export const startPaymentJob: Job = {
  name: START_PAYMENT,
  run: async run => {
    const payment = await run.within(ctx => lockPayment(ctx, run.subjectId))
    if (payment?.state !== 'waiting') return
    const started = await party('payment').start(run, orderFor(payment))
    await run.within(async ctx => {
      await ctx.db
        .updateTable('payments')
        .set({ codeUrl: started.codeUrl, providerRef: started.ref })
        .where('id', '=', payment.id)
        .where('state', '=', 'waiting')
        .execute()
    })
  },
}

export const checkPaymentJob: Job = {
  name: CHECK_PAYMENT,
  run: async run => void (await checkPayment(run, run.subjectId)),
}

export const recheckPayment: Api['recheck'] = async (ctx, input) => {
  const payment = found(await lockPayment(ctx, input.id))
  if (payment.state === 'waiting') await enqueue(ctx, CHECK_PAYMENT, payment.id)
  return { id: payment.id }
}

function orderFor(payment: PaymentRow) {
  const method = payment.way === 'alipay' ? ('alipay' as const) : ('wechat' as const)
  const title = `维修费用 ${formatFen(payment.amountFen)} 元`
  return { key: payment.id, subject: { kind: 'payment', id: payment.id }, amountFen: payment.amountFen, title, method }
}
