import { pick } from '#domain/kernel/texts.ts'
import { type ImportRun, type importsContract, zImportFaults } from '#domain/mechanisms/imports/contract.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sha256 } from '#server/kernel/vault.ts'
import type { Importer } from './importer.ts'
import { screenLimits } from './limits.ts'
import { endRun, findRun, insertRun, latestRuns, type RunRow } from './queries.ts'
import { RUN_IMPORT, sealFile } from './run-imports.ts'
import { type ImportFile, openFile, takeFile } from './take-file.ts'

const LATEST = 50

export function importsRoutes(importers: readonly Importer[]): Handlers<typeof importsContract> {
  return {
    kinds: async ctx => ({
      rows: importers.map(({ kind }) => ({
        key: kind.key,
        title: pick(kind.title, ctx.lang),
        columns: kind.columns.map(column => ({
          key: column.key,
          label: pick(column.label, ctx.lang),
          required: column.required === true,
        })),
      })),
    }),
    preview: async (ctx, input) => {
      const file = fileOf(ctx, input.base64)
      const { report, sample } = await takeFile(importerOf(importers, input.kind), file, 'check', work => work(ctx))
      return { ...report, sample }
    },
    run: async (ctx, { id, kind, name, base64 }) => {
      const file = fileOf(ctx, base64)
      // What is no such file is refused at once, not an hour later by a job.
      const { rows } = await openFile(importerOf(importers, kind), file)
      const facts = { id, kind, fileName: name, sha256: sha256(file.bytes), rowCount: rows.length, lang: ctx.lang }
      await insertRun(ctx, { ...facts, runBy: staffIdOrNull(ctx) }, await sealFile(ctx.services.vault, file.bytes))
      await enqueue(ctx, RUN_IMPORT, id)
      const data = { kind, rowCount: rows.length, sha256: facts.sha256 }
      ctx.record({ event: 'import.asked', subject: { kind: 'import', id }, data })
      return viewOf(ctx, id)
    },
    list: async ctx => ({ rows: (await latestRuns(ctx, LATEST)).map(row => presented(ctx, row)) }),
    get: async (ctx, { id }) => {
      const { faultsCipher, ...row } = found(await findRun(ctx, id))
      const faults = faultsCipher === null ? '[]' : ctx.services.vault.open(faultsCipher)
      return { ...presented(ctx, row), faults: zImportFaults.parse(JSON.parse(faults)) }
    },
    cancel: async (ctx, { id }) => {
      found(await findRun(ctx, id))
      if (!(await endRun(ctx, id, { state: 'cancelled' }))) throw refuse(importRefusals.ended)
      ctx.record({ event: 'import.cancelled', subject: { kind: 'import', id } })
      return viewOf(ctx, id)
    },
  }
}

/** @throws AppError unknownKind */
export function importerOf(importers: readonly Importer[], kind: string): Importer {
  const importer = importers.find(one => one.kind.key === kind)
  if (!importer) throw refuse(importRefusals.unknownKind)
  return importer
}

async function viewOf(ctx: Ctx, id: string): Promise<ImportRun> {
  return presented(ctx, found(await findRun(ctx, id)))
}

function presented(ctx: Ctx, row: RunRow): ImportRun {
  const [zh, en] = row.fault ?? []
  return { ...row, fault: zh === undefined || en === undefined ? null : pick([zh, en], ctx.lang) }
}

function fileOf(ctx: Ctx, base64: string): ImportFile {
  return { bytes: Buffer.from(base64, 'base64'), limits: screenLimits, lang: ctx.lang }
}
