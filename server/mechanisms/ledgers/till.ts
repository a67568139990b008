import type { PayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Account } from './money.ts'

/** The store's till, one account for each way to pay. More may go out one way than came in by it. */
export function tillOf(ctx: Ctx, payWay: PayWay): Account {
  return { kind: 'till', subject: { kind: 'store', id: ctx.store.id }, label: payWay, mayBeNegative: true }
}
