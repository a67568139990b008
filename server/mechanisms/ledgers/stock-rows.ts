import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Fen } from '#domain/kernel/money.ts'
import { ledgerRefusals } from '#domain/mechanisms/ledgers/refusals.ts'
import { emptyLevel, type StockLevel } from '#domain/mechanisms/ledgers/stock-rule.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'

export type MovementKind = 'opening' | 'receive' | 'issue' | 'return' | 'adjust' | 'reserve' | 'release'

/** What one movement adds to the balance of its part. */
export type Movement = { partId: string; onHandMilli: number; reservedMilli: number; costFen: Fen }

/** The balances of parts, locked in order of part id; a part never held before gets its row here. */
export async function lockLevels(ctx: Ctx, partIds: readonly string[]): Promise<(partId: string) => StockLevel> {
  const sorted = [...new Set(partIds)].toSorted()
  if (sorted.length === 0) return () => emptyLevel
  await ctx.db
    .insertInto('stockBalances')
    .values(sorted.map(partId => ({ storeId: ctx.store.id, partId })))
    .onConflict(conflict => conflict.columns(['storeId', 'partId']).doNothing())
    .execute()
  const rows = await ctx.db
    .selectFrom('stockBalances')
    .select(['partId', 'onHandMilli', 'reservedMilli', 'costTotalFen'])
    .where('storeId', '=', ctx.store.id)
    .where('partId', 'in', sorted)
    .orderBy('partId')
    .forUpdate()
    .execute()
  const byPart = new Map(rows.map(row => [row.partId, row]))
  return partId => byPart.get(partId) ?? emptyLevel
}

/**
 * Writes movements and changes each balance by exactly its movement. The update guards itself: should the locked level
 * not be what the command reckoned with, nothing is written.
 * @returns the movement id of each part
 */
export async function writeMovements(
  ctx: Ctx,
  kind: MovementKind,
  subject: Subject,
  movements: readonly Movement[],
  note = '',
): Promise<Map<string, string>> {
  const rows = movements
    .filter(item => item.onHandMilli !== 0 || item.reservedMilli !== 0 || item.costFen !== 0)
    .map(item => ({ id: newId(), ...item }))
  if (rows.length === 0) return new Map()
  const changed = await sql<{ partId: string }>`UPDATE stock_balances b
    SET on_hand_milli = b.on_hand_milli + d.on_hand, reserved_milli = b.reserved_milli + d.reserved,
      cost_total_fen = b.cost_total_fen + d.cost
    FROM jsonb_to_recordset(${JSON.stringify(
      rows.map(row => ({
        part_id: row.partId,
        on_hand: row.onHandMilli,
        reserved: row.reservedMilli,
        cost: row.costFen,
      })),
    )}::jsonb) AS d (part_id uuid, on_hand bigint, reserved bigint, cost bigint)
    WHERE b.store_id = ${ctx.store.id} AND b.part_id = d.part_id
      AND b.reserved_milli + d.reserved >= 0
      AND b.on_hand_milli + d.on_hand >= b.reserved_milli + d.reserved
      AND b.cost_total_fen + d.cost >= 0
    RETURNING b.part_id`.execute(ctx.db)
  if (changed.rows.length !== rows.length) throw refuse(ledgerRefusals.stockChanged)
  await ctx.db
    .insertInto('stockMovements')
    .values(
      rows.map(row => ({
        id: row.id,
        storeId: ctx.store.id,
        partId: row.partId,
        kind,
        onHandDeltaMilli: row.onHandMilli,
        reservedDeltaMilli: row.reservedMilli,
        costDeltaFen: row.costFen,
        subjectKind: subject.kind,
        subjectId: subject.id,
        byStaff: staffIdOrNull(ctx),
        at: ctx.now,
        note,
      })),
    )
    .execute()
  return new Map(rows.map(row => [row.partId, row.id]))
}

/** What a subject has reserved, and what it was issued net of returns, by part. */
export async function heldBy(
  ctx: Ctx,
  subjectId: string,
): Promise<Map<string, { reservedMilli: number; issuedMilli: number; issuedCostFen: Fen }>> {
  const rows = await ctx.db
    .selectFrom('stockMovements')
    .select(({ fn, ref }) => [
      'partId',
      fn.sum<number>('reservedDeltaMilli').as('reservedMilli'),
      sql<number>`coalesce(-sum(${ref('onHandDeltaMilli')}) FILTER (WHERE kind IN ('issue', 'return')), 0)`.as(
        'issuedMilli',
      ),
      sql<number>`coalesce(-sum(${ref('costDeltaFen')}) FILTER (WHERE kind IN ('issue', 'return')), 0)`.as(
        'issuedCostFen',
      ),
    ])
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', subjectId)
    .groupBy('partId')
    .execute()
  return new Map(rows.map(({ partId, ...held }) => [partId, held]))
}

/** 'Oil filter 04152-YZZA1', for people who read a refusal. */
export async function nameOfPart(ctx: Ctx, partId: string): Promise<string> {
  const row = await ctx.db.selectFrom('parts').select(['name', 'number']).where('id', '=', partId).executeTakeFirst()
  return row ? `${row.name} ${row.number}` : partId
}
