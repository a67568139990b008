import type { StatementView } from '#domain/processes/settlement/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { creditOf } from './bill-posting.ts'
import type { StatementRow } from './queries.ts'
import { neighboursOf, reversalAsked } from './queries-reversal.ts'

type Reversal = StatementView['reversal']

/** Whether a bill is being taken back, which bill stands before and after it, and what its payer has left over. */
export async function reversalOf(ctx: Ctx, statement: StatementRow): Promise<Reversal> {
  const asked = await reversalAsked(ctx, statement.id)
  const isReversed = statement.state === 'reversed'
  return {
    state: isReversed ? 'reversed' : asked?.state === 'asked' || asked?.state === 'granted' ? asked.state : 'none',
    reason: isReversed ? (statement.reverseReason ?? '') : (asked?.reason ?? ''),
    reversedAt: statement.reversedAt,
    reversedBy: statement.reversedBy === null ? '' : await nameOfStaff(ctx, statement.reversedBy),
    ...(await neighboursOf(ctx, statement)),
    creditFen: isReversed ? await creditFree(ctx, statement) : 0,
  }
}

async function creditFree(ctx: Ctx, { orderId, payer }: StatementRow): Promise<number> {
  const order = await findOrder(ctx, orderId)
  return order === undefined || order.money === 'open' ? 0 : creditOf(ctx, orderId, payer)
}
