import { newId } from '#domain/kernel/id.ts'
import { addMinutes, minutesBetween } from '#domain/kernel/time.ts'
import { washesCar, washRule } from '#domain/processes/reception/policies.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { returnWashedCar } from '#domain/processes/workshop/duties.ts'
import { washReturn } from '#domain/processes/workshop/policies.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { leaveBay } from '../reception/bays.ts'
import { setWashing } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, findVisit, type OrderRecord } from '../repair-orders/queries.ts'
import { listWashes, lockWash, saveWash, type WashRow, washOf } from './queries.ts'

type Api = Handlers<typeof workshopContract>

/** WKS-01: once the customer signed, the washers hear of the car, unless no wash is wanted. */
export async function askWashAfterSigning(ctx: Ctx, orderId: string, visitId: string): Promise<void> {
  const visit = found(await findVisit(ctx, visitId))
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  const washes = washesCar(await policy(ctx, washRule), visit.washWanted)
  if (!washes || order.washing !== 'none') return
  await askWash(ctx, order, 'before')
  await setWashing(ctx, order, 'waiting')
}

/** DLV-02: the finished car is washed once more before its owner sees it, unless no wash is wanted. */
export async function askFinalWash(ctx: Ctx, order: OrderRecord): Promise<void> {
  const visit = found(await findVisit(ctx, order.visitId))
  if (!washesCar(await policy(ctx, washRule), visit.washWanted)) return
  if ((await washOf(ctx, order.id, 'final')) === undefined) await askWash(ctx, order, 'final')
}

async function askWash(ctx: Ctx, order: OrderRecord, phase: 'before' | 'final'): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('washes')
    .values({ id, storeId: ctx.store.id, orderId: order.id, phase, askedAt: ctx.now })
    .execute()
  await notify(ctx, {
    to: { role: 'R-WASH' },
    kind: 'wash.asked',
    subject: { kind: 'wash', id },
    params: { order: order.number ?? '' },
  })
  ctx.record({ event: 'wash.asked', subject: { kind: 'wash', id }, threadId: order.id, data: { phase } })
  return id
}

export const washes: Api['washes'] = async ctx => {
  const limit = await policy(ctx, washReturn)
  const rows = await listWashes(ctx)
  return {
    rows: rows.map(row => ({
      ...row,
      late: row.finishedAt !== null && minutesBetween(row.finishedAt, ctx.now) > limit,
    })),
  }
}

export const startWash: Api['startWash'] = async (ctx, input) => {
  const wash = await washFor(ctx, input.id, input.version)
  if (wash.startedAt !== null) throw refuse(workshopRefusals.washState)
  const version = await saveWash(ctx, wash, { startedAt: ctx.now, washerId: staffId(ctx) })
  const order = await moveOrder(ctx, wash, 'washing')
  await leaveBay(ctx, order.visitId)
  ctx.record({ event: 'wash.started', subject: { kind: 'wash', id: wash.id }, threadId: wash.orderId })
  return { id: wash.id, version }
}

export const finishWash: Api['finishWash'] = async (ctx, input) => {
  const wash = await washFor(ctx, input.id, input.version)
  if (wash.startedAt === null || wash.finishedAt !== null) throw refuse(workshopRefusals.washState)
  const version = await saveWash(ctx, wash, { finishedAt: ctx.now })
  const order = await moveOrder(ctx, wash, 'washed')
  const { plate } = await partiesOfOrder(ctx, order)
  const dueAt = addMinutes(ctx.now, await policy(ctx, washReturn))
  await openDuty(ctx, returnWashedCar, {
    subject: { kind: 'wash', id: wash.id },
    threadId: order.id,
    ownerId: wash.washerId,
    params: { plate },
    dueAt,
  })
  ctx.record({ event: 'wash.finished', subject: { kind: 'wash', id: wash.id }, threadId: order.id })
  return { id: wash.id, version }
}

/** Washer or adviser confirms the hand-back; lateness against the limit stays with the duty. */
export const returnWash: Api['returnWash'] = async (ctx, input) => {
  const wash = await washFor(ctx, input.id, input.version)
  if (wash.finishedAt === null || wash.returnedAt !== null) throw refuse(workshopRefusals.washState)
  const version = await saveWash(ctx, wash, { returnedAt: ctx.now, returnedTo: staffId(ctx) })
  await moveOrder(ctx, wash, 'returned')
  await closeDuty(ctx, returnWashedCar, wash.id)
  ctx.record({
    event: 'wash.returned',
    subject: { kind: 'wash', id: wash.id },
    threadId: wash.orderId,
    data: { minutes: minutesBetween(wash.finishedAt, ctx.now) },
  })
  return { id: wash.id, version }
}

async function washFor(ctx: Ctx, id: string, version: number): Promise<WashRow> {
  const wash = found(await lockWash(ctx, id))
  await checkVersion(ctx, wash, version)
  return wash
}

// Only the wash before the workshop is a state of the order; the final one belongs to preparing delivery.
async function moveOrder(ctx: Ctx, wash: WashRow, washing: 'washing' | 'washed' | 'returned'): Promise<OrderRecord> {
  const order = found(await findOrder(ctx, wash.orderId, { lock: true }))
  if (wash.phase === 'before') await setWashing(ctx, order, washing)
  return order
}
