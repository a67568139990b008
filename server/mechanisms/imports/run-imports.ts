import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { newId } from '#domain/kernel/id.ts'
import type { Refusal } from '#domain/kernel/refusals.ts'
import type { Text } from '#domain/kernel/texts.ts'
import type { ImportFaultView, ImportReport } from '#domain/mechanisms/imports/contract.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'
import type { Job, JobRun } from '#server/kernel/jobs.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { sha256, type Vault } from '#server/kernel/vault.ts'
import { inTransaction, systemActor } from '#server/kernel/work.ts'
import { actorOfStaff } from '../access/queries.ts'
import type { Importer, RowResult } from './importer.ts'
import { screenLimits } from './limits.ts'
import { claimRun, endRun, holdRun, insertDoneRun, noteFaults, noteTaken } from './queries.ts'
import { type Counts, countsOf, faultsOf, MOST_FAULTS } from './report.ts'
import { openFile, takeRows } from './take-file.ts'

export const RUN_IMPORT = 'imports.run'

type Claimed = NonNullable<Awaited<ReturnType<typeof claimRun>>>

/** Takes one file in, each batch in a transaction of its own with the rights its bringer has at that moment. */
export function importsJob(importers: readonly Importer[]): Job {
  return {
    name: RUN_IMPORT,
    run: async run => {
      const claimed = await run.within(ctx => claimRun(ctx, run.subjectId))
      if (!claimed) return
      try {
        await takeIn(run, claimed, importers)
      } catch (error) {
        if (!(error instanceof AppError))
          run.services.log('error', 'an import failed', { import: claimed.id, error: String(error) })
        await run.within(async ctx => {
          await endRun(ctx, claimed.id, { state: 'failed', fault: faultOf(error) })
          await tell(ctx, claimed.id)
        })
      }
    },
  }
}

/** A file as it waits in the database: packed and sealed. */
export async function sealFile(vault: Vault, bytes: Buffer): Promise<string> {
  return vault.seal((await promisify(gzip)(bytes)).toString('base64'))
}

async function openSealed(vault: Vault, cipher: string | null): Promise<Buffer> {
  return promisify(gunzip)(Buffer.from(vault.open(cipher ?? ''), 'base64'))
}

async function takeIn(run: JobRun, claimed: Claimed, importers: readonly Importer[]): Promise<void> {
  const { services } = run
  const importer = importers.find(one => one.kind.key === claimed.kind)
  if (!importer) throw refuse(importRefusals.unknownKind)
  const bytes = await openSealed(services.vault, claimed.contentCipher)
  const opened = await openFile(importer, { bytes, limits: screenLimits, lang: claimed.lang })
  let noted = { rowsDone: 0, ...countsOf([]), faults: noFaults }
  const results = await takeRows(opened, 'save', async work => {
    const taken = await asBringer(run, claimed, async ctx => {
      if (!(await holdRun(ctx, claimed.id))) return undefined
      const rows = await work(ctx)
      // Only what was committed counts: whoever tries a batch again begins with what stood before it.
      const next = added(noted, rows, faultsOf(opened, rows))
      await noteTaken(ctx, claimed.id, next)
      if (next.faults.length > noted.faults.length)
        await noteFaults(ctx, claimed.id, services.vault.seal(JSON.stringify(next.faults)))
      await tell(ctx, claimed.id)
      return { rows, next }
    })
    if (taken) noted = taken.next
    return taken?.rows
  })
  if (results) await asBringer(run, claimed, ctx => conclude(ctx, claimed, results))
}

type Noted = Counts & { rowsDone: number; faults: readonly ImportFaultView[] }
const noFaults: readonly ImportFaultView[] = []

function added(before: Noted, rows: readonly RowResult[], faults: readonly ImportFaultView[]): Noted {
  const counts = countsOf(rows)
  return {
    rowsDone: before.rowsDone + rows.length,
    added: before.added + counts.added,
    changed: before.changed + counts.changed,
    unchanged: before.unchanged + counts.unchanged,
    faulty: before.faulty + counts.faulty,
    faults: [...before.faults, ...faults].slice(0, MOST_FAULTS),
  }
}

async function conclude(ctx: Ctx, { id, kind, sha256 }: Claimed, results: readonly RowResult[]): Promise<void> {
  if (!(await endRun(ctx, id, { state: 'done' }))) return
  const counts = { kind, rowCount: results.length, ...countsOf(results) }
  ctx.record({ event: 'import.done', subject: { kind: 'import', id }, data: { ...counts, sha256 } })
}

/** Keeps what came of a file the command line took in; one event stands for all its rows. */
export async function noteDone(ctx: Ctx, fileName: string, bytes: Buffer, report: ImportReport): Promise<void> {
  const { kind, rowCount, added, changed, unchanged, faulty } = report
  const counts = { added, changed, unchanged, faulty }
  const run = {
    id: newId(),
    kind,
    fileName,
    sha256: sha256(bytes),
    rowCount,
    lang: ctx.lang,
    runBy: staffIdOrNull(ctx),
  }
  await insertDoneRun(ctx, run, counts)
  const data = { kind, rowCount, ...counts, sha256: run.sha256 }
  ctx.record({ event: 'import.done', subject: { kind: 'import', id: run.id }, data })
}

async function asBringer<T>(run: JobRun, { runBy, lang }: Claimed, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { store, now, actor } = await run.within(async ctx => ({
    store: ctx.store,
    now: ctx.now,
    actor: runBy === null ? systemActor : await actorOfStaff(ctx, runBy),
  }))
  if (!actor) throw refuse(importRefusals.leftStore)
  return inTransaction(run.services, { store, actor, now, lang }, work)
}

async function tell(ctx: Ctx, id: string): Promise<void> {
  await tellScreens(ctx, [{ kind: 'import', id, threadId: null }])
}

function faultOf(error: unknown): Text {
  const refusal: Refusal = error instanceof AppError ? error.refusal : importRefusals.interrupted
  return [refusal.zh, refusal.en]
}
