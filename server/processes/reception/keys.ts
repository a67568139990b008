import { newId } from '#domain/kernel/id.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import type { KeyHolder } from '#domain/processes/reception/kinds.ts'
import { keyTagPaper } from '#domain/processes/reception/papers/key-tag.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { type Ctx, staffId, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { newToken } from '#server/kernel/vault.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit, ordersOfVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import {
  freeTag,
  insertKey,
  insertMovement,
  isTagTaken,
  type KeyRow,
  keyRow,
  listKeys,
  lockKey,
  setHolder,
} from './queries-keys.ts'
import { visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

/** RCV-23: the tag says plate, order and place; from now on somebody has the key, or a hook. */
export const issueKey: Api['issueKey'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, { id: input.visitId })
  const known = await keyRow(ctx, visit.id)
  if (known) throw refuse(receptionRefusals.keyIssued, { tag: known.tagNumber })
  if (input.tagNumber !== null && (await isTagTaken(ctx, input.tagNumber)))
    throw refuse(receptionRefusals.tagTaken, { tag: input.tagNumber })
  const holder: Holder =
    input.place === null ? { kind: 'staff', staffId: staffId(ctx) } : { kind: 'board', place: input.place }
  const columns = columnsOf(holder)
  const tagNumber = input.tagNumber ?? (await freeTag(ctx))
  const key = { id: input.id, storeId: ctx.store.id, visitId: visit.id, tagNumber, keyCount: input.keyCount }
  await insertKey(ctx, { ...key, code: newToken(), ...columns, heldSince: ctx.now, issuedAt: ctx.now })
  await noteMovement(ctx, key.id, columns, '接车')
  ctx.record({
    event: 'key.issued',
    subject: { kind: 'key', id: key.id },
    threadId: visit.id,
    data: { tagNumber, holder: columns.holderKind, place: columns.place },
  })
  return { id: key.id, tagNumber, paperId: await printKeyTag(ctx, visit) }
}

export type Holder = { kind: 'board'; place: string } | { kind: 'staff'; staffId: string } | { kind: 'customer' }

/** The key changes hands. Workshop, washing and delivery call this whenever it does; 'customer' frees the tag. */
export async function moveKey(
  ctx: Ctx,
  move: { visitId: string; to: Holder; note?: string | null },
): Promise<{ id: string; tagNumber: string } | undefined> {
  const key = await lockKey(ctx, move.visitId)
  if (!key || (key.holderKind === 'customer' && move.to.kind === 'customer')) return undefined
  const columns = columnsOf(move.to)
  // A key that comes back finds its tag with another car's: it gets a new one, and the car is not kept waiting for that.
  const lost = key.releasedAt !== null && (await isTagTaken(ctx, key.tagNumber))
  const tagNumber = lost ? await freeTag(ctx) : key.tagNumber
  await setHolder(ctx, key.id, { ...columns, tagNumber })
  await noteMovement(ctx, key.id, columns, move.note ?? '')
  ctx.record({
    event: 'key.moved',
    subject: { kind: 'key', id: key.id },
    threadId: move.visitId,
    data: {
      tagNumber,
      changed: { holder: { from: key.holderId ?? key.holderKind, to: columns.holderId ?? columns.holderKind } },
    },
  })
  return { id: key.id, tagNumber }
}

/** Where a visit's key is now, who has it and since when. */
export async function keyOf(ctx: Ctx, visitId: string) {
  return (await listKeys(ctx, { visitId }))[0]
}

export const handOnKey: Api['moveKey'] = async (ctx, input) => {
  const moved = await moveKey(ctx, { visitId: input.visitId, to: holderOf(ctx, input), note: input.note })
  if (!moved) throw refuse(receptionRefusals.noKey)
  return found(await keyOf(ctx, input.visitId))
}

function holderOf(ctx: Ctx, input: { holderKind: KeyHolder; staffId: string | null; place: string | null }): Holder {
  if (input.holderKind === 'customer') return { kind: 'customer' }
  if (input.holderKind === 'board') return { kind: 'board', place: input.place ?? '' }
  return { kind: 'staff', staffId: input.staffId ?? staffId(ctx) }
}

function columnsOf(holder: Holder) {
  return {
    holderKind: holder.kind,
    holderId: holder.kind === 'staff' ? holder.staffId : null,
    place: holder.kind === 'board' ? holder.place : '',
  }
}

async function noteMovement(ctx: Ctx, keyId: string, to: ReturnType<typeof columnsOf>, note: string): Promise<void> {
  await insertMovement(ctx, {
    id: newId(),
    storeId: ctx.store.id,
    keyId,
    at: ctx.now,
    ...to,
    note,
    movedBy: staffIdOrNull(ctx),
  })
}

/** The tag as a label; made anew when the order gets its number, so that the tag names it. */
export async function printKeyTag(ctx: Ctx, visit: VisitRecord): Promise<string> {
  const key = found(await keyRow(ctx, visit.id))
  const [order] = (await ordersOfVisit(ctx, visit.id)).filter(row => row.number !== null)
  const parties = await partiesOfVisit(ctx, visit, order?.number ?? visit.number)
  const paper = await issuePaper(ctx, keyTagPaper, {
    subject: { kind: 'visit', id: visit.id },
    threadId: order?.id ?? visit.id,
    vehicleId: visit.vehicleId,
    finder: `${parties.finder} ${key.tagNumber}`,
    content: {
      orderNumber: order?.number ?? '未开工单',
      vehicle: { plate: parties.vehicle.plate, model: parties.vehicle.model },
      tagNumber: key.tagNumber,
      place: await placeOf(ctx, key),
      adviser: await nameOfStaff(ctx, visit.adviserId),
      promisedAt: order?.promisedAt ?? null,
      code: key.code,
      holders: [],
    },
  })
  return paper.id
}

async function placeOf(ctx: Ctx, key: KeyRow): Promise<string> {
  if (key.holderKind === 'board') return key.place
  return key.holderKind === 'staff' ? nameOfStaff(ctx, key.holderId) : '客户'
}

/** Prints the tag again once the order's number is known. */
export async function refreshKeyTag(ctx: Ctx, visitId: string): Promise<void> {
  const visit = await findVisit(ctx, visitId)
  if (visit && (await keyRow(ctx, visitId))) await printKeyTag(ctx, visit)
}
