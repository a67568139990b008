import { newId } from '#domain/kernel/id.ts'
import { formatFen } from '#domain/kernel/money.ts'
import { addDaysOn, type DateOn, dateOn } from '#domain/kernel/time.ts'
import { differenceApproval } from '#domain/processes/drawer/approvals.ts'
import type { drawerContract } from '#domain/processes/drawer/contract.ts'
import { type Counted, compareCount, expectedFen, type Flow, offFen } from '#domain/processes/drawer/count.ts'
import { drawerApprover, drawerTolerance } from '#domain/processes/drawer/policies.ts'
import { drawerRefusals } from '#domain/processes/drawer/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { askApproval } from '#server/mechanisms/approvals/approvals.ts'
import { holdDrawer, sealDrawer } from '#server/mechanisms/ledgers/seal-drawer.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { bookClosing } from './book-closing.ts'
import { issueClosingPaper } from './closing-paper.ts'
import { type ClosingRecord, daysOf, findClosing, flowsOf, insertClosing } from './queries.ts'

type Api = Handlers<typeof drawerContract>

/**
 * The day of one cashier is counted, booked and sealed in one transaction. A difference beyond the store's tolerance
 * waits for approval, but the day is sealed meanwhile: what was counted must not move under the one who decides.
 */
export const closeDrawer: Api['close'] = async (ctx, input) => {
  const cashierId = staffId(ctx)
  const { closedThroughOn: after } = await holdDrawer(ctx, cashierId)
  const fromOn = await firstDay(ctx, { cashierId, after, throughOn: input.throughOn })
  const flows = await flowsOf(ctx, { cashierId, after, throughOn: input.throughOn })
  const lines = ruled(compareCount(flows, { ...input, reason: input.reason ?? null }))
  const off = offFen(lines)
  const isAsked = off > (await policy(ctx, drawerTolerance))
  const closing = await keepClosing(
    ctx,
    {
      id: input.id,
      storeId: ctx.store.id,
      cashierId,
      fromOn,
      throughOn: input.throughOn,
      pieces: JSON.stringify(input.pieces.filter(each => each.pieces > 0)),
      offFen: off,
      reason: input.reason ?? '',
      handInFen: input.handInFen,
      keptFen: cashOf(lines).countedFen - input.handInFen,
      state: isAsked ? 'asked' : 'closed',
      closedAt: ctx.now,
    },
    lines,
  )
  await bookClosing(ctx, closing, cashDifference(lines), 1)
  await sealDrawer(ctx, cashierId, input.throughOn)
  if (isAsked) await askAbout(ctx, closing)
  await issueClosingPaper(ctx, closing)
  ctx.record({
    event: isAsked ? 'drawer.counted' : 'drawer.closed',
    subject: { kind: 'drawerClosing', id: closing.id },
    data: { throughOn: closing.throughOn, offFen: off, handInFen: input.handInFen, keptFen: closing.keptFen },
    reason: input.reason ?? undefined,
  })
  return { id: closing.id, number: closing.number, state: closing.state, offFen: off }
}

/** The first day the closing is of; refused where the days themselves do not fit. */
async function firstDay(
  ctx: Ctx,
  { cashierId, after, throughOn }: { cashierId: string; after: DateOn | null; throughOn: DateOn },
): Promise<DateOn> {
  if (throughOn > dateOn(ctx.now, ctx.store.zone)) throw refuse(drawerRefusals.dayToCome, { day: throughOn })
  if (after !== null && after >= throughOn) throw refuse(drawerRefusals.closed, { day: after })
  const { firstOn, lastCashOn } = await daysOf(ctx, { cashierId, after, throughOn: null })
  // The cash of a later day lies in the same drawer and would be counted with it.
  if (lastCashOn !== null && lastCashOn > throughOn) throw refuse(drawerRefusals.laterCash, { day: throughOn })
  if (after !== null) return addDaysOn(after, 1)
  return firstOn !== null && firstOn < throughOn ? firstOn : throughOn
}

type Line = Flow & Counted
type NewClosing = Omit<Parameters<typeof insertClosing>[1], 'number'>

async function keepClosing(ctx: Ctx, closing: NewClosing, lines: readonly Line[]): Promise<ClosingRecord> {
  const number = await drawNumber(ctx, 'RJ')
  const counts = lines.map(line => ({ ...line, id: newId(), storeId: ctx.store.id, closingId: closing.id }))
  await insertClosing(ctx, { ...closing, number }, counts)
  return found(await findClosing(ctx, closing.id))
}

async function askAbout(ctx: Ctx, closing: ClosingRecord): Promise<void> {
  await askApproval(ctx, {
    kind: differenceApproval.kind,
    subject: { kind: 'drawerClosing', id: closing.id },
    amountFen: closing.offFen,
    approverRole: await policy(ctx, drawerApprover),
    reason: closing.reason,
    params: { amount: formatFen(closing.offFen), number: closing.number },
  })
}

export function cashOf<L extends { way: string }>(lines: readonly L[]): L {
  return found(lines.find(line => line.way === 'cash'))
}

/** What lies in the drawer beyond what was booked; below zero it is missing. */
export const cashDifference = (lines: readonly Line[]): number => {
  const cash = cashOf(lines)
  return cash.countedFen - expectedFen(cash)
}
