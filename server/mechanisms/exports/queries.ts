import { sql } from 'kysely'
import type { Text } from '#domain/kernel/texts.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Filters } from './exporter.ts'
import type { ExportFormat } from './write-table.ts'

const LATEST = 20
/** A job that gave no sign of life for so long is dead. */
const SILENT_MINUTES = 2

export type NewExport = { id: string; kind: string; format: ExportFormat; filters: Filters; askedBy: string }

export async function insertExport(ctx: Ctx, { id, kind, format, filters, askedBy }: NewExport): Promise<void> {
  const filtersCipher = ctx.services.vault.seal(JSON.stringify(filters))
  await ctx.db
    .insertInto('exports')
    .values({ id, storeId: ctx.store.id, kind, format, filtersCipher, lang: ctx.lang, askedBy, askedAt: ctx.now })
    .execute()
}

/** Only the exports of the one who asks: to everyone else they do not exist. */
export async function findOwn(ctx: Ctx, id: string, askedBy: string) {
  return own(ctx, askedBy).where('id', '=', id).executeTakeFirst()
}

export async function listOwn(ctx: Ctx, askedBy: string) {
  return own(ctx, askedBy).orderBy('askedAt', 'desc').orderBy('id', 'desc').limit(LATEST).execute()
}

export async function countOpen(ctx: Ctx, askedBy: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('exports')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('askedBy', '=', askedBy)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return row.n
}

/**
 * Takes the oldest export that waits, or one whose job died; 'busy' while another of this store is being written, so that
 * the exports of one store never take more than one worker.
 */
export async function claimNext(ctx: Ctx) {
  const beatAt = realNow()
  const silentSince = addMinutes(beatAt, -SILENT_MINUTES)
  const open = await ctx.db
    .selectFrom('exports')
    .select(['id', 'kind', 'format', 'filtersCipher', 'lang', 'askedBy', 'state', 'beatAt'])
    .where('storeId', '=', ctx.store.id)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('askedAt')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (open.some(row => row.state === 'running' && row.beatAt !== null && row.beatAt > silentSince)) return 'busy'
  const next = open[0]
  if (!next) return undefined
  await ctx.db.updateTable('exports').set({ state: 'running', rowsDone: 0, beatAt }).where('id', '=', next.id).execute()
  return next
}

/** Notes how far it is. @returns false when it was cancelled meanwhile */
export async function noteRows(ctx: Ctx, id: string, rowsDone: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable('exports')
    .set({ rowsDone, beatAt: realNow() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function finishExport(
  ctx: Ctx,
  id: string,
  done: { rowsDone: number; sizeBytes: number; expiresAt: Instant },
): Promise<boolean> {
  const row = await ctx.db
    .updateTable('exports')
    .set({
      state: 'done',
      rowsDone: done.rowsDone,
      sizeBytes: done.sizeBytes,
      expiresAt: done.expiresAt,
      finishedAt: ctx.now,
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function failExport(ctx: Ctx, id: string, fault: Text): Promise<void> {
  await ctx.db
    .updateTable('exports')
    .set({ state: 'failed', fault: [...fault], finishedAt: ctx.now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** @returns false when there was nothing to cancel any more */
export async function cancelExport(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('exports')
    .set({ state: 'cancelled', finishedAt: ctx.now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function expireExport(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('exports')
    .set({ state: 'expired' })
    .where('id', '=', id)
    .where('state', '=', 'done')
    .execute()
}

export async function findExport(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('exports')
    .select(['id', 'kind', 'format', 'state', 'askedBy', 'expiresAt', 'askedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

function own(ctx: Ctx, askedBy: string) {
  return ctx.db
    .selectFrom('exports')
    .select(['id', 'kind', 'format', 'state', 'rowsDone', 'sizeBytes', 'fault', 'askedAt', 'finishedAt', 'expiresAt'])
    .where('storeId', '=', ctx.store.id)
    .where('askedBy', '=', askedBy)
}
