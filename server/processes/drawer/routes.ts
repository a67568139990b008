import { addDaysOn, type DateOn, dateOn } from '#domain/kernel/time.ts'
import type { drawerContract } from '#domain/processes/drawer/contract.ts'
import { drawerClosingPaper } from '#domain/processes/drawer/papers/drawer-closing.ts'
import { drawerTolerance } from '#domain/processes/drawer/policies.ts'
import { type Ctx, staffId, staffIdOrNull } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { closedThrough } from '#server/mechanisms/ledgers/drawers.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { closeDrawer } from './close-drawer.ts'
import { piecesOf } from './closing-paper.ts'
import {
  type ClosingRecord,
  countsOf,
  daysOf,
  findClosing,
  flowsOf,
  lastInForce,
  movementsOf,
  spanOf,
  waitingOf,
} from './queries.ts'
import { listClosings } from './queries-lists.ts'
import { askReopen, withdrawCount } from './reopen-drawer.ts'

type Api = Handlers<typeof drawerContract>

const mine: Api['mine'] = async ctx => {
  const cashierId = staffId(ctx)
  const after = await closedThrough(ctx, cashierId)
  const days = await openDays(ctx, cashierId, after)
  const span = { cashierId, after, throughOn: days.fromOn === null ? null : days.throughOn }
  const last = await lastInForce(ctx, cashierId)
  return {
    ...days,
    closedThroughOn: after,
    flows: await flowsOf(ctx, span),
    movements: await movementsOf(ctx, span),
    waiting: await waitingOf(ctx, cashierId),
    toleranceFen: await policy(ctx, drawerTolerance),
    last: last ? { id: last.id, number: last.number, state: last.state } : null,
  }
}

/** What is to be closed next: through today if anything came in today, else through the last day that had anything. */
async function openDays(ctx: Ctx, cashierId: string, after: DateOn | null) {
  const today = dateOn(ctx.now, ctx.store.zone)
  if (after !== null && after >= today) return { fromOn: null, throughOn: after }
  const { firstOn, lastOn } = await daysOf(ctx, { cashierId, after, throughOn: today })
  const throughOn = lastOn ?? today
  return { fromOn: after === null ? (firstOn ?? throughOn) : addDaysOn(after, 1), throughOn }
}

const get: Api['get'] = async (ctx, input) => {
  const { rows } = await listClosings(ctx, { id: input.id, limit: 1 })
  const row = found(rows[0])
  const closing = found(await findClosing(ctx, input.id))
  const paper = await currentPaper(ctx, drawerClosingPaper.kind, closing.id)
  return {
    ...row,
    counts: await countsOf(ctx, closing.id),
    pieces: piecesOf(closing),
    decidedBy: await nameOf(ctx, closing.decidedBy),
    decidedAt: closing.decidedAt,
    reopenedBy: await nameOf(ctx, closing.reopenedBy),
    reopenedAt: closing.reopenedAt,
    reopenReason: closing.reopenReason,
    paperId: paper?.id ?? null,
    movements: await movementsOf(ctx, spanOf(closing)),
    version: closing.version,
    can: {
      withdraw: closing.state === 'asked' && closing.cashierId === staffIdOrNull(ctx),
      askReopen: (await isLast(ctx, closing)) && ctx.can('drawer.reopen'),
    },
  }
}

const nameOf = async (ctx: Ctx, id: string | null): Promise<string | null> =>
  id === null ? null : nameOfStaff(ctx, id)

async function isLast(ctx: Ctx, closing: ClosingRecord): Promise<boolean> {
  return closing.state === 'closed' && (await lastInForce(ctx, closing.cashierId))?.id === closing.id
}

export const drawerRoutes: Api = {
  mine,
  close: closeDrawer,
  list: listClosings,
  get,
  withdraw: withdrawCount,
  askReopen,
}
