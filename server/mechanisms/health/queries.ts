import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type OutboxRow = { party: string; waiting: number; failed: number; oldestWaitingAt: Instant | null }

/**
 * What is on its way out: calls to outside parties, and messages whose time has come. Of one store or of all, as far as
 * the fence of the transaction lets it see.
 */
export async function outboxOf(ctx: Ctx): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    SELECT party, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE state = 'failed')::int AS failed, min(at) AS oldest_waiting_at
    FROM outside_calls WHERE direction = 'out' AND state IN ('waiting', 'failed') GROUP BY party
    UNION ALL
    SELECT 'messages', count(*) FILTER (WHERE state = 'queued')::int, count(*) FILTER (WHERE state = 'failed')::int,
      min(not_before) FILTER (WHERE state = 'queued')
    FROM messages WHERE channel IN ('sms', 'wechat', 'mail')
      AND (state = 'failed' OR (state = 'queued' AND not_before <= ${ctx.now}))
    HAVING count(*) > 0 ORDER BY 1`.execute(ctx.db)
  return rows
}

/** The last finished check of what must hold, and how many rules did not. */
export async function lastInvariantRun(ctx: Ctx): Promise<{ finishedAt: Instant; broken: number } | undefined> {
  const { rows } = await sql<{ finishedAt: Instant; broken: number }>`
    SELECT r.finished_at, (SELECT count(*)::int FROM invariant_results AS x
      WHERE x.run_id = r.id AND x.finding_count IS DISTINCT FROM 0) AS broken
    FROM invariant_runs AS r WHERE r.store_id = ${ctx.store.id} AND r.state = 'done'
    ORDER BY r.asked_at DESC, r.id DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

/** The last finished check of each store that the transaction sees. */
export async function lastInvariantRuns(ctx: Ctx): Promise<{ store: string; finishedAt: Instant; broken: number }[]> {
  const { rows } = await sql<{ store: string; finishedAt: Instant; broken: number }>`
    SELECT DISTINCT ON (s.code) s.code AS store, r.finished_at, (SELECT count(*)::int FROM invariant_results AS x
      WHERE x.run_id = r.id AND x.finding_count IS DISTINCT FROM 0) AS broken
    FROM invariant_runs AS r JOIN stores AS s ON s.id = r.store_id WHERE r.state = 'done'
    ORDER BY s.code, r.asked_at DESC, r.id DESC`.execute(ctx.db)
  return rows
}
