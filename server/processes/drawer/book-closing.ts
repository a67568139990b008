import type { Fen } from '#domain/kernel/money.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type Account, postMoney } from '#server/mechanisms/ledgers/money.ts'
import { tillOf } from '#server/mechanisms/ledgers/till.ts'
import type { ClosingRecord } from './queries.ts'

/**
 * Books what a closing does to the cash: a difference found by counting, and what goes to the safe. Afterwards the till
 * holds what lies in the drawer. A closing taken back is booked the other way round, on the same day.
 */
export async function bookClosing(ctx: Ctx, closing: ClosingRecord, differenceFen: Fen, sign: 1 | -1): Promise<void> {
  await book(ctx, closing, 'drawer.difference', clearing(ctx, 'drawerDifference'), sign * differenceFen)
  await book(ctx, closing, 'drawer.handIn', clearing(ctx, 'safe'), sign * -closing.handInFen)
}

async function book(ctx: Ctx, closing: ClosingRecord, kind: string, against: Account, tillFen: Fen): Promise<void> {
  if (tillFen === 0) return
  await postMoney(ctx, {
    kind,
    subject: { kind: 'drawerClosing', id: closing.id },
    cashierId: closing.cashierId,
    businessOn: closing.throughOn,
    note: closing.number,
    entries: [
      { account: tillOf(ctx, 'cash'), amountFen: tillFen },
      { account: against, amountFen: -tillFen },
    ],
  })
}

const clearing = (ctx: Ctx, label: string): Account => ({
  kind: 'clearing',
  subject: { kind: 'store', id: ctx.store.id },
  label,
  mayBeNegative: true,
})
