import { type Selectable, sql } from 'kysely'
import type { AddOnsTable, OrderLinesTable, RepairOrdersTable, VisitsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type OrderRecord = Selectable<RepairOrdersTable>
export type LineRecord = Selectable<OrderLinesTable>
export type AddOnRecord = Selectable<AddOnsTable>
export type VisitRecord = Selectable<VisitsTable>

export async function findOrder(
  ctx: Ctx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<OrderRecord | undefined> {
  const query = ctx.db.selectFrom('repairOrders').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function findVisit(
  ctx: Ctx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<VisitRecord | undefined> {
  const query = ctx.db.selectFrom('visits').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function linesOf(ctx: Ctx, orderId: string): Promise<LineRecord[]> {
  return ctx.db
    .selectFrom('orderLines')
    .selectAll()
    .where('orderId', '=', orderId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The lines that count: neither declined nor cancelled. */
export function liveLines<T extends { state: string }>(lines: readonly T[]): T[] {
  return lines.filter(line => line.state !== 'declined' && line.state !== 'cancelled')
}

export async function ordersOfVisit(ctx: Ctx, visitId: string): Promise<OrderRecord[]> {
  return ctx.db
    .selectFrom('repairOrders')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('cancelledAt', 'is', null)
    .orderBy('createdAt')
    .execute()
}

export async function addOnsOf(ctx: Ctx, orderId: string): Promise<AddOnRecord[]> {
  return ctx.db.selectFrom('addOns').selectAll().where('orderId', '=', orderId).orderBy('foundAt').execute()
}

export async function findAddOnRow(ctx: Ctx, id: string): Promise<AddOnRecord | undefined> {
  return ctx.db
    .selectFrom('addOns')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function promisesOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('promises')
    .leftJoin('staff', 'staff.id', 'promises.madeBy')
    .select([
      'promises.promisedAt',
      'promises.reason',
      'promises.consentChannel',
      'promises.personReached',
      'promises.madeAt',
      'staff.name as madeBy',
    ])
    .where('orderId', '=', orderId)
    .orderBy('promises.madeAt')
    .execute()
}

/** Prices on the board at this moment: hourly rate per trade, price per part. */
export async function catalogueOf(ctx: Ctx, ids: { operations: readonly string[]; parts: readonly string[] }) {
  const operations =
    ids.operations.length === 0
      ? []
      : await ctx.db
          .selectFrom('labourOperations')
          .selectAll()
          .where('id', 'in', [...ids.operations])
          .execute()
  const parts =
    ids.parts.length === 0
      ? []
      : await ctx.db
          .selectFrom('parts')
          .selectAll()
          .where('id', 'in', [...ids.parts])
          .execute()
  return { operations: new Map(operations.map(row => [row.id, row])), parts: new Map(parts.map(row => [row.id, row])) }
}
