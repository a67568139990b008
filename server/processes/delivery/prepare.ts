import { newId } from '#domain/kernel/id.ts'
import { listed } from '#domain/kernel/texts.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { takeOverFromWorkshop } from '#domain/processes/delivery/duties.ts'
import { takeOverPaper } from '#domain/processes/delivery/papers/take-over.ts'
import { deliveryRefusals } from '#domain/processes/delivery/refusals.ts'
import { mayTakeOver, type TakeOverCheck, takeOverTexts } from '#domain/processes/delivery/take-over.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { completeSheet, openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { requireDecided } from '../guarantee/find-comebacks.ts'
import { belongingsOf, returnBelongings } from '../reception/belongings.ts'
import { moveKey } from '../reception/keys.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'
import { washOf } from '../workshop/queries.ts'
import { askFinalWash } from '../workshop/wash.ts'
import { lockDelivery, passedInspections, saveDelivery } from './queries.ts'

type Api = Handlers<typeof deliveryContract>

/** DLV-01: the finished car is looked at and taken over; its preparation sheet and the old parts list begin here. */
export const takeOver: Api['takeOver'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'passed') throw refuse(deliveryRefusals.notPassed)
  await requireDecided(ctx, order.id)
  const checks = ruled(mayTakeOver(input.checks))
  const existing = await lockDelivery(ctx, order.id)
  if (existing && order.delivery !== 'none') throw refuse(deliveryRefusals.takenOver)
  const columns = { takenOverAt: ctx.now, takenOverBy: staffId(ctx), takeOverNote: input.note ?? '' }
  const version = existing
    ? await saveDelivery(ctx, order.id, { ...columns, ...begunAnew })
    : await insertDelivery(ctx, order, columns)
  await issueTakeOver(ctx, order, checks, input.note)
  await openSheet(ctx, deliveryPreparation, { subject: { kind: 'order', id: order.id }, threadId: order.id })
  await listOldParts(ctx, order)
  await askFinalWash(ctx, order)
  await moveKey(ctx, { visitId: order.visitId, to: { kind: 'staff', staffId: staffId(ctx) }, note: '完工接车' })
  await setDelivery(ctx, order, 'preparing')
  await closeDuty(ctx, takeOverFromWorkshop, order.id)
  ctx.record({
    event: 'delivery.takenOver',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { points: checks.filter(check => !check.ok).map(check => check.key) },
    reason: input.note ?? undefined,
  })
  return { id: order.id, version }
}

/** The workshop gives the car away by the name of whoever passed it last, business takes it over by its own. */
async function issueTakeOver(
  ctx: Ctx,
  order: OrderRecord,
  checks: readonly TakeOverCheck[],
  note: string | null,
): Promise<void> {
  const { customer, vehicle, finder, senderId, ownerId } = await partiesOfOrder(ctx, order)
  const { id: paperId } = await issuePaper(ctx, takeOverPaper, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: senderId ?? ownerId,
    finder,
    content: {
      orderNumber: order.number ?? '',
      customer,
      vehicle,
      takenOverAt: ctx.now,
      points: checks.map(({ key, ok, note: said }) => ({ label: takeOverTexts[key][0], ok, note: said })),
      note,
    },
  })
  const inspector = (await passedInspections(ctx, order.id)).exit?.name ?? ctx.actor.name
  await signPaper(ctx, { paperId, role: 'workshop', method: 'staff', signerName: inspector })
  await signPaper(ctx, { paperId, role: 'business', method: 'staff', signerName: ctx.actor.name })
}

/** A car that came back from the workshop is prepared, shown and accepted anew; what was said before stays on the timeline. */
const begunAnew = {
  preparedAt: null,
  notifiedAt: null,
  pickupStartedAt: null,
  acceptedAt: null,
  rating: null,
  feedback: '',
  stateConfirmedAt: null,
  stateConfirmedBy: '',
}

/** DLV-02: nothing is told to the customer before every tick is there and every belonging is back. */
export const markPrepared: Api['prepared'] = async (ctx, input) => {
  const { order } = await deliveryFor(ctx, input)
  if (order.delivery !== 'preparing') throw refuse(deliveryRefusals.notTakenOver)
  const wash = await washOf(ctx, order.id, 'final')
  if (wash && wash.returnedAt === null) throw refuse(deliveryRefusals.finalWash)
  const sheet = await sheetFor(ctx, deliveryPreparation.key, order.id)
  if (!sheet || sheet.gaps.length > 0) {
    throw refuse(deliveryRefusals.preparationOpen, { items: listed((sheet?.gaps ?? []).map(gap => gap.label)) })
  }
  const belongings = await belongingsOf(ctx, order.visitId)
  const missing = belongings.missing.map(item => item.name)
  if (missing.length > 0) throw refuse(deliveryRefusals.belongingsMissing, { items: missing.join('、') })
  if (sheet.state === 'open') await completeSheet(ctx, sheet.id)
  const version = await saveDelivery(ctx, order.id, { preparedAt: ctx.now })
  await setDelivery(ctx, order, 'prepared')
  ctx.record({ event: 'delivery.prepared', subject: { kind: 'order', id: order.id }, threadId: order.id })
  return { id: order.id, version }
}

/** RCV-13: what came with the car goes back into it, counted against the list of the intake. */
export const returnToCar: Api['returnBelongings'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  const { items, papersReturned, custodyClosed } = input
  const after = await returnBelongings(ctx, order.visitId, { items, papersReturned, custodyClosed })
  return { id: order.id, missing: after.missing.map(item => item.name) }
}

/** Order and delivery row, both locked, the version checked. */
export async function deliveryFor(ctx: Ctx, input: { id: string; version: number }) {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  const delivery = await lockDelivery(ctx, order.id)
  if (!delivery) throw refuse(deliveryRefusals.notTakenOver)
  if (order.delivery === 'delivered' || order.delivery === 'gone') throw refuse(deliveryRefusals.done)
  await checkVersion(ctx, { id: order.id, version: delivery.version }, input.version)
  return { order, delivery }
}

async function insertDelivery(
  ctx: Ctx,
  order: OrderRecord,
  columns: { takenOverAt: string; takenOverBy: string; takeOverNote: string },
): Promise<number> {
  await ctx.db
    .insertInto('deliveries')
    .values({ orderId: order.id, storeId: ctx.store.id, ...columns })
    .execute()
  return 1
}

/** DLV-10: every part that was replaced left an old one, which the customer decides about. */
async function listOldParts(ctx: Ctx, order: OrderRecord): Promise<void> {
  const parts = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'part')
  if (parts.length === 0) return
  await ctx.db
    .insertInto('oldParts')
    .values(
      parts.map(line => ({
        id: newId(),
        storeId: ctx.store.id,
        orderId: order.id,
        lineId: line.id,
        name: line.name,
        qtyMilli: line.qtyMilli,
      })),
    )
    .onConflict(conflict => conflict.column('lineId').doNothing())
    .execute()
}
