import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/**
 * When a backup was last restored and verified. The slot of the backups mechanism: it is filled as soon as there is a
 * table `backups` with a column `verified_at`; until then there is none.
 */
export async function lastVerifiedRestore(ctx: Ctx): Promise<{ verifiedAt: Instant } | null> {
  const { rows } = await sql<{ known: boolean }>`SELECT EXISTS (SELECT FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'backups' AND column_name = 'verified_at') AS known`.execute(
    ctx.db,
  )
  if (!rows[0]?.known) return null
  const last = await sql<{ at: Instant | null }>`SELECT max(verified_at) AS at FROM backups`.execute(ctx.db)
  const verifiedAt = last.rows[0]?.at ?? null
  return verifiedAt === null ? null : { verifiedAt }
}
