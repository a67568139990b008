import { addMinutes, minutesBetween } from '#domain/kernel/time.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { lowRating } from '#domain/processes/delivery/duties.ts'
import { acceptancePaper } from '#domain/processes/delivery/papers/acceptance.ts'
import { deliveryRefusals } from '#domain/processes/delivery/refusals.ts'
import { wearCheck } from '#domain/processes/quality/checklists.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { endSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { setNextService } from '../customers/mileage.ts'
import { setDelivery, setLinesExplained } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'
import { deliveryFor } from './prepare.ts'
import { type DeliveryRow, oldPartsOf, passedInspections, saveDelivery } from './queries.ts'
import { planReminder } from './service-reminder.ts'

type Api = Handlers<typeof deliveryContract>

export const startPickup: Api['startPickup'] = async (ctx, input) => {
  const { order } = await deliveryFor(ctx, input)
  if (order.delivery !== 'notified' && order.delivery !== 'prepared') throw refuse(deliveryRefusals.notNotified)
  if (order.money === 'open') throw refuse(deliveryRefusals.notTotalled)
  const version = await saveDelivery(ctx, order.id, { pickupStartedAt: ctx.now })
  await setDelivery(ctx, order, 'accepting')
  ctx.record({ event: 'delivery.pickupStarted', subject: { kind: 'order', id: order.id }, threadId: order.id })
  return { id: order.id, version }
}

/** DLV-09: item by item, before the customer and the car. */
export const explainLines: Api['explain'] = async (ctx, input) => {
  const { order } = await deliveryFor(ctx, input)
  if (order.delivery !== 'accepting') throw refuse(deliveryRefusals.notAccepting)
  await setLinesExplained(ctx, order, input.lineIds)
  const version = await saveDelivery(ctx, order.id, { explainedBy: staffId(ctx) })
  ctx.record({
    event: 'delivery.explained',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { lines: input.lineIds.length },
  })
  return { id: order.id, version }
}

export const decideOldParts: Api['decideOldParts'] = async (ctx, input) => {
  const { order } = await unsigned(ctx, input)
  for (const { id, decision } of input.decisions) {
    await ctx.db
      .updateTable('oldParts')
      .set({ decision, decidedAt: ctx.now })
      .where('id', '=', id)
      .where('orderId', '=', order.id)
      .execute()
  }
  const version = await saveDelivery(ctx, order.id, {})
  ctx.record({
    event: 'delivery.oldParts',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { decisions: input.decisions.map(item => item.decision) },
  })
  return { id: order.id, version }
}

/** Decisions and advice stand on the acceptance: once the customer has signed it they stay as they are. */
async function unsigned(ctx: Ctx, input: { id: string; version: number }) {
  const found = await deliveryFor(ctx, input)
  if (found.order.delivery === 'accepted') throw refuse(deliveryRefusals.accepted)
  return found
}

/** DLV-11: the next service is set on the car, so that the reminder knows it. */
export const adviseCustomer: Api['advise'] = async (ctx, input) => {
  const { order } = await unsigned(ctx, input)
  if (order.kind === 'maintenance' && input.nextKm === null) throw refuse(deliveryRefusals.nextKmNeeded)
  const { careNotes, nextOn, nextKm, nextContent } = input
  const version = await saveDelivery(ctx, order.id, { careNotes, nextOn, nextKm, nextContent })
  await setNextService(ctx, order.vehicleId, { on: nextOn, km: nextKm, content: nextContent })
  await planReminder(ctx, order, { nextOn, nextKm })
  ctx.record({
    event: 'delivery.explained',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { nextOn, nextKm, nextContent },
  })
  return { id: order.id, version }
}

/** DLV-13, DLV-14: result accepted by signature; a low rating calls the manager before the customer leaves. */
export const acceptResult: Api['accept'] = async (ctx, input) => {
  const { order, delivery } = await deliveryFor(ctx, input)
  if (order.delivery !== 'accepting') throw refuse(deliveryRefusals.notAccepting)
  await checkExplained(ctx, order, delivery)
  const parties = await partiesOfOrder(ctx, order)
  const paper = await issuePaper(ctx, acceptancePaper, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    content: await acceptanceContent(ctx, order, delivery, parties, input),
  })
  const inspector = (await passedInspections(ctx, order.id)).exit?.name ?? ctx.actor.name
  await signPaper(ctx, { paperId: paper.id, role: 'inspector', method: 'staff', signerName: inspector })
  await signPaper(ctx, { paperId: paper.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  await signPaper(ctx, {
    paperId: paper.id,
    role: 'customer',
    method: 'drawn',
    signerName: input.signerName,
    image: input.image,
    personId: parties.senderId,
  })
  const version = await saveDelivery(ctx, order.id, {
    acceptedAt: ctx.now,
    rating: input.rating,
    feedback: input.feedback,
  })
  await setDelivery(ctx, order, 'accepted')
  const wear = await sheetFor(ctx, wearCheck.key, order.id)
  if (wear) await endSheet(ctx, wear.id)
  if (input.rating !== null && input.rating <= 3) {
    await openDuty(ctx, lowRating, {
      subject: { kind: 'order', id: order.id },
      threadId: order.id,
      params: { order: order.number ?? '' },
      dueAt: addMinutes(ctx.now, 15),
    })
  }
  const minutes = delivery.pickupStartedAt === null ? 0 : minutesBetween(delivery.pickupStartedAt, ctx.now)
  ctx.record({
    event: 'delivery.accepted',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { rating: input.rating, minutes },
  })
  return { id: order.id, version, paperId: paper.id }
}

async function checkExplained(ctx: Ctx, order: OrderRecord, delivery: DeliveryRow): Promise<void> {
  const open = liveLines(await linesOf(ctx, order.id)).find(line => line.kind === 'labour' && line.explainedAt === null)
  if (open) throw refuse(deliveryRefusals.unexplained, { name: open.name })
  const undecided = (await oldPartsOf(ctx, order.id)).find(part => part.decision === null)
  if (undecided) throw refuse(deliveryRefusals.oldParts, { name: undecided.name })
  if (delivery.nextOn === null) throw refuse(deliveryRefusals.noNextService)
}

async function acceptanceContent(
  ctx: Ctx,
  order: OrderRecord,
  delivery: DeliveryRow,
  parties: Awaited<ReturnType<typeof partiesOfOrder>>,
  input: { rating: number | null; feedback: string },
) {
  const { self, exit } = await passedInspections(ctx, order.id)
  const check = (row: { name: string; at: string } | undefined) => ({
    by: row?.name ?? '',
    at: row?.at ?? ctx.now,
    result: '合格',
    note: null,
  })
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  return {
    orderNumber: order.number ?? '',
    customer: parties.customer,
    vehicle: parties.vehicle,
    selfCheck: check(self),
    inspectorCheck: check(exit),
    explained: lines.map(line => ({ item: line.name, result: '已完成并解释' })),
    oldParts: (await oldPartsOf(ctx, order.id)).map(part => ({
      name: part.name,
      count: Math.max(1, Math.round(part.qtyMilli / 1000)),
      decision: part.decision === 'take' ? '客户带走' : '留店处理',
    })),
    careNotes: delivery.careNotes,
    nextMaintenanceOn: delivery.nextOn,
    nextMaintenanceKm: delivery.nextKm,
    nextMaintenanceItems: delivery.nextContent === '' ? null : delivery.nextContent,
    rating: input.rating,
    feedback: input.feedback === '' ? null : input.feedback,
    deliveredAt: ctx.now,
  }
}
