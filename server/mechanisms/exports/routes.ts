import { pick, type Text } from '#domain/kernel/texts.ts'
import type { ExportView, exportsContract } from '#domain/mechanisms/exports/contract.ts'
import { exportRefusals } from '#domain/mechanisms/exports/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { dropFile } from './export-files.ts'
import type { Exporter } from './exporter.ts'
import { cancelExport, countOpen, findOwn, insertExport, listOwn } from './queries.ts'
import { RUN_EXPORTS } from './run-exports.ts'

type OwnExport = NonNullable<Awaited<ReturnType<typeof findOwn>>>

/** So many of one person may wait or run at a time. */
const MOST_OPEN = 3

export function exportsRoutes(exporters: readonly Exporter[]): Handlers<typeof exportsContract> {
  return {
    start: async (ctx, { id, kind, format, filters }) => {
      const exporter = exporters.find(one => one.key === kind)
      if (!exporter) throw refuse(exportRefusals.unknownList)
      exporter.check(ctx, filters)
      const askedBy = staffId(ctx)
      const open = await countOpen(ctx, askedBy)
      if (open >= MOST_OPEN) throw refuse(exportRefusals.tooMany, { n: open })
      await insertExport(ctx, { id, kind, format, filters, askedBy })
      await enqueue(ctx, RUN_EXPORTS, ctx.store.id)
      ctx.record({
        event: 'export.asked',
        subject: { kind: 'export', id },
        // Which filters were set, not to what: they may name a person.
        data: { kind, format, filters: Object.keys(filters), phones: ctx.can('data.exportPhones') },
      })
      return viewOf(ctx, id)
    },
    list: async ctx => ({ rows: (await listOwn(ctx, staffId(ctx))).map(row => presented(ctx, row)) }),
    get: (ctx, { id }) => viewOf(ctx, id),
    cancel: async (ctx, { id }) => {
      const { format } = found(await findOwn(ctx, id, staffId(ctx)))
      if (!(await cancelExport(ctx, id))) throw refuse(exportRefusals.ended)
      // Whoever writes it drops it too, unless that process died.
      await dropFile(ctx.services.settings, id, format)
      ctx.record({ event: 'export.cancelled', subject: { kind: 'export', id } })
      return viewOf(ctx, id)
    },
  }

  async function viewOf(ctx: Ctx, id: string): Promise<ExportView> {
    return presented(ctx, found(await findOwn(ctx, id, staffId(ctx))))
  }

  function presented(ctx: Ctx, row: OwnExport): ExportView {
    const title = exporters.find(one => one.key === row.kind)?.title
    const [zh, en] = row.fault ?? []
    const fault: Text | null = zh === undefined || en === undefined ? null : [zh, en]
    return { ...row, title: title ? pick(title, ctx.lang) : row.kind, fault: fault && pick(fault, ctx.lang) }
  }
}
