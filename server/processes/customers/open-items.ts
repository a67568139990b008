import { newId } from '#domain/kernel/id.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import type { OpenItemKind } from '#domain/processes/customers/open-items-contract.ts'
import type { OpenItem } from '#domain/processes/customers/overview-shape.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { endOpenItem, insertOpenItem, listOpenItems, lockOpenItem } from './queries-open-items.ts'

export type NewOpenItem = {
  /** The caller's own id makes remembering the same thing twice harmless. */
  id?: string
  vehicleId: string
  kind: OpenItemKind
  text: string
  reason?: string | null
  safety?: boolean
  amountFen?: number | null
  /** The line, add-on, visit or person it comes from. */
  source: Subject
  threadId?: string | null
  /** When the customer wants to be asked again. */
  contactOn?: DateOn | null
}

/** Keeps a declined line, a wish or a finding with the car until somebody closes it; returns its id. */
export async function rememberOpenItem(ctx: Ctx, item: NewOpenItem): Promise<string> {
  const id = item.id ?? newId()
  const inserted = await insertOpenItem(ctx, {
    id,
    storeId: ctx.store.id,
    vehicleId: item.vehicleId,
    kind: item.kind,
    text: item.text,
    reason: item.reason ?? '',
    safety: item.safety ?? false,
    amountFen: item.amountFen ?? null,
    sourceKind: item.source.kind,
    sourceId: item.source.id,
    contactOn: item.contactOn ?? null,
    createdBy: staffIdOrNull(ctx),
    createdAt: ctx.now,
  })
  if (!inserted) return id
  ctx.record({
    event: 'openItem.remembered',
    subject: { kind: 'vehicle', id: item.vehicleId },
    threadId: item.threadId ?? null,
    data: { item: id, kind: item.kind, safety: item.safety ?? false, source: item.source.kind },
    reason: item.reason ?? undefined,
  })
  return id
}

/** What is open on a car in this store, unsafe things first. */
export async function openItemsOf(ctx: Ctx, vehicleId: string): Promise<OpenItem[]> {
  return listOpenItems(ctx, vehicleId, { closedToo: false })
}

/** Closes an item: taken into an order, or dropped. @throws AppError itemClosed when somebody was quicker. */
export async function closeOpenItem(
  ctx: Ctx,
  id: string,
  end: { state: 'taken' | 'dropped'; note: string; threadId?: string | null },
): Promise<void> {
  const item = found(await lockOpenItem(ctx, id))
  if (item.state !== 'open') throw refuse(customersRefusals.itemClosed)
  await endOpenItem(ctx, id, { state: end.state, note: end.note, by: staffIdOrNull(ctx) })
  ctx.record({
    event: 'openItem.closed',
    subject: { kind: 'vehicle', id: item.vehicleId },
    threadId: end.threadId ?? null,
    data: { item: id, kind: item.kind, state: end.state },
    reason: end.note,
  })
}
