import { sql } from 'kysely'
import { z } from 'zod'
import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import type { MovementView, StockRow } from '#domain/processes/stock/shapes.ts'
import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { placeStock } from '#server/mechanisms/ledgers/bins.ts'
import { publishedPartPrices } from '#server/processes/catalogue/queries-published.ts'
import { likeText, zAtAndId } from './search-text.ts'

type Api = Handlers<typeof stockContract>
type Row = Omit<StockRow, 'priceFen' | 'costTotalFen'> & { costTotalFen: number }

export const listStock: Api['list'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const where = [sql`b.store_id = ${ctx.store.id}`]
  if (input.empty !== true) where.push(sql`b.on_hand_milli > 0`)
  if (input.category) where.push(sql`p.category = ${input.category}`)
  if (input.q) {
    const [like, key] = [likeText(input.q), `${normalisePartNumber(input.q)}%`]
    where.push(sql`(p.name ILIKE ${like} OR p.number_key LIKE ${key} OR p.initials LIKE ${input.q.toLowerCase()} || '%'
      OR b.bin ILIKE ${like} OR EXISTS (SELECT FROM part_aliases x WHERE x.part_id = p.id AND x.alias ILIKE ${like}))`)
  }
  if (input.cursor !== undefined) where.push(sql`p.number > ${decodeCursor(input.cursor, z.string())}`)
  const { rows } = await sql<Row>`SELECT b.part_id, p.number AS part_number, p.name AS part_name, p.unit, p.category,
      p.grade, b.bin, b.on_hand_milli, b.reserved_milli, b.on_hand_milli - b.reserved_milli AS available_milli,
      b.cost_total_fen
    FROM stock_balances b JOIN parts p ON p.id = b.part_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY p.number LIMIT ${limit + 1}`.execute(ctx.db)
  const prices = await publishedPartPrices(
    ctx,
    rows.map(row => row.partId),
  )
  const costs = ctx.can('catalogue.costs')
  const priced = rows.map(row => ({
    ...row,
    costTotalFen: costs ? row.costTotalFen : null,
    priceFen: prices.get(row.partId) ?? 0,
  }))
  return {
    ...pageFrom(priced, limit, row => row.partNumber),
    can: { receive: ctx.can('parts.receive'), place: ctx.can('stock.place') },
  }
}

export const listMovements: Api['movements'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId)
  const earlier = after ? sql`AND (m.at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<MovementView & { costDeltaFen: number }>`SELECT m.id, m.kind, m.on_hand_delta_milli,
      m.reserved_delta_milli, m.cost_delta_fen, m.subject_kind, m.subject_id,
      coalesce(o.number, g.number, '') AS reference, coalesce(s.name, '') AS by, m.at, m.note
    FROM stock_movements m LEFT JOIN staff s ON s.id = m.by_staff
      LEFT JOIN repair_orders o ON o.id = m.subject_id LEFT JOIN goods_receipts g ON g.id = m.subject_id
    WHERE m.store_id = ${ctx.store.id} AND m.part_id = ${input.partId} ${earlier}
    ORDER BY m.at DESC, m.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  const costs = ctx.can('catalogue.costs')
  const shown = rows.map(row => ({ ...row, costDeltaFen: costs ? row.costDeltaFen : null }))
  return pageFrom(shown, limit, ({ at, id }) => ({ at, id }))
}

export const setBin: Api['place'] = async (ctx, input) => {
  found(await ctx.db.selectFrom('parts').select('id').where('id', '=', input.partId).executeTakeFirst())
  const before = await placeStock(ctx, input.partId, input.bin)
  ctx.record({
    event: 'stock.placed',
    subject: { kind: 'part', id: input.partId },
    data: { changed: { bin: { from: before, to: input.bin } } },
  })
  return { partId: input.partId, bin: input.bin }
}
