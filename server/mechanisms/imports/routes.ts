import { pick } from '#domain/kernel/texts.ts'
import type { ImportReport, importsContract } from '#domain/mechanisms/imports/contract.ts'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sha256 } from '#server/kernel/vault.ts'
import type { Importer } from './importer.ts'
import { screenLimits } from './limits.ts'
import { insertRun, latestRuns } from './queries.ts'
import { type ImportFile, takeFile } from './run-import.ts'

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
    run: async (ctx, input) => {
      const file = fileOf(ctx, input.base64)
      const { report } = await takeFile(importerOf(importers, input.kind), file, 'save', work => work(ctx))
      await noteRun(ctx, { id: input.id, name: input.name, bytes: file.bytes, report })
      return { ...report, id: input.id }
    },
    list: async ctx => ({ rows: await latestRuns(ctx, LATEST) }),
  }
}

/** @throws AppError unknownKind */
export function importerOf(importers: readonly Importer[], kind: string): Importer {
  const importer = importers.find(one => one.kind.key === kind)
  if (!importer) throw refuse(importRefusals.unknownKind)
  return importer
}

/** Keeps what came of a file, under the hash of its bytes; one event stands for all its rows. */
export async function noteRun(
  ctx: Ctx,
  run: { id: string; name: string; bytes: Buffer; report: ImportReport },
): Promise<void> {
  const { kind, rowCount, added, changed, unchanged, faulty } = run.report
  const counts = { kind, rowCount, added, changed, unchanged, faulty }
  const hash = sha256(run.bytes)
  await insertRun(ctx, {
    id: run.id,
    storeId: ctx.store.id,
    fileName: run.name,
    sha256: hash,
    ...counts,
    runBy: staffIdOrNull(ctx),
    at: ctx.now,
  })
  ctx.record({ event: 'import.done', subject: { kind: 'import', id: run.id }, data: { ...counts, sha256: hash } })
}

function fileOf(ctx: Ctx, base64: string): ImportFile {
  return { bytes: Buffer.from(base64, 'base64'), limits: screenLimits, lang: ctx.lang }
}
