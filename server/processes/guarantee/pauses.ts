import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { mayPause } from '#domain/processes/guarantee/pauses.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { repairOf, watchOrder } from './clocks.ts'
import { insertPause, lockPause, type PauseRow, savePause } from './queries-pauses.ts'

type Api = Handlers<typeof guaranteeContract>

/** WAR-11: what the law takes out of the days, with its proof. */
export const pause: Api['pause'] = async (ctx, { id, pauseId, reason, fromAt, toAt, proof }) => {
  const order = found(await findOrder(ctx, id, { lock: true }))
  ruled(mayPause(await countedRepair(ctx, order), { fromAt, toAt }, ctx.now))
  await insertPause(ctx, {
    ...{ id: pauseId, storeId: ctx.store.id, orderId: id, reason, fromAt, toAt, proof },
    ...{ recordedBy: staffId(ctx), recordedAt: ctx.now },
  })
  ctx.record({ event: 'guarantee.paused', ...placeOf(id), data: { reason, fromAt, toAt }, reason: proof })
  await watchOrder(ctx, id)
  return { id: pauseId, version: 1 }
}

export const endPause: Api['endPause'] = async (ctx, input) => {
  const { row, order } = await loaded(ctx, input)
  if (row.toAt !== null) throw refuse(guaranteeRefusals.pauseEnded)
  ruled(mayPause(await countedRepair(ctx, order), { fromAt: row.fromAt, toAt: input.toAt }, ctx.now))
  const version = await savePause(ctx, row, { toAt: input.toAt })
  ctx.record({ event: 'guarantee.resumed', ...placeOf(row.orderId), data: { reason: row.reason, toAt: input.toAt } })
  await watchOrder(ctx, row.orderId)
  return { id: row.id, version }
}

export const withdrawPause: Api['withdrawPause'] = async (ctx, input) => {
  const { row } = await loaded(ctx, input)
  const version = await savePause(ctx, row, {
    withdrawnAt: ctx.now,
    withdrawnBy: staffId(ctx),
    withdrawnReason: input.reason,
  })
  ctx.record({ event: 'guarantee.pauseWithdrawn', ...placeOf(row.orderId), reason: input.reason })
  await watchOrder(ctx, row.orderId)
  return { id: row.id, version }
}

async function loaded(ctx: Ctx, input: { id: string; version: number }) {
  const row = found(await lockPause(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  if (row.withdrawnAt !== null) throw refuse(guaranteeRefusals.pauseEnded)
  return { row, order: found(await findOrder(ctx, row.orderId)) }
}

async function countedRepair(ctx: Ctx, order: { id: string; vehicleId: string }) {
  const repair = await repairOf(ctx, order)
  if (!repair?.counts) throw refuse(guaranteeRefusals.notCounted)
  return repair
}

const placeOf = (orderId: PauseRow['orderId']) => ({ subject: { kind: 'order', id: orderId }, threadId: orderId })
