import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { MovementView, StockRow } from '#domain/processes/stock/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { beginsWith } from '#server/kernel/database/text-match.ts'
import { contains, termsOf } from '../catalogue/queries-terms.ts'

export type StockFilter = {
  q?: string | null | undefined
  category?: string | null | undefined
  empty: boolean
  /** Continue after this part number. */
  after?: string | undefined
  limit: number
}

type Row = Omit<StockRow, 'priceFen' | 'costTotalFen'> & { costTotalFen: number }

/** What the store holds, by part number. */
export async function findStock(ctx: Ctx, filter: StockFilter): Promise<Row[]> {
  const where: RawBuilder<unknown>[] = [sql`b.store_id = ${ctx.store.id}`]
  if (!filter.empty) where.push(sql`b.on_hand_milli > 0`)
  if (filter.category) where.push(sql`p.category = ${filter.category}`)
  if (filter.after !== undefined) where.push(sql`${filter.q ? sql`m` : sql`p`}.number > ${filter.after}`)
  // In the order of the answer, so that reading stops with the page however many parts a text means.
  const from = filter.q
    ? sql`(SELECT id, number FROM (${partsMeant(ctx, filter.q)}) AS found ORDER BY number) AS m
      JOIN stock_balances b ON b.part_id = m.id JOIN parts p ON p.id = m.id`
    : sql`stock_balances b JOIN parts p ON p.id = b.part_id`
  const { rows } = await sql<Row>`SELECT b.part_id, p.number AS part_number, p.name AS part_name, p.unit, p.category,
      p.grade, b.bin, b.on_hand_milli, b.reserved_milli, b.on_hand_milli - b.reserved_milli AS available_milli,
      b.cost_total_fen
    FROM ${from}
    WHERE ${sql.join(where, sql` AND `)} ORDER BY ${filter.q ? sql`m` : sql`p`}.number LIMIT ${filter.limit}`.execute(
    ctx.db,
  )
  return rows
}

// Each question has an index of its own; asked together row by row they have none.
function partsMeant(ctx: Ctx, q: string): RawBuilder<unknown> {
  const [{ key }, sounds] = [termsOf(q) ?? { key: '' }, q.toLowerCase()]
  const numbered = (ids: RawBuilder<unknown>) => sql`SELECT id, number FROM parts WHERE id IN (${ids})`
  const bins = [q, q.toUpperCase(), q.toLowerCase()]
  return sql`SELECT id, number FROM parts WHERE ${contains('name', q)}
    UNION ${numbered(sql`SELECT part_id FROM part_aliases WHERE ${contains('alias', q)}`)}
    UNION ${numbered(sql`SELECT part_id FROM stock_balances WHERE store_id = ${ctx.store.id} AND bin IN (${sql.join(bins)})`)}
    ${key === '' ? sql`` : sql`UNION SELECT id, number FROM parts WHERE ${beginsWith('numberKey', key)}`}
    ${/^[a-z]+$/.test(sounds) ? sql`UNION SELECT id, number FROM parts WHERE ${beginsWith('initials', sounds)}` : sql``}`
}

type Movement = MovementView & { costDeltaFen: number }

/** Every movement of a part in this store, newest first. */
export async function findMovements(
  ctx: Ctx,
  partId: string,
  before: { at: string; id: string } | undefined,
  limit: number,
): Promise<Movement[]> {
  const earlier = before ? sql`AND (m.at, m.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<Movement>`SELECT m.id, m.kind, m.on_hand_delta_milli, m.reserved_delta_milli,
      m.cost_delta_fen, m.subject_kind, m.subject_id, coalesce(o.number, g.number, '') AS reference,
      coalesce(s.name, '') AS by, m.at, m.note
    FROM stock_movements m LEFT JOIN staff s ON s.id = m.by_staff
      LEFT JOIN repair_orders o ON o.id = m.subject_id LEFT JOIN goods_receipts g ON g.id = m.subject_id
    WHERE m.store_id = ${ctx.store.id} AND m.part_id = ${partId} ${earlier}
    ORDER BY m.at DESC, m.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export type JournalWanted = { partId: string | undefined; from: Instant | undefined; before: Instant | undefined }

export async function findJournal(
  ctx: Ctx,
  { partId, from, before }: JournalWanted,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<(Movement & { partNumber: string; partName: string })[]> {
  const ofPart = partId === undefined ? sql`` : sql`AND m.part_id = ${partId}`
  const since = from === undefined ? sql`` : sql`AND m.at >= ${from}::timestamptz`
  const until = before === undefined ? sql`` : sql`AND m.at < ${before}::timestamptz`
  const earlier = after ? sql`AND (m.at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Movement & { partNumber: string; partName: string }>`SELECT m.id, m.kind,
      m.on_hand_delta_milli, m.reserved_delta_milli, m.cost_delta_fen, m.subject_kind, m.subject_id,
      coalesce(o.number, g.number, '') AS reference, coalesce(s.name, '') AS by, m.at, m.note,
      p.number AS part_number, p.name AS part_name
    FROM stock_movements m JOIN parts p ON p.id = m.part_id LEFT JOIN staff s ON s.id = m.by_staff
      LEFT JOIN repair_orders o ON o.id = m.subject_id LEFT JOIN goods_receipts g ON g.id = m.subject_id
    WHERE m.store_id = ${ctx.store.id} ${ofPart} ${since} ${until} ${earlier}
    ORDER BY m.at DESC, m.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export async function isPart(ctx: Ctx, partId: string): Promise<{ id: string } | undefined> {
  return ctx.db.selectFrom('parts').select('id').where('id', '=', partId).executeTakeFirst()
}
