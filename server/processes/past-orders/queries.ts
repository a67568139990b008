import { newId } from '#domain/kernel/id.ts'
import { cellKey } from '#domain/mechanisms/imports/cells.ts'
import type { PastOrder } from '#domain/processes/past-orders/import-past-orders.ts'
import type { Ctx } from '#server/kernel/context.ts'

const ROWS_AT_ONCE = 1_000

export type KnownPastOrder = { id: string; vehicleId: string; contentHash: string }

/** The orders of these numbers that came in before, by the key of the number. */
export async function knownPastOrders(
  ctx: Ctx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, KnownPastOrder>> {
  if (numbers.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('pastOrders')
    .select(['id', 'vehicleId', 'contentHash', 'numberKey'])
    .where('storeId', '=', ctx.store.id)
    .where('numberKey', 'in', numbers.map(cellKey))
    .execute()
  return new Map(rows.map(row => [row.numberKey, row]))
}

export type PastOrderToSave = {
  id: string
  isKnown: boolean
  vehicleId: string
  contentHash: string
  order: PastOrder
}

/** What the file says of an order replaces what an earlier file said. */
export async function savePastOrders(ctx: Ctx, orders: readonly PastOrderToSave[]): Promise<void> {
  const known = orders.filter(order => order.isKnown).map(order => order.id)
  if (known.length > 0) await ctx.db.deleteFrom('pastOrderLines').where('orderId', 'in', known).execute()
  const rows = orders.map(({ id, vehicleId, contentHash, order }) => ({
    ...{ id, vehicleId, contentHash, storeId: ctx.store.id, importedAt: ctx.now },
    number: order.number,
    numberKey: cellKey(order.number),
    kind: order.kind,
    kindWord: order.kindWord,
    inOn: order.inOn,
    outOn: order.outOn,
    plate: order.plate ?? '',
    mileageKm: order.mileageKm,
    words: order.words,
    adviser: order.adviser,
    amountFen: order.amountFen,
  }))
  await ctx.db
    .insertInto('pastOrders')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        vehicleId: eb.ref('excluded.vehicleId'),
        number: eb.ref('excluded.number'),
        kind: eb.ref('excluded.kind'),
        kindWord: eb.ref('excluded.kindWord'),
        inOn: eb.ref('excluded.inOn'),
        outOn: eb.ref('excluded.outOn'),
        plate: eb.ref('excluded.plate'),
        mileageKm: eb.ref('excluded.mileageKm'),
        words: eb.ref('excluded.words'),
        adviser: eb.ref('excluded.adviser'),
        amountFen: eb.ref('excluded.amountFen'),
        contentHash: eb.ref('excluded.contentHash'),
        importedAt: eb.ref('excluded.importedAt'),
      })),
    )
    .execute()
  await insertLines(ctx, orders)
}

async function insertLines(ctx: Ctx, orders: readonly PastOrderToSave[]): Promise<void> {
  const rows = orders.flatMap(({ id: orderId, order }) =>
    order.lines.map((line, at) => ({
      ...{ id: newId(), storeId: ctx.store.id, orderId, position: at + 1 },
      kind: line.kind,
      code: line.code,
      name: line.name,
      qtyMilli: line.qtyMilli,
      hoursCenti: line.hoursCenti,
      priceFen: line.priceFen,
      amountFen: line.amountFen,
      payer: line.payer,
      technician: line.technician,
    })),
  )
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await ctx.db
      .insertInto('pastOrderLines')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute()
}
