import { startEmbedded } from './kernel/database/embedded.ts'
import { readSettings } from './kernel/settings.ts'
import { startServer } from './start.ts'

const settings = readSettings(process.env)
const embedded =
  settings.databaseUrl === undefined
    ? await startEmbedded({ dataDir: settings.dataDir, log: line => console.log(line) })
    : undefined
const connection = embedded
  ? { host: embedded.socketDir, port: embedded.port, user: embedded.superuser, database: 'postgres' }
  : { connectionString: settings.databaseUrl ?? '' }
const running = await startServer(settings, connection)
console.log(`Carebay: ${running.url}`)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  const hardStop = setTimeout(() => process.exit(1), 10_000)
  hardStop.unref()
  await running.stop()
  await embedded?.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
process.on('unhandledRejection', error => {
  console.error(error)
  process.exit(1)
})
