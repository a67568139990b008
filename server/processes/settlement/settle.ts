import { formatFen } from '#domain/kernel/money.ts'
import { onAccountApproval } from '#domain/processes/settlement/approvals.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { openFen } from '#domain/processes/settlement/rules.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval, grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { earnFor } from '../membership/points.ts'
import { setMoney } from '../repair-orders/move-axes.ts'
import { findOrder, findVisit } from '../repair-orders/queries.ts'
import { billOf } from './bill.ts'
import { registerDebt, registerPayerDebt } from './debts.ts'
import { finishStatement } from './final-paper.ts'
import { lockStatement, type StatementRow, saveStatement, statementsInForce } from './queries.ts'
import { reversedOf } from './queries-reversal.ts'

type Api = Handlers<typeof settlementContract>

/** SET-01: the adviser stands for the statement before the customer pays. */
export const checkStatement: Api['check'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  await checkVersion(ctx, statement, input.version)
  if (statement.state !== 'totalled') throw refuse(settlementRefusals.settled)
  const version = await saveStatement(ctx, statement, { checkedAt: ctx.now, checkedBy: staffId(ctx) })
  ctx.record({
    event: 'statement.checked',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
  })
  const after = found(await lockStatement(ctx, statement.id))
  await settleWhenPaid(ctx, after)
  return { id: statement.id, version }
}

/** Nothing open and checked: settled. The order's money is settled when no customer statement is open any more. */
export async function settleWhenPaid(ctx: Ctx, statement: StatementRow): Promise<void> {
  if (statement.checkedAt === null || statement.state !== 'totalled') return
  const bill = await billOf(ctx, statement)
  const owedByOthers = statement.payer !== 'customer'
  if (openFen(bill) > 0 && !owedByOthers) return
  await saveStatement(ctx, statement, { state: 'settled', settledAt: ctx.now })
  if (owedByOthers) await registerPayerDebt(ctx, statement)
  ctx.record({
    event: 'statement.settled',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { totalFen: statement.totalFen },
  })
  if (statement.payer === 'customer') await earnOn(ctx, statement)
  await finishStatement(ctx, statement)
  const rest = await statementsInForce(ctx, statement.orderId)
  if (rest.some(item => item.payer === 'customer' && item.state !== 'settled')) return
  const order = found(await findOrder(ctx, statement.orderId, { lock: true }))
  if (order.money !== 'settled') await setMoney(ctx, order, 'settled')
}

/** MBR-02: points are earned on what the customer bears, deposit and debt included, when the bill is settled. */
async function earnOn(ctx: Ctx, statement: StatementRow): Promise<void> {
  const order = found(await findOrder(ctx, statement.orderId))
  const { ownerId } = found(await findVisit(ctx, order.visitId))
  const before = await reversedOf(ctx, order.id, 'customer')
  const { id, totalFen: paidFen } = statement
  await earnFor(ctx, ownerId, { id, paidFen, replaces: before.map(row => row.id) })
}

export const askOnAccount: Api['askOnAccount'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  const open = openFen(await billOf(ctx, statement))
  if (open === 0) throw refuse(settlementRefusals.nothingOpen)
  const approvalId = await askApproval(ctx, {
    kind: onAccountApproval.kind,
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    amountFen: open,
    approverRole: 'R-BIZ-SUP',
    reason: input.reason,
    params: { amount: formatFen(open), number: statement.number },
  })
  ctx.record({
    event: 'statement.onAccountAsked',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { amountFen: open },
    reason: input.reason,
  })
  return { approvalId }
}

/** SET-05: what stays unpaid is a debt with a due date, allowed by the supervisor up to the amount he saw. */
export const putOnAccount: Api['onAccount'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  await checkVersion(ctx, statement, input.version)
  if (statement.state !== 'totalled') throw refuse(settlementRefusals.settled)
  if (statement.checkedAt === null) throw refuse(settlementRefusals.unchecked)
  const open = openFen(await billOf(ctx, statement))
  const approval = await grantedApproval(ctx, onAccountApproval.kind, statement.id)
  if (!approval || (approval.amountFen ?? 0) < open) throw refuse(settlementRefusals.needsApproval)
  const order = found(await findOrder(ctx, statement.orderId))
  const visit = found(await findVisit(ctx, order.visitId))
  const { dueOn, reason } = input
  const debt = { personId: visit.ownerId, amountFen: open, dueOn, reason, approvalId: approval.id }
  await registerDebt(ctx, statement, debt)
  const version = await saveStatement(ctx, statement, {})
  await settleWhenPaid(ctx, found(await lockStatement(ctx, statement.id)))
  return { id: statement.id, version }
}
