import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { decideComeback } from '#domain/processes/guarantee/duties.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { setLinesPayer } from '../repair-orders/move-axes.ts'
import { findOrder, linesOf, type OrderRecord } from '../repair-orders/queries.ts'
import { type ComebackRow, freeComebacks, lockComeback, openComebacks, saveComeback } from './queries.ts'

type Api = Handlers<typeof guaranteeContract>

/** WAR-10: the house pays for the line and the parts it takes; the customer's bill is without them. */
export const makeFree: Api['makeFree'] = async (ctx, input) => {
  const { comeback, order } = await loaded(ctx, input)
  if (comeback.state === 'free' || comeback.state === 'refused') throw refuse(guaranteeRefusals.decided)
  if (order.delivery === 'delivered' || order.delivery === 'gone') throw refuse(guaranteeRefusals.left)
  if (order.money !== 'open') throw refuse(guaranteeRefusals.totalled)
  const lines = await linesOf(ctx, order.id)
  const own = lines.filter(line => line.id === comeback.lineId || line.forLineId === comeback.lineId)
  await setLinesPayer(ctx, order, own, 'rework')
  const version = await saveComeback(ctx, comeback.id, { state: 'free', decidedAt: ctx.now, decidedBy: staffId(ctx) })
  ctx.record({ event: 'guarantee.free', ...placeOf(comeback), data: { lines: own.map(line => line.name) } })
  await closeWhenDecided(ctx, order.id)
  return { id: comeback.id, version }
}

/** WAR-10: only another cause that was proved ends a guarantee. */
export const refuseGuarantee: Api['refuse'] = async (ctx, input) => {
  const { comeback, order } = await loaded(ctx, input)
  if (comeback.state !== 'open') throw refuse(guaranteeRefusals.decided)
  const version = await saveComeback(ctx, comeback.id, {
    state: 'refused',
    proof: input.proof,
    decidedAt: ctx.now,
    decidedBy: staffId(ctx),
  })
  ctx.record({ event: 'guarantee.refused', ...placeOf(comeback), reason: input.proof })
  await closeWhenDecided(ctx, order.id)
  return { id: comeback.id, version }
}

/** QC-17: why it did not hold, by somebody else than who did it. */
export const setCause: Api['setCause'] = async (ctx, input) => {
  const { comeback } = await loaded(ctx, input)
  if (comeback.responsibleId === ctx.actor.id) throw refuse(guaranteeRefusals.ownWork)
  const version = await saveComeback(ctx, comeback.id, { causeGroup: input.group, cause: input.cause })
  ctx.record({ event: 'guarantee.caused', ...placeOf(comeback), data: { group: input.group }, reason: input.cause })
  return { id: comeback.id, version }
}

/** When the car has gone, what its free rework cost the house is known: parts as issued, labour at the house's rate. */
export async function recordCost(ctx: Ctx, orderId: string): Promise<void> {
  const free = await freeComebacks(ctx, orderId)
  if (free.length === 0) return
  const lines = await linesOf(ctx, orderId)
  for (const { id, lineId } of free) {
    const own = lines.filter(line => line.id === lineId || line.forLineId === lineId)
    const costFen = own.reduce((sum, line) => sum + (line.kind === 'part' ? line.costFen : line.amountFen), 0)
    await saveComeback(ctx, id, { costFen })
    ctx.record({
      event: 'guarantee.costed',
      subject: { kind: 'order', id: orderId },
      threadId: orderId,
      data: { comeback: id, costFen },
    })
  }
}

async function loaded(
  ctx: Ctx,
  input: { id: string; version: number },
): Promise<{ comeback: ComebackRow; order: OrderRecord }> {
  const seen = found(await lockComeback(ctx, input.id))
  await checkVersion(ctx, seen, input.version)
  return { comeback: seen, order: found(await findOrder(ctx, seen.orderId, { lock: true })) }
}

async function closeWhenDecided(ctx: Ctx, orderId: string): Promise<void> {
  if ((await openComebacks(ctx, orderId)).length === 0) await closeDuty(ctx, decideComeback, orderId)
}

const placeOf = (comeback: ComebackRow) => ({
  subject: { kind: 'order', id: comeback.orderId },
  threadId: comeback.orderId,
})
