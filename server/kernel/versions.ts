import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { formatLocal } from '#domain/kernel/time.ts'
import type { Ctx } from './context.ts'
import { refuse } from './errors.ts'

/**
 * Refuses an edit made on an older version of the row, naming who changed it since, when and what.
 * Call it on the locked row.
 */
export async function checkVersion(ctx: Ctx, row: { id: string; version: number }, version: number): Promise<void> {
  if (row.version === version) return
  const last = await ctx.db
    .selectFrom('timelineEvents')
    .select(['actorName', 'at', 'data', 'event'])
    .where('subjectId', '=', row.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  throw refuse(kernelRefusals.stale, {
    who: last?.actorName ?? '-',
    at: last ? formatLocal(last.at, ctx.store.zone, 'minute') : '-',
    fields: last ? changedFields(last.data) || last.event : '-',
  })
}

function changedFields(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('changed' in data)) return ''
  const { changed } = data
  return typeof changed === 'object' && changed !== null ? Object.keys(changed).join(', ') : ''
}

/** Old and new value of each field that differs, for the timeline's `changed`. */
export function changes<T extends Record<string, unknown>>(
  before: Record<string, unknown>,
  after: T,
): Record<string, { from: unknown; to: unknown }> {
  const out: Record<string, { from: unknown; to: unknown }> = {}
  for (const [key, to] of Object.entries(after)) {
    const from = before[key] ?? null
    if (JSON.stringify(from) !== JSON.stringify(to ?? null)) out[key] = { from, to: to ?? null }
  }
  return out
}
