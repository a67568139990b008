import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { handoverOwed } from '#domain/processes/reception/handover.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { HandoverView } from '#domain/processes/reception/visit-shape.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { openItemsOf } from '#server/processes/customers/open-items.ts'
import { findVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { lastVisitOf } from './queries-desk.ts'
import { saveVisit, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

type Asked = {
  vehicleId: string | null
  ownerId: string | null
  adviserId: string | null
  /** The present visit, which is not the last one. */
  visitId: string | null
  readAt: string | null
}

/** RCV-29: what whoever received this car last left for the next; what was told to a former owner's adviser stays there. */
export async function handoverOf(ctx: Ctx, asked: Asked): Promise<HandoverView> {
  const none = { owed: false, readAt: asked.readAt, last: null, openItems: [] }
  if (asked.vehicleId === null) return none
  const last = await lastVisitOf(ctx, asked.vehicleId, asked.visitId)
  const items = await openItemsOf(ctx, asked.vehicleId)
  const seesMoney = ctx.can('vehicle.spending')
  const openItems = items.map(({ id, kind, text, reason, safety, amountFen }) => ({
    ...{ id, kind, text, reason, safety },
    amountFen: seesMoney ? amountFen : null,
  }))
  if (!last) return { ...none, openItems }
  const isSameOwner = last.ownerId === null || asked.ownerId === null || last.ownerId === asked.ownerId
  const note = isSameOwner ? last.note : ''
  const { adviserId, readAt } = asked
  return {
    owed: handoverOwed({ adviserId, last: { adviserId: last.adviserId, note }, openItems: openItems.length, readAt }),
    readAt,
    last: { visitId: last.id, at: last.arrivedAt, adviser: last.adviser, note, words: isSameOwner ? last.words : '' },
    openItems,
  }
}

export async function handoverOfVisit(ctx: Ctx, visit: VisitRecord) {
  const { id: visitId, vehicleId, ownerId, adviserId, handoverReadAt: readAt } = visit
  return handoverOf(ctx, { vehicleId, ownerId, adviserId, visitId, readAt })
}

export const readHandover: Api['readHandover'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const handover = await handoverOfVisit(ctx, visit)
  if (!handover.owed) throw refuse(receptionRefusals.nothingToRead)
  return noteReading(ctx, visit, handover)
}

export function noteReading(ctx: Ctx, visit: VisitRecord, { last }: HandoverView) {
  const values = { handoverReadAt: ctx.now, handoverReadBy: staffId(ctx) }
  return saveVisit(ctx, visit, values, 'visit.handoverRead', { data: { from: last?.visitId ?? null } })
}

/** For whoever receives this customer next; what comes to mind after the farewell counts as well. */
export const noteForNext: Api['note'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.id, { lock: true }))
  await checkVersion(ctx, visit, input.version)
  return saveVisit(ctx, visit, { adviserNote: input.note ?? '' }, 'visit.noted')
}
