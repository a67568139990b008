import { sql } from 'kysely'
import { dateOn } from '#domain/kernel/time.ts'
import type { Ctx } from './context.ts'

/**
 * Draws the next human number of a series, like `RO-BJ-20261122-0007`. Call it last in a command: the series row stays
 * locked until commit, and a number drawn by a transaction that fails is given back.
 */
export async function drawNumber(ctx: Ctx, series: string): Promise<string> {
  const period = dateOn(ctx.now, ctx.store.zone).replaceAll('-', '')
  const { rows } = await sql<{
    last: number
  }>`INSERT INTO number_series VALUES (${ctx.store.id}, ${series}, ${period}, 1)
    ON CONFLICT (store_id, series, period) DO UPDATE SET last = number_series.last + 1 RETURNING last`.execute(ctx.db)
  return `${series}-${ctx.store.code}-${period}-${String(rows[0]?.last ?? 0).padStart(4, '0')}`
}
