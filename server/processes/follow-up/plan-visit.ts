import { newId } from '#domain/kernel/id.ts'
import { makeCall } from '#domain/processes/follow-up/duties.ts'
import { type Planned, planFollowUp, zRhythm } from '#domain/processes/follow-up/plan.ts'
import { firstFollowUp, followUpScope, whoFollowsUp } from '#domain/processes/follow-up/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { schedule } from '#server/kernel/timers.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { hasComeback } from '../guarantee/queries.ts'
import { findOrder, findVisit, linesOf, liveLines, type VisitRecord } from '../repair-orders/queries.ts'
import { PUSH } from './push.ts'
import { leastBusyCaller } from './queries.ts'
import { personForCall } from './queries-facts.ts'

/** Labour above this many hundredths of an hour makes a job complex enough for a second call (policy complexRepair). */
export const COMPLEX_HOURS_CENTI = 800

/** The contacts after a repair, counted from the gate; who refuses calls is excluded with the reason. */
export async function planAfterOrder(ctx: Ctx, visitId: string, orderId: string): Promise<void> {
  const visit = found(await findVisit(ctx, visitId))
  await plan(ctx, visit, orderId, await isFlagged(ctx, visit, orderId))
}

/** Consultations are followed up too, where the store chose so (000 S7-1). */
export async function planAfterConsultation(ctx: Ctx, visitId: string): Promise<void> {
  if ((await policy(ctx, followUpScope)) !== 'repairsAndConsultations') return
  const visit = found(await findVisit(ctx, visitId))
  if (visit.ownerId === null && visit.senderId === null) return
  await plan(ctx, visit, null, false)
}

async function plan(ctx: Ctx, visit: VisitRecord, orderId: string | null, flagged: boolean): Promise<void> {
  const rhythm = zRhythm.parse(await policy(ctx, firstFollowUp))
  const special = orderId !== null && (await hasComeback(ctx, orderId)) ? 'repeatRepair' : ''
  const contacts = planFollowUp(rhythm, ctx.now, await calendarOf(ctx), flagged)
  const owner = await leastBusyCaller(ctx, await policy(ctx, whoFollowsUp))
  const refused = visit.followUpWanted === false
  for (const contact of contacts) await insert(ctx, visit, orderId, { ...contact, special }, owner, refused)
  ctx.record({
    event: refused ? 'followUp.excluded' : 'followUp.planned',
    subject: { kind: 'visit', id: visit.id },
    threadId: orderId ?? visit.id,
    data: { steps: contacts.map(({ step, way, dueAt }) => ({ step, way, dueAt })) },
    reason: refused ? '客户不愿回访' : undefined,
  })
}

async function insert(
  ctx: Ctx,
  visit: VisitRecord,
  orderId: string | null,
  contact: Planned & { special: '' | 'repeatRepair' },
  ownerId: string | null,
  refused: boolean,
): Promise<void> {
  const id = newId()
  const made = await ctx.db
    .insertInto('followUps')
    .values({
      id,
      storeId: ctx.store.id,
      visitId: visit.id,
      orderId,
      vehicleId: visit.vehicleId,
      personId: visit.senderId ?? visit.ownerId,
      ownerId: contact.way === 'call' ? ownerId : null,
      ...contact,
      state: refused ? 'excluded' : 'planned',
      excludedBecause: refused ? '客户不愿回访' : '',
    })
    .onConflict(conflict => conflict.columns(['visitId', 'step']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made || refused) return
  if (contact.way === 'push') return schedule(ctx, PUSH, id, contact.dueAt)
  await openDuty(ctx, makeCall, {
    subject: { kind: 'followUp', id },
    threadId: orderId ?? visit.id,
    ownerId,
    params: { plate: visit.plate },
    opensAt: contact.fromAt,
    dueAt: contact.dueAt,
  })
}

async function isFlagged(ctx: Ctx, visit: VisitRecord, orderId: string): Promise<boolean> {
  const order = found(await findOrder(ctx, orderId))
  const hours = liveLines(await linesOf(ctx, orderId)).reduce((sum, line) => sum + (line.hoursCenti ?? 0), 0)
  const person = await personForCall(ctx, visit.ownerId)
  const valuable = person?.tags.some(tag => tag === '钻石' || tag === '金') ?? false
  return valuable || order.kind === 'rework' || (await hasComeback(ctx, orderId)) || hours > COMPLEX_HOURS_CENTI
}
