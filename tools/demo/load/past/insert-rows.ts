import type { Insertable } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { batches } from '../ids.ts'

/** PostgreSQL takes 65,535 parameters in one statement; the widest table has some forty columns. */
const ROWS_AT_ONCE = 500

export async function insertRows<T extends keyof DB & string>(
  ctx: Ctx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  for (const batch of batches(rows, ROWS_AT_ONCE))
    await ctx.db
      .insertInto<T>(table)
      .values([...batch])
      .execute()
}
