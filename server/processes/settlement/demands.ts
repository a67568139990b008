import { formatFen } from '#domain/kernel/money.ts'
import { discountApproval } from '#domain/processes/repair-orders/policies.ts'
import { demandApproval } from '#domain/processes/settlement/approvals.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import {
  demandKindTexts,
  discountOn,
  mayDemand,
  nextApprover,
  shareText,
} from '#domain/processes/settlement/demands.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { type Ctx, type Subject, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { askApproval, grantersOf } from '#server/mechanisms/approvals/approvals.ts'
import type { ApprovalSignal } from '#server/mechanisms/approvals/signals.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { findStatement, lockStatement, paymentsOf, type StatementRow } from './queries.ts'
import { type DemandRow, insertDemand, lockDemand, saveDemand } from './queries-demands.ts'
import { statementLinesOf } from './queries-shares.ts'
import { withdrawTotal } from './reverse-bill.ts'
import { totalOrder } from './total-order.ts'

type Api = Handlers<typeof settlementContract>

/** SET-03: whatever else the customer wants at the counter is the supervisor's to decide, and stays on record. */
export const askDemand: Api['askDemand'] = async (ctx, { id, demandId, kind, words, discountPpm }) => {
  const statement = found(await lockStatement(ctx, id))
  const hasMoney = (await paymentsOf(ctx, id)).some(item => item.state === 'succeeded' || item.state === 'waiting')
  ruled(mayDemand({ ...statement, hasMoney }, { kind, discountPpm }))
  const demand = { id: demandId, orderId: statement.orderId, statementId: id, kind, words, discountPpm }
  await insertDemand(ctx, { ...demand, storeId: ctx.store.id, askedAt: ctx.now, askedBy: staffId(ctx) })
  const approvalId = await ask(ctx, statement, demand)
  record(ctx, 'statement.demandAsked', demand, { discountPpm }, words)
  return { id: demandId, approvalId }
}

type Asked = Pick<DemandRow, 'id' | 'orderId' | 'statementId' | 'kind' | 'words' | 'discountPpm'>

/** The supervisor hears of it first; a discount beyond his limit goes on to whoever may give so much. */
async function ask(ctx: Ctx, statement: StatementRow, demand: Asked): Promise<string> {
  const shares = await statementLinesOf(ctx, statement.id)
  const { fen } = discountOn(
    shares.map(share => ({ ...share, lineId: share.id, taxFen: share.taxFen ?? 0 })),
    demand.discountPpm,
  )
  const amount = demand.kind === 'discount' ? `${shareText(demand.discountPpm)}，${formatFen(fen)} 元` : ''
  const next = nextApprover(demand.discountPpm, await policy(ctx, discountApproval))
  return askApproval(ctx, {
    kind: demandApproval.kind,
    subject: { kind: 'settlementDemand', id: demand.id },
    threadId: statement.orderId,
    amountFen: fen,
    approverRole: 'R-BIZ-SUP',
    nextRoles: next === null ? [] : [next],
    reason: demand.words,
    params: { kind: demandKindTexts[demand.kind][0], amount, number: statement.number, statementId: statement.id },
  })
}

/** The last word of whom it was led to. */
export async function demandDecided(ctx: Ctx, { kind, subject, granted, by, note }: ApprovalSignal): Promise<void> {
  if (kind !== demandApproval.kind) return
  const demand = await lockDemand(ctx, subject.id)
  if (demand?.state !== 'asked') return
  const names = granted ? await grantersOf(ctx, kind, subject.id) : [await nameOfStaff(ctx, by)]
  const state = granted ? 'granted' : 'refused'
  await saveDemand(ctx, demand, { state, decidedBy: names.join('、'), decidedAt: ctx.now, note })
  record(ctx, 'statement.demandDecided', demand, { state, by }, note)
}

/** Who asked took it back: nobody decides any more, and another demand may be led there. */
export async function demandWithdrawn(ctx: Ctx, { kind, subject }: { kind: string; subject: Subject }): Promise<void> {
  const demand = kind === demandApproval.kind ? await lockDemand(ctx, subject.id) : undefined
  if (demand?.state === 'asked') await saveDemand(ctx, demand, { state: 'withdrawn', decidedAt: ctx.now })
}

/** The bill that nobody has paid yet is reversed and made anew with the discount; the adviser checks it again. */
export const applyDemand: Api['applyDemand'] = async (ctx, input) => {
  const asked = found(await lockDemand(ctx, input.id))
  await checkVersion(ctx, asked, input.version)
  if (asked.state !== 'granted' || asked.kind !== 'discount') throw refuse(settlementRefusals.demandNotGranted)
  const order = found(await findOrder(ctx, asked.orderId, { lock: true }))
  const before = found(await findStatement(ctx, asked.statementId))
  if (order.money !== 'open') await withdrawTotal(ctx, { id: order.id, reason: '按批准的优惠重新汇总' })
  const { statements } = await totalOrder(ctx, { id: order.id, varianceReason: before.varianceReason })
  const bill = found(statements.find(statement => statement.payer === 'customer'))
  record(ctx, 'statement.demandApplied', asked, { statementId: bill.id, totalFen: bill.totalFen })
  return { id: asked.id, statementId: bill.id, totalFen: bill.totalFen }
}

function record(ctx: Ctx, event: string, demand: Asked, data: Record<string, unknown>, reason = ''): void {
  ctx.record({
    event,
    subject: { kind: 'statement', id: demand.statementId },
    threadId: demand.orderId,
    data: { demand: demand.id, kind: demand.kind, ...data },
    reason: reason === '' ? undefined : reason,
  })
}
