import { newId } from '#domain/kernel/id.ts'
import { addMinutes, dateOn } from '#domain/kernel/time.ts'
import { type Comeback, comebackOf } from '#domain/processes/guarantee/comeback.ts'
import { decideComeback } from '#domain/processes/guarantee/duties.ts'
import { reworkWindow } from '#domain/processes/guarantee/policies.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import {
  findOrder,
  findVisit,
  type LineRecord,
  linesOf,
  liveLines,
  type OrderRecord,
} from '../repair-orders/queries.ts'
import { earlierWork, knownLines, openComebacks, originOf } from './queries.ts'

const DECIDE_MINUTES = 30
const care = ['maintenance', 'freeCheck', 'beauty']

/**
 * WAR-10, QC-11: nobody has to remember. Every line of labour of an order is compared with what left the shop with the
 * same car: when it is opened, when it is signed, and when its work is done, as lines come to it all that time.
 */
export async function findComebacks(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  const earlier = await earlierWork(ctx, order)
  if (earlier.length === 0) return
  const known = await knownLines(ctx, order.id)
  const rules = { terms: await policy(ctx, guaranteeTerms), window: await policy(ctx, reworkWindow) }
  const visit = found(await findVisit(ctx, order.visitId))
  const now = {
    on: dateOn(order.createdAt, ctx.store.zone),
    km: visit.mileageKm,
    isCare: care.includes(order.kind),
  }
  for (const line of liveLines(await linesOf(ctx, order.id))) {
    if (line.kind !== 'labour' || known.has(line.id)) continue
    const comeback = comebackOf({ ...line, operationId: line.labourOperationId }, earlier, now, rules)
    if (comeback) await keep(ctx, order, line, comeback)
  }
}

/** WAR-10: a car is not made ready to be paid for while work within its guarantee waits for a decision. */
export async function requireDecided(ctx: Ctx, orderId: string): Promise<void> {
  const [open] = await openComebacks(ctx, orderId)
  if (open) throw refuse(guaranteeRefusals.undecided, { name: open.name })
}

async function keep(ctx: Ctx, order: OrderRecord, line: LineRecord, comeback: Comeback): Promise<void> {
  const { kind, earlier, days, km } = comeback
  const origin = await originOf(ctx, earlier.lineId)
  const isFree = line.payer === 'rework'
  const state = isFree ? 'free' : kind === 'guarantee' ? 'open' : 'noted'
  await ctx.db
    .insertInto('comebacks')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      vehicleId: order.vehicleId,
      orderId: order.id,
      lineId: line.id,
      kind,
      firstOrderId: earlier.orderId,
      firstLineId: earlier.lineId,
      firstJobId: origin.jobId,
      responsibleId: origin.staffId,
      partId: origin.partId,
      supplier: origin.supplier,
      system: line.system,
      daysSince: days,
      kmSince: km,
      state,
      decidedAt: state === 'open' ? null : ctx.now,
      foundAt: ctx.now,
    })
    .onConflict(conflict => conflict.column('lineId').doNothing())
    .execute()
  ctx.record({
    event: 'guarantee.found',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { kind, line: line.name, firstOrderId: earlier.orderId, days, km },
  })
  if (state !== 'open') return
  await openDuty(ctx, decideComeback, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    dueAt: addMinutes(ctx.now, DECIDE_MINUTES),
  })
}
