import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { BackupView } from '#domain/mechanisms/backups/contract.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { BACKUP_LOCK } from './owner-client.ts'

const LISTED = 30
const ROWS_KEPT = 400
/** A job that was asked for is taken up within seconds; one that was not is lost. */
const TAKEN_UP_MINUTES = 10

/** Notes that a backup is wanted; false when one is waiting or under way. */
export async function insertBackup(ctx: Ctx, id: string, askedBy: string | null): Promise<boolean> {
  await giveUpAbandoned(ctx)
  const row = await ctx.db
    .insertInto('backups')
    .values({ id, askedBy, askedAt: realNow() })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

// Whoever takes a backup holds the lock; a row that says "running" without it was left behind by a process that died.
async function giveUpAbandoned(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`
    SELECT pg_try_advisory_xact_lock(${BACKUP_LOCK}, hashtext(${ctx.services.settings.schema})) AS free`.execute(ctx.db)
  if (rows[0]?.free !== true) return
  const since = addMinutes(realNow(), -TAKEN_UP_MINUTES)
  await ctx.db
    .updateTable('backups')
    .set({ state: 'failed', finishedAt: realNow(), fault: ['备份被中断', 'The backup was cut off'] })
    .where('finishedAt', 'is', null)
    .where(eb => eb.or([eb('state', '=', 'running'), eb('askedAt', '<', since)]))
    .execute()
}

/** Starts the one that waits; false when it was given up meanwhile. */
export async function beginBackup(ctx: Ctx, id: string): Promise<boolean> {
  const begun = await ctx.db
    .updateTable('backups')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return begun !== undefined
}

export async function saveProgress(ctx: Ctx, id: string, step: Text, percent: number): Promise<void> {
  await ctx.db
    .updateTable('backups')
    .set({ step: [...step], percent })
    .where('id', '=', id)
    .execute()
}

export type Outcome = {
  file: string
  takenAt: string
  sizeBytes: number
  rowCount: number
  attachmentCount: number
  attachmentsGone: number
  backupMs: number
  restoreMs: number
  rulesBroken: number
}

export async function endVerified(ctx: Ctx, id: string, outcome: Outcome): Promise<void> {
  await ctx.db.updateTable('backups').set(verifiedColumns(outcome)).where('id', '=', id).execute()
  const kept = ctx.db.selectFrom('backups').select('id').orderBy('askedAt', 'desc').limit(ROWS_KEPT)
  await ctx.db.deleteFrom('backups').where('id', 'not in', kept).execute()
}

/** One from the command line, for which nobody asked here; data from before there was such a table keep no note. */
export async function noteVerified(services: Services, outcome: Outcome): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`SELECT to_regclass('backups') IS NOT NULL AS there`.execute(
    services.db,
  )
  if (rows[0]?.there !== true) return
  const columns = verifiedColumns(outcome)
  await services.db
    .insertInto('backups')
    .values({ id: newId(), askedAt: outcome.takenAt, ...columns })
    .execute()
}

function verifiedColumns(outcome: Outcome) {
  const { file, takenAt, sizeBytes, rowCount, attachmentCount, attachmentsGone } = outcome
  const { backupMs, restoreMs, rulesBroken } = outcome
  return {
    ...{ file, takenAt, sizeBytes, rowCount, attachmentCount, attachmentsGone, backupMs, restoreMs, rulesBroken },
    ...({ state: 'verified', percent: 100, finishedAt: realNow(), verifiedAt: realNow() } as const),
  }
}

export async function endFailed(ctx: Ctx, id: string, fault: Text): Promise<void> {
  await ctx.db
    .updateTable('backups')
    .set({ state: 'failed', finishedAt: realNow(), fault: [...fault] })
    .where('id', '=', id)
    .execute()
}

export async function latestBackups(ctx: Ctx): Promise<BackupView[]> {
  return (await views(ctx).limit(LISTED).execute()).map(present)
}

export async function lastVerified(ctx: Ctx): Promise<BackupView | null> {
  const row = await views(ctx).where('state', '=', 'verified').limit(1).executeTakeFirst()
  return row ? present(row) : null
}

function views(ctx: Ctx) {
  return ctx.db
    .selectFrom('backups')
    .leftJoin('staff', 'staff.id', 'backups.askedBy')
    .selectAll('backups')
    .select('staff.name as askedByName')
    .orderBy('backups.askedAt', 'desc')
    .orderBy('backups.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

function present({ askedBy: _, ...row }: Row): BackupView {
  return { ...row, step: both(row.step), fault: both(row.fault) }
}

function both(words: string[] | null): Text | null {
  const [zh, en] = words ?? []
  return zh === undefined || en === undefined ? null : [zh, en]
}
