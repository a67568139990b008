import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cellKey } from '#domain/mechanisms/imports/cells.ts'
import type { PastOrderRow } from '#domain/processes/past-orders/contract.ts'
import type { PastLineKind } from '#domain/processes/past-orders/old-words.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import { meantBy } from '../customers/meant-cars.ts'

type Filter = {
  q?: string | undefined
  kind?: string | undefined
  fromOn?: string | undefined
  toOn?: string | undefined
  vehicleId?: string | undefined
  limit: number
  cursor?: string | undefined
}

const zPlace = z.tuple([z.string(), z.string()])

const columns = sql`o.id, o.number, o.kind, o.kind_word, o.in_on, o.out_on, o.vehicle_id, o.plate, v.vin,
  concat_ws(' ', v.brand, v.series) AS car, o.mileage_km, o.words, o.adviser, o.amount_fen, o.imported_at,
  coalesce((SELECT array_agg(l.name ORDER BY l.position) FROM past_order_lines l
    WHERE l.order_id = o.id AND l.kind <> 'part'), '{}') AS work
  FROM past_orders o JOIN vehicles v ON v.id = o.vehicle_id`

export async function listPastOrders(ctx: Ctx, filter: Filter) {
  const where = [sql`o.store_id = ${ctx.store.id}`]
  if (filter.kind !== undefined) where.push(sql`o.kind = ${filter.kind}`)
  if (filter.fromOn !== undefined) where.push(sql`o.in_on >= ${filter.fromOn}::date`)
  if (filter.toOn !== undefined) where.push(sql`o.in_on <= ${filter.toOn}::date`)
  if (filter.vehicleId !== undefined) where.push(sql`o.vehicle_id = ${filter.vehicleId}`)
  if (filter.q !== undefined) {
    const { vehicleIds } = await meantBy(ctx, filter.q)
    where.push(sql`(o.vehicle_id = ANY(${vehicleIds}::uuid[]) OR o.number_key = ${cellKey(filter.q)})`)
  }
  if (filter.cursor !== undefined) {
    const [inOn, id] = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(o.in_on, o.id) < (${inOn}::date, ${id}::uuid)`)
  }
  const rows = await pastOrders(ctx, where, filter.limit + 1)
  return pageFrom(rows, filter.limit, row => [row.inOn, row.id])
}

export async function findPastOrder(ctx: Ctx, id: string): Promise<PastOrderRow | undefined> {
  const [row] = await pastOrders(ctx, [sql`o.store_id = ${ctx.store.id}`, sql`o.id = ${id}`], 1)
  return row
}

type PastLineRow = {
  id: string
  kind: PastLineKind
  code: string
  name: string
  qtyMilli: number | null
  hoursCenti: number | null
  priceFen: number | null
  amountFen: number | null
  payer: Payer
  technician: string
}

export async function linesOfPastOrder(ctx: Ctx, orderId: string): Promise<PastLineRow[]> {
  const { rows } =
    await sql<PastLineRow>`SELECT id, kind, code, name, qty_milli, hours_centi, price_fen, amount_fen, payer,
    technician FROM past_order_lines WHERE store_id = ${ctx.store.id} AND order_id = ${orderId} ORDER BY position`.execute(
      ctx.db,
    )
  return rows
}

async function pastOrders(ctx: Ctx, where: readonly RawBuilder<unknown>[], limit: number): Promise<PastOrderRow[]> {
  const { rows } = await sql<PastOrderRow>`SELECT ${columns} WHERE ${sql.join([...where], sql` AND `)}
    ORDER BY o.in_on DESC, o.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}
