import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { WasteKind } from '#domain/processes/workshop/waste.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

export type NewWaste = {
  id: string
  kind: WasteKind
  qtyMilli: number
  jobId: string | null
  firm?: string
  manifest?: string
}

/** Who takes away and who adds look at one balance. */
export async function lockWaste(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('workshop.waste ' || ${ctx.store.id}, 0))`.execute(ctx.db)
}

export async function insertWaste(ctx: Ctx, movements: readonly NewWaste[]): Promise<void> {
  const noted = { storeId: ctx.store.id, notedBy: staffId(ctx), notedAt: ctx.now }
  await ctx.db
    .insertInto('wasteMovements')
    .values(movements.map(({ firm = '', manifest = '', ...movement }) => ({ ...movement, firm, manifest, ...noted })))
    .execute()
}

/** What is kept of each kind. */
export async function wasteKept(ctx: Ctx): Promise<Map<WasteKind, number>> {
  const { rows } = await sql<{ kind: WasteKind; qtyMilli: number }>`SELECT kind, sum(qty_milli)::bigint AS qty_milli
    FROM waste_movements WHERE store_id = ${ctx.store.id} GROUP BY kind`.execute(ctx.db)
  return new Map(rows.map(({ kind, qtyMilli }) => [kind, qtyMilli]))
}

type Page = { kind: WasteKind | undefined; after: { at: Instant; id: string } | undefined; limit: number }

export async function listWaste(ctx: Ctx, { kind, after, limit }: Page) {
  const { rows } = await sql<{
    id: string
    kind: WasteKind
    qtyMilli: number
    orderId: string | null
    plate: string
    job: string
    firm: string
    manifest: string
    by: string
    at: Instant
  }>`SELECT w.id, w.kind, w.qty_milli, j.order_id, coalesce(v.plate, '') AS plate, coalesce(l.name, '') AS job,
      w.firm, w.manifest, s.name AS by, w.noted_at AS at
    FROM waste_movements w JOIN staff s ON s.id = w.noted_by LEFT JOIN jobs j ON j.id = w.job_id
      LEFT JOIN order_lines l ON l.id = j.line_id LEFT JOIN repair_orders o ON o.id = j.order_id
      LEFT JOIN vehicles v ON v.id = o.vehicle_id
    WHERE w.store_id = ${ctx.store.id} AND (${kind ?? null}::text IS NULL OR w.kind = ${kind ?? null})
      AND (${after?.at ?? null}::timestamptz IS NULL OR (w.noted_at, w.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY w.noted_at DESC, w.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}
