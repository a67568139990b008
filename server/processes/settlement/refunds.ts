import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import type { BillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { refundApprovalKind } from '#domain/processes/settlement/approvals.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { refundApproval } from '#domain/processes/settlement/policies.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { refundChain } from '#domain/processes/settlement/rules.ts'
import { refundKindTexts } from '#domain/processes/settlement/states.ts'
import { type Ctx, type Subject, staffId, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue, type Job } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval } from '#server/mechanisms/approvals/approvals.ts'
import type { ApprovalSignal } from '#server/mechanisms/approvals/signals.ts'
import { actingFor } from '#server/mechanisms/duties/acting.ts'
import { postMoney } from '#server/mechanisms/ledgers/money.ts'
import { party } from '#server/mechanisms/outside/party.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { creditAccount, creditOf, refundsOf } from './bill-posting.ts'
import { watchCredit } from './credit.ts'
import { purseOf } from './purse.ts'
import { findStatement, lockPayment, lockStatement, type StatementRow } from './queries.ts'
import {
  backOfOrderFen,
  insertRefund,
  lockRefund,
  type RefundRow,
  refundableOf,
  saveRefund,
  takerOf,
} from './queries-refunds.ts'
import { creditClaimedFen } from './queries-reversal.ts'
import { issueRefundReceipt } from './refund-receipt.ts'

type Api = Handlers<typeof settlementContract>

const REFUND = 'settlement.refund'
const isScanned = (way: BillWay) => way === 'wechat' || way === 'alipay'
const goesByItself = (way: BillWay) => isScanned(way) || way === 'prepaid'

/** SET-07: by the way it came and no more than came by it. */
export const askRefund: Api['askRefund'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  if (statement.state === 'reversed') await checkCredit(ctx, statement, input.amountFen)
  const payment = found(await lockPayment(ctx, input.paymentId))
  const left = (await refundableOf(ctx, statement)).find(row => row.id === payment.id)
  if (!left) throw refuse(settlementRefusals.notPaidIn)
  if (input.amountFen > left.leftFen) {
    const params = { amount: formatFen(input.amountFen), left: formatFen(left.leftFen) }
    throw refuse(settlementRefusals.refundTooMuch, params)
  }
  const { refundId, amountFen, reason } = input
  return ask(ctx, statement, {
    id: refundId,
    kind: 'refund',
    paymentId: payment.id,
    way: payment.way,
    amountFen,
    reason,
  })
}

/** Of a bill that was taken back only what its new one did not use goes back, and that is known once it is made. */
async function checkCredit(ctx: Ctx, statement: StatementRow, amountFen: Fen): Promise<void> {
  const order = found(await findOrder(ctx, statement.orderId, { lock: true }))
  if (order.money === 'open') throw refuse(settlementRefusals.creditUndecided)
  const { payer } = statement
  const leftFen = (await creditOf(ctx, order.id, payer)) - (await creditClaimedFen(ctx, order.id, payer))
  if (amountFen <= leftFen) return
  throw refuse(settlementRefusals.creditTooMuch, { amount: formatFen(amountFen), left: formatFen(leftFen) })
}

export const askCompensation: Api['askCompensation'] = async (ctx, { id, refundId, way, amountFen, reason }) => {
  const statement = found(await lockStatement(ctx, id))
  if (statement.state !== 'settled') throw refuse(settlementRefusals.notSettled)
  return ask(ctx, statement, { id: refundId, kind: 'compensation', paymentId: null, way, amountFen, reason })
}

type Asked = Pick<RefundRow, 'id' | 'kind' | 'paymentId' | 'way' | 'amountFen' | 'reason'>

async function ask(ctx: Ctx, statement: StatementRow, asked: Asked) {
  const backFen = sumFen([await backOfOrderFen(ctx, statement.orderId), asked.amountFen])
  const { first, then } = refundChain(backFen, await policy(ctx, refundApproval), (await actingFor(ctx)).roles)
  const approverRoles = [first, ...then]
  const row = { ...asked, storeId: ctx.store.id, statementId: statement.id, approverRole: then.at(-1) ?? first }
  await insertRefund(ctx, { ...row, askedBy: staffId(ctx), askedAt: ctx.now })
  await askApproval(ctx, {
    kind: refundApprovalKind.kind,
    subject: { kind: 'refund', id: asked.id },
    threadId: statement.orderId,
    amountFen: asked.amountFen,
    approverRole: first,
    nextRoles: then,
    reason: asked.reason,
    params: {
      kind: refundKindTexts[asked.kind][0],
      amount: formatFen(asked.amountFen),
      number: statement.number,
      statementId: statement.id,
    },
  })
  record(ctx, 'refund.asked', statement, asked, asked.reason)
  return { id: asked.id, approverRoles }
}

/** The decision; a scanned payment goes back by itself, anything else waits for the cashier's hand. */
export async function refundDecided(ctx: Ctx, { kind, subject, granted, by }: ApprovalSignal): Promise<void> {
  if (kind !== refundApprovalKind.kind) return
  const refund = await lockRefund(ctx, subject.id)
  if (refund?.state !== 'asked') return
  const statement = found(await findStatement(ctx, refund.statementId))
  await saveRefund(ctx, refund, { state: granted ? 'approved' : 'refused', decidedBy: by })
  record(ctx, granted ? 'refund.approved' : 'refund.refused', statement, refund)
  if (granted && isScanned(refund.way)) await enqueue(ctx, REFUND, refund.id)
  // What came out of a member's own money is theirs again at once; nobody hands anything out.
  if (granted && refund.way === 'prepaid') await applyRefund(ctx, found(await lockRefund(ctx, refund.id)), null)
}

/** What nobody asks for any more holds nothing of the payment. */
export async function refundWithdrawn(ctx: Ctx, { kind, subject }: { kind: string; subject: Subject }): Promise<void> {
  if (kind !== refundApprovalKind.kind) return
  const refund = await lockRefund(ctx, subject.id)
  if (refund?.state !== 'asked') return
  await saveRefund(ctx, refund, { state: 'withdrawn' })
  record(ctx, 'refund.withdrawn', found(await findStatement(ctx, refund.statementId)), refund)
}

export const payOut: Api['payOut'] = async (ctx, input) => {
  const refund = found(await lockRefund(ctx, input.id))
  await checkVersion(ctx, refund, input.version)
  if (refund.state === 'asked') throw refuse(settlementRefusals.refundUndecided)
  if (refund.state !== 'approved') throw refuse(settlementRefusals.refundDone)
  if (goesByItself(refund.way)) throw refuse(settlementRefusals.refundByItself)
  return { id: refund.id, version: await applyRefund(ctx, refund, null) }
}

/** Out of the till it came into; once, whoever reports it. */
async function applyRefund(ctx: Ctx, refund: RefundRow, providerRef: string | null): Promise<number> {
  const statement = found(await lockStatement(ctx, refund.statementId))
  const postingId = await postMoney(ctx, {
    kind: `${refund.kind}.paid`,
    subject: { kind: 'statement', id: statement.id },
    note: refund.reason,
    cashierId: staffIdOrNull(ctx) ?? (await takerOf(ctx, refund.paymentId)),
    entries: [
      { account: await purseOf(ctx, statement, refund.way), amountFen: -refund.amountFen },
      { account: against(ctx, statement, refund), amountFen: refund.amountFen },
    ],
  })
  const version = await saveRefund(ctx, refund, { state: 'paid', postingId, providerRef, paidAt: ctx.now })
  await issueRefundReceipt(ctx, statement, refund, providerRef)
  if (statement.state === 'reversed') await watchCredit(ctx, found(await findOrder(ctx, statement.orderId)))
  record(ctx, 'refund.paid', statement, refund)
  return version
}

/** Against what the house earned; of a bill that was taken back, out of what its payer has left over. */
const against = (ctx: Ctx, { state, orderId, payer }: StatementRow, { kind }: RefundRow) =>
  state === 'reversed' && kind === 'refund' ? creditAccount(orderId, payer) : refundsOf(ctx, kind)

export const refundJob: Job = {
  name: REFUND,
  run: async run => {
    const refund = await run.within(ctx => lockRefund(ctx, run.subjectId))
    if (refund?.state !== 'approved' || refund.paymentId === null) return
    const { id, paymentId, amountFen } = refund
    const order = { key: id, paymentId, subject: { kind: 'refund', id }, amountFen }
    const { ref } = await party('payment').refund(run, order)
    await run.within(async ctx => {
      const locked = await lockRefund(ctx, id)
      // Another run of the same job was quicker.
      if (locked?.state === 'approved') await applyRefund(ctx, locked, ref)
    })
  },
}

function record(
  ctx: Ctx,
  event: string,
  statement: StatementRow,
  refund: { id: string; kind: string; way: string; amountFen: Fen },
  reason?: string,
): void {
  ctx.record({
    event,
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { refundId: refund.id, kind: refund.kind, way: refund.way, amountFen: refund.amountFen },
    reason,
  })
}
