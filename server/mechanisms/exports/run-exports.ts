import { z } from 'zod'
import type { Refusal } from '#domain/kernel/refusals.ts'
import { type Lang, pick, type Text } from '#domain/kernel/texts.ts'
import { addHours } from '#domain/kernel/time.ts'
import { exportRefusals } from '#domain/mechanisms/exports/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { AppError, found, refuse } from '#server/kernel/errors.ts'
import type { Job, JobRun } from '#server/kernel/jobs.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { schedule, type Timer } from '#server/kernel/timers.ts'
import { inTransaction } from '#server/kernel/work.ts'
import { actorOfStaff } from '../access/queries.ts'
import { dropFile, freshPath, sizeOf } from './export-files.ts'
import type { Exporter, Filters } from './exporter.ts'
import { claimNext, expireExport, failExport, findExport, finishExport, noteRows } from './queries.ts'
import { type ExportFormat, openTable } from './write-table.ts'

export const RUN_EXPORTS = 'exports.run'
const EXPIRE = 'exports.expire'
const KEPT_HOURS = 24
/** How often, in rows, progress is noted and a cancellation heard. */
const NOTE_EVERY = 1_000

type Claimed = { id: string; exporter: Exporter; format: ExportFormat; filters: Filters; lang: Lang; askedBy: string }

/** Another export of the store is being written; the queue tries again later. */
class Busy extends Error {
  constructor() {
    super('Another export of this store is being written')
  }
}

/** Writes the waiting exports of one store, one after the other. */
export function exportsJob(exporters: readonly Exporter[]): Job {
  return {
    name: RUN_EXPORTS,
    run: async run => {
      for (;;) {
        const row = await run.within(claimNext)
        if (!row) return
        // Whoever writes it goes on to the next when it is done; should it die, the queue asks again.
        if (row === 'busy') throw new Busy()
        const exporter = exporters.find(one => one.key === row.kind)
        if (!exporter) throw new Error(`There is no export of ${row.kind} any more`)
        const filters = zFilters.parse(JSON.parse(run.services.vault.open(row.filtersCipher)))
        await writeOne(run, { ...row, exporter, filters })
      }
    },
  }
}

const zFilters = z.record(z.string(), z.unknown())

async function writeOne(run: JobRun, asked: Claimed): Promise<void> {
  const { settings } = run.services
  try {
    const path = await freshPath(settings, asked.id, asked.format)
    const rowsDone = await writeRows(run, asked, path)
    const sizeBytes = rowsDone === undefined ? 0 : await sizeOf(path)
    const kept = rowsDone !== undefined && (await conclude(run, asked, rowsDone, sizeBytes))
    if (!kept) await dropFile(settings, asked.id, asked.format)
  } catch (error) {
    await dropFile(settings, asked.id, asked.format)
    if (!(error instanceof AppError))
      run.services.log('error', 'an export failed', { export: asked.id, error: String(error) })
    await run.within(async ctx => {
      await failExport(ctx, asked.id, faultOf(error))
      await tell(ctx, asked.id)
    })
  }
}

/** @returns how many rows, or undefined when it was cancelled */
async function writeRows(run: JobRun, asked: Claimed, path: string): Promise<number | undefined> {
  const { exporter, format, filters, lang } = asked
  const zone = await run.within(async ctx => ctx.store.zone)
  const table = await openTable(format, { path, title: pick(exporter.title, lang), exporter, manner: { zone, lang } })
  let cursor: string | undefined
  let rowsDone = 0
  let noted = 0
  for (;;) {
    const page = await asAsker(run, asked, ctx => exporter.page(ctx, filters, cursor))
    await table.write(page.rows)
    rowsDone += page.rows.length
    if (rowsDone - noted >= NOTE_EVERY || page.nextCursor === null) {
      noted = rowsDone
      if (!(await run.within(ctx => note(ctx, asked.id, rowsDone)))) {
        await table.end()
        return undefined
      }
    }
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  await table.end()
  return rowsDone
}

/** Each page is read with the rights the person has at that moment, in a transaction of its own. */
async function asAsker<T>(run: JobRun, asked: Claimed, read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { store, now, actor } = await run.within(async ctx => ({
    store: ctx.store,
    now: ctx.now,
    actor: await actorOfStaff(ctx, asked.askedBy),
  }))
  if (!actor) throw refuse(exportRefusals.leftStore)
  return inTransaction(run.services, { store, actor, now, lang: asked.lang }, read)
}

async function note(ctx: Ctx, id: string, rowsDone: number): Promise<boolean> {
  const goesOn = await noteRows(ctx, id, rowsDone)
  await tell(ctx, id)
  return goesOn
}

async function conclude(run: JobRun, asked: Claimed, rowsDone: number, sizeBytes: number): Promise<boolean> {
  return asAsker(run, asked, async ctx => {
    const expiresAt = addHours(ctx.now, KEPT_HOURS)
    if (!(await finishExport(ctx, asked.id, { rowsDone, sizeBytes, expiresAt }))) return false
    await schedule(ctx, EXPIRE, asked.id, expiresAt)
    const { exporter, format } = asked
    ctx.record({
      event: 'export.done',
      subject: { kind: 'export', id: asked.id },
      data: { kind: exporter.key, format, rowCount: rowsDone },
    })
    return true
  })
}

async function tell(ctx: Ctx, id: string): Promise<void> {
  await tellScreens(ctx, [{ kind: 'export', id, threadId: null }])
}

function faultOf(error: unknown): Text {
  const refusal: Refusal = error instanceof AppError ? error.refusal : exportRefusals.interrupted
  return [refusal.zh, refusal.en]
}

/** A day later the file goes. */
export const expireTimer: Timer = {
  kind: EXPIRE,
  run: async (ctx, id) => {
    const { format } = found(await findExport(ctx, id))
    await expireExport(ctx, id)
    await dropFile(ctx.services.settings, id, format)
  },
}
