import { newId } from '#domain/kernel/id.ts'
import { formatLocal, type Instant } from '#domain/kernel/time.ts'
import { floorAsItStands } from '#domain/mechanisms/resources/floor.ts'
import { type Overtime, stayingLate } from '#domain/mechanisms/resources/overtime.ts'
import { type ProposedPromise, proposePromise } from '#domain/mechanisms/resources/promise.ts'
import type { SingleWork } from '#domain/processes/catalogue/work-needs.ts'
import { mayEditLines, orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { openTask } from '#domain/processes/repair-orders/floor-work.ts'
import { promiseMargin } from '#domain/processes/repair-orders/policies.ts'
import { labelTexts, orderLabel } from '#domain/processes/repair-orders/status.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { partsArrival } from '#server/processes/stock/queries-readiness.ts'
import { axesOf } from './axes.ts'
import { floorAhead } from './floor-ahead.ts'
import { findOrder, type OrderRecord } from './queries.ts'
import { linesWanted, overtimesAhead } from './queries-floor.ts'
import { touchOrder } from './save-lines.ts'
import { promiseMoved } from './signals.ts'
import { withdrawSignature } from './withdraw-signature.ts'

type Api = Handlers<typeof repairOrdersContract>

/** The earliest time the workshop can keep for what is still to be done of an order; the hours people stay for it count. */
export async function proposalFor(ctx: Ctx, order: OrderRecord): Promise<ProposedPromise> {
  const overtimes = await overtimesAhead(ctx)
  const isLate = overtimes.some(({ orderId }) => orderId === order.id)
  const promises = await promisesNow(ctx, isLate ? overtimes : [])
  const lines = await linesWanted(ctx, order.id)
  return promises.of({
    ...{ orderId: order.id, lines, namedTechnicianId: order.namedTechnicianId },
    partsArriveAt: await partsArrival(ctx, order.id),
  })
}

type Work = {
  orderId: string
  lines: readonly (SingleWork & { id: string; hoursCenti: number })[]
  namedTechnicianId: string | null
  partsArriveAt: Instant | null
}

/** What can be promised as the workshop stands now; asked for several pieces of work it is read once. */
export async function promisesNow(
  ctx: Ctx,
  overtimes: readonly Overtime[] = [],
): Promise<{ of(work: Work): ProposedPromise }> {
  const { question: usual, people, afterMinutes } = await floorAhead(ctx)
  const technicianIds = people.technicians.map(({ id }) => id)
  const question = overtimes.length === 0 ? usual : stayingLate(usual, technicianIds, overtimes)
  const floor = floorAsItStands(question)
  const margin = await policy(ctx, promiseMargin)
  return {
    of: ({ orderId, lines, namedTechnicianId, partsArriveAt }) => {
      const open = lines.map(line => openTask({ ...line, orderId }, namedTechnicianId, people))
      const given = question.tasks.filter(task => task.orderId === orderId)
      const known = new Set(given.map(task => task.id))
      const tasks = [...given, ...open.filter(task => !known.has(task.id))]
      return proposePromise(floor, question.calendar, { orderId, tasks, partsArriveAt, afterMinutes, margin })
    },
  }
}

export const proposeOrderPromise: Api['proposePromise'] = async (ctx, input) => {
  const proposal = await proposalFor(ctx, found(await findOrder(ctx, input.id)))
  return { promisedAt: proposal.promisedAt, breakdown: [...proposal.breakdown] }
}

export const setPromise: Api['promise'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  const axes = await axesOf(ctx, order)
  ruled(mayEditLines(axes, orderLabel(axes)))
  if (input.promisedAt <= ctx.now) throw refuse(orderRefusals.promisePast)
  const proposal = await proposalFor(ctx, order)
  if (input.reason.trim() === '') {
    if (proposal.promisedAt === null) throw refuse(orderRefusals.nobodyForWork)
    if (input.promisedAt < proposal.promisedAt)
      throw refuse(orderRefusals.notEarlier, { proposed: formatLocal(proposal.promisedAt, ctx.store.zone) })
  }
  await withdrawSignature(ctx, order, '交车时间变更')
  await addPromise(ctx, order.id, {
    promisedAt: input.promisedAt,
    reason: input.reason,
    channel: '',
    personReached: '',
  })
  const version = await touchOrder(ctx, order, { promisedAt: input.promisedAt, firstPromisedAt: input.promisedAt })
  ctx.record({
    event: 'order.promised',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { promisedAt: input.promisedAt, proposedAt: proposal.promisedAt },
    reason: input.reason,
  })
  return { id: order.id, version }
}

/** RO-12: after a delay the customer is told, a new time is agreed, old and new stay with the reason. */
export const agreeNewPromise: Api['rePromise'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  if (order.cancelledAt !== null || order.delivery === 'gone')
    throw refuse(orderRefusals.ended, { label: labelTexts[order.cancelledAt === null ? 'gone' : 'cancelled'] })
  if (order.authorisation !== 'signed') throw refuse(orderRefusals.unsigned)
  if (input.promisedAt <= ctx.now) throw refuse(orderRefusals.promisePast)
  await addPromise(ctx, order.id, input)
  const version = await touchOrder(ctx, order, { promisedAt: input.promisedAt })
  ctx.record({
    event: 'order.rePromised',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: {
      changed: { promisedAt: { from: order.promisedAt, to: input.promisedAt } },
      channel: input.channel,
      apology: input.apology,
    },
    reason: input.reason,
  })
  await emit(ctx, promiseMoved, { orderId: order.id })
  return { id: order.id, version }
}

export async function addPromise(
  ctx: Ctx,
  orderId: string,
  promise: { promisedAt: Instant; reason: string; channel: string; personReached: string },
): Promise<void> {
  await ctx.db
    .insertInto('promises')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      orderId,
      promisedAt: promise.promisedAt,
      reason: promise.reason,
      consentChannel: promise.channel,
      personReached: promise.personReached,
      madeBy: staffIdOrNull(ctx),
      madeAt: ctx.now,
    })
    .execute()
}
