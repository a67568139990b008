import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { wordingOf } from '#domain/kernel/refusals.ts'
import { importers } from '#server/importers.ts'
import { startEmbedded } from '#server/kernel/database/embedded.ts'
import { AppError } from '#server/kernel/errors.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { commandLineLimits } from '#server/mechanisms/imports/limits.ts'
import { faultsOf, reportOf } from '#server/mechanisms/imports/report.ts'
import { importerOf } from '#server/mechanisms/imports/routes.ts'
import { noteDone } from '#server/mechanisms/imports/run-imports.ts'
import { openFile, takeRows, type Within } from '#server/mechanisms/imports/take-file.ts'
import { type Running, startServer } from '#server/start.ts'

const usage = `npm run import -- KIND FILE [--store CODE] [--check] [--lang zh|en]
KIND is one of ${importers.map(importer => importer.kind.key).join(', ')}; FILE is xlsx, csv or json.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    store: { type: 'string' },
    check: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'zh' },
  },
})
const [kind, path] = positionals
const lang = values.lang === 'en' ? 'en' : 'zh'

if (kind === undefined || path === undefined) {
  console.error(usage)
  process.exit(2)
}
process.exit(await main(kind, path))

async function main(kindKey: string, file: string): Promise<number> {
  const settings = { ...readSettings(process.env), port: 0 }
  const embedded = settings.databaseUrl === undefined ? await startEmbedded({ dataDir: settings.dataDir }) : undefined
  const connection = embedded
    ? { host: embedded.socketDir, port: embedded.port, user: embedded.superuser, database: 'postgres' }
    : { connectionString: settings.databaseUrl ?? '' }
  const running = await startServer(settings, connection)
  try {
    return await importFile(running, kindKey, file)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(wordingOf(error.refusal, error.params, lang))
    return 1
  } finally {
    await running.stop()
    await embedded?.stop()
  }
}

async function importFile({ services }: Running, kindKey: string, file: string): Promise<number> {
  const stores = await listStores(services)
  const store = values.store === undefined ? stores[0] : stores.find(one => one.code === values.store)
  if (!store) throw new Error(`No such store; there are ${stores.map(one => one.code).join(', ')}`)
  const bytes = readFileSync(file)
  const now = await services.clock.now(services.db)
  let rowsDone = 0
  // Each batch commits by itself: a large file interrupted half-way is simply run again.
  const within: Within = async work => {
    const taken = await asSystem(services, store, now, work)
    rowsDone += taken.length
    if (process.stderr.isTTY) process.stderr.write(`\r${rowsDone}`)
    return taken
  }
  const importer = importerOf(importers, kindKey)
  const opened = await openFile(importer, { bytes, limits: commandLineLimits, lang })
  const results = (await takeRows(opened, values.check ? 'check' : 'save', within)) ?? []
  if (process.stderr.isTTY) process.stderr.write('\r')
  const report = { ...reportOf(opened, results), faults: faultsOf(opened, results) }
  if (!values.check) await asSystem(services, store, now, ctx => noteDone(ctx, basename(file), bytes, report))
  for (const fault of report.faults) {
    console.log(
      lang === 'zh'
        ? `第 ${fault.line} 行 ${fault.label}“${fault.value}”：${fault.reason}`
        : `Line ${fault.line}, ${fault.label} "${fault.value}": ${fault.reason}`,
    )
  }
  const { rowCount, added, changed, unchanged, faulty } = report
  console.log(
    lang === 'zh'
      ? `共 ${rowCount} 行：新增 ${added}，更新 ${changed}，无变化 ${unchanged}，有误 ${faulty}`
      : `${rowCount} rows: ${added} added, ${changed} changed, ${unchanged} unchanged, ${faulty} faulty`,
  )
  return faulty > 0 ? 1 : 0
}
