import { hospitalityChecklist } from '#domain/processes/reception/checklists.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { mayGoQuick } from '#domain/processes/reception/quick-path.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import { quickPath } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { answerSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { openOrderFromAppointment } from '#server/processes/appointments/open-order-from-appointment.ts'
import { closeOpenItem, openItemsOf } from '#server/processes/customers/open-items.ts'
import { openOrder } from '#server/processes/repair-orders/open-order.ts'
import { setPromise } from '#server/processes/repair-orders/promise.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { startVisit } from './arrive.ts'
import { handoverOfVisit, noteReading } from './hand-over.ts'
import { saveIdentity, saveRegistration } from './identify.ts'
import { isFirstMeeting, updateVisit } from './queries.ts'
import { takeOver } from './take-visit.ts'
import { visitToEdit } from './visit-record.ts'

/** RCV-06: from the plate to an order that can be signed, in one transaction and one press of a key. */
export const quickIntake: Handlers<typeof receptionContract>['quick'] = async (ctx, input) => {
  if (!input.fromBooking) {
    if (input.lines.length === 0) throw refuse(receptionRefusals.noLines)
    ruled(mayGoQuick(input.kind, input.lines, await policy(ctx, quickPath)))
  }
  const isFirst = await isFirstMeeting(ctx, input.vehicleId)
  const arrived = await startVisit(ctx, { id: input.id, vehicleId: input.vehicleId, attended: true })
  const id = arrived.id
  const fresh = async (): Promise<VisitRecord> => visitToEdit(ctx, { id })
  if ((await fresh()).contactedAt === null) await takeOver(ctx, await fresh(), false)
  const { vehicleId, ownerId, senderId, senderRelation, senderAuthority } = input
  await saveIdentity(ctx, await fresh(), { vehicleId, ownerId, senderId, senderRelation, senderAuthority })
  const { mileageKm, fuelPercent, customerWords, privacyNoticed } = input
  await saveRegistration(ctx, await fresh(), { mileageKm, fuelPercent, customerWords, privacyNoticed })
  await noteAnswers(ctx, await fresh(), input)
  if (isFirst) await updateVisit(ctx, id, { newCustomer: true, introducedAt: input.introduced ? ctx.now : null })
  await readBefore(ctx, await fresh(), input.handoverRead)
  if (input.hospitalityOffered) await offerAll(ctx, id)
  const { orderId } = input
  const order = await openFor(ctx, await fresh(), input)
  await takeItems(ctx, input.openItemIds, { vehicleId, orderId })
  const { promisedAt, promiseReason: reason } = input
  const promised = await setPromise(ctx, { id: orderId, version: order.version, promisedAt, reason })
  return { visitId: id, orderId, orderVersion: promised.version }
}

/** RCV-29: another adviser's customer is not opened unread; on the quick page the notes stand above everything else. */
async function readBefore(ctx: Ctx, visit: VisitRecord, isRead: boolean): Promise<void> {
  const handover = await handoverOfVisit(ctx, visit)
  if (!handover.owed) return
  if (!isRead) throw refuse(receptionRefusals.handoverUnread, { name: handover.last?.adviser ?? '' })
  await noteReading(ctx, visit, handover)
}

async function offerAll(ctx: Ctx, visitId: string): Promise<void> {
  const sheet = found(await sheetFor(ctx, hospitalityChecklist.key, visitId))
  if (sheet.gaps.length === 0) return
  await answerSheet(
    ctx,
    sheet.id,
    sheet.gaps.map(gap => ({ key: gap.key, result: 'ok' })),
  )
}

/** What was declined or wished for last time is on the order now, and is not offered again. */
async function takeItems(ctx: Ctx, ids: readonly string[], on: { vehicleId: string; orderId: string }): Promise<void> {
  if (ids.length === 0) return
  const open = await openItemsOf(ctx, on.vehicleId)
  for (const wanted of ids) {
    const { id } = found(open.find(item => item.id === wanted))
    await closeOpenItem(ctx, id, { state: 'taken', note: '已列入本次工单', threadId: on.orderId })
  }
}

async function openFor(
  ctx: Ctx,
  visit: VisitRecord,
  input: { orderId: string; kind: OrderKind; fromBooking: boolean; lines: LineInput[] },
) {
  const { orderId, kind, lines } = input
  if (!input.fromBooking) return openOrder(ctx, { id: orderId, visitId: visit.id, kind, lines })
  if (visit.appointmentId === null) throw refuse(receptionRefusals.noBooking)
  return openOrderFromAppointment(ctx, visit.appointmentId, { orderId, visitId: visit.id })
}

async function noteAnswers(
  ctx: Ctx,
  visit: VisitRecord,
  input: {
    fromBooking: boolean
    washWanted: boolean | null
    followUpWanted: boolean | null
    followUpTime: string | null
  },
): Promise<void> {
  const { washWanted, followUpWanted } = input
  await updateVisit(ctx, visit.id, {
    purpose: visit.purpose ?? 'repair',
    purposeAt: visit.purposeAt ?? ctx.now,
    // What was booked was talked through; only a quick order is one without a diagnosis.
    quickPath: !input.fromBooking,
    washWanted: washWanted ?? visit.washWanted,
    followUpWanted: followUpWanted ?? visit.followUpWanted,
    followUpTime: input.followUpTime ?? visit.followUpTime,
    followUpPersonId: followUpWanted ? (visit.senderId ?? visit.ownerId) : visit.followUpPersonId,
  })
}
