import { parseArgs } from 'node:util'
import { startEmbedded } from '#server/kernel/database/embedded.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { startServer } from '#server/start.ts'
import { loadDemo, usualDemo } from './load/load-demo.ts'
import { terminalProgress } from './load/progress.ts'

const { values } = parseArgs({
  options: {
    stores: { type: 'string', default: String(usualDemo.stores) },
    days: { type: 'string', default: String(usualDemo.days) },
    seed: { type: 'string', default: usualDemo.seed },
    vehicles: { type: 'string', default: String(usualDemo.vehicles) },
  },
})
const settings = { ...readSettings(process.env), port: 0 }
const embedded = settings.databaseUrl === undefined ? await startEmbedded({ dataDir: settings.dataDir }) : undefined
const connection = embedded
  ? { host: embedded.socketDir, port: embedded.port, user: embedded.superuser, database: 'postgres' }
  : { connectionString: settings.databaseUrl ?? '' }
const running = await startServer(settings, connection)
const started = performance.now()
try {
  const options = {
    seed: values.seed,
    stores: Number(values.stores),
    days: Number(values.days),
    vehicles: Number(values.vehicles),
  }
  await loadDemo(running.services, options, terminalProgress(process.stdout))
  console.log(`Demo dealer ready in ${Math.round((performance.now() - started) / 1000)} s`)
} finally {
  await running.stop()
  await embedded?.stop()
}
process.exit(0)
