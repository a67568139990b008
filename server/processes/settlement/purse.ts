import type { BillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Account } from '#server/mechanisms/ledgers/money.ts'
import { tillOf } from '#server/mechanisms/ledgers/till.ts'
import { prepaidAccount, prepaidFen } from '../membership/prepaid.ts'
import { memberOf } from '../membership/queries.ts'
import type { StatementRow } from './queries.ts'
import { ownerOf } from './queries-refunds.ts'

type Bill = Pick<StatementRow, 'payer' | 'orderId'>

/** SET-04: where the money of a payment comes from and goes back to: the till, or what the member has left here. */
export async function purseOf(ctx: Ctx, bill: Bill, way: BillWay): Promise<Account> {
  if (way !== 'prepaid') return tillOf(ctx, way)
  const member = await memberOfBill(ctx, bill)
  if (!member) throw refuse(settlementRefusals.prepaidPayer)
  return prepaidAccount(member.id)
}

/** What the customer of a bill has left with the store; null where the bill is not a member's own. */
export async function prepaidOfBill(ctx: Ctx, bill: Bill): Promise<number | null> {
  const member = await memberOfBill(ctx, bill)
  return member ? prepaidFen(ctx, member.id) : null
}

async function memberOfBill(ctx: Ctx, { payer, orderId }: Bill) {
  const personId = payer === 'customer' ? await ownerOf(ctx, orderId) : null
  return personId === null ? undefined : memberOf(ctx, personId)
}
