import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lang, pick } from '#domain/kernel/texts.ts'
import type { Actor, Services, Store } from '#server/kernel/context.ts'
import { inTransaction, listStores, systemActor } from '#server/kernel/work.ts'
import type { Exporter } from './exporter.ts'
import { type ExportFormat, openTable } from './write-table.ts'

type Wish = {
  folder: string
  format: ExportFormat
  lang: Lang
  /** All verbs of the house, but those that are left out. */
  verbs: readonly string[]
}

export type Written = { file: string; store: string; rowCount: number }

/** Writes every list of every store into a folder, one file each, for whoever holds the machine and its data anyway. */
export async function exportAll(
  services: Services,
  exporters: readonly Exporter[],
  wish: Wish,
  onFile: (written: Written) => void,
): Promise<void> {
  await mkdir(wish.folder, { recursive: true, mode: 0o700 })
  const actor: Actor = { ...systemActor, verbs: wish.verbs }
  for (const store of await listStores(services)) {
    for (const exporter of exporters.filter(one => one.whole.length > 0)) {
      const file = `${store.code}-${exporter.key}.${wish.format}`
      const rowCount = await writeWhole(services, { store, actor }, exporter, {
        ...wish,
        path: join(wish.folder, file),
      })
      onFile({ file, store: store.code, rowCount })
    }
  }
}

async function writeWhole(
  services: Services,
  asker: { store: Store; actor: Actor },
  exporter: Exporter,
  { path, format, lang }: { path: string; format: ExportFormat; lang: Lang },
): Promise<number> {
  const manner = { zone: asker.store.zone, lang }
  const table = await openTable(format, { path, title: pick(exporter.title, lang), exporter, manner })
  let rowCount = 0
  for (const filters of exporter.whole) {
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const from = cursor
      const now = await services.clock.now(services.db)
      const page = await inTransaction(services, { ...asker, now, lang }, ctx => exporter.page(ctx, filters, from))
      await table.write(page.rows)
      rowCount += page.rows.length
      cursor = page.nextCursor
    }
  }
  await table.end()
  return rowCount
}
