import { setTimeout as pause } from 'node:timers/promises'
import { type Embedded, startEmbedded } from './kernel/database/embedded.ts'
import { StartRefusal } from './kernel/database/start-refusal.ts'
import { isLostDatabase } from './kernel/errors.ts'
import { openLog } from './kernel/log.ts'
import { readSettings } from './kernel/settings.ts'
import { firstRun } from './setup/first-run.ts'
import { type Running, startServer } from './start.ts'

const settings = readSettings(process.env)
const start = () => startEmbedded({ dataDir: settings.dataDir, log: line => console.log(line) })
/** Between saying that it is not ready and taking no more: whoever shares out the requests hears of it. */
const LEAVE_MS = 300
let stopping = false
let embedded = settings.databaseUrl === undefined ? await start() : undefined
const connection = embedded
  ? { host: embedded.socketDir, port: embedded.port, user: embedded.superuser, database: 'postgres' }
  : { connectionString: settings.databaseUrl ?? '' }
const running = await startServer(settings, connection).catch(giveUp)
if (embedded) void keep(embedded)
await furnish(running)
console.log(`\n  Carebay  ${running.url}\n`)

/** The demo dealer when asked for, else whatever an empty installation needs to be signed in to. */
async function furnish({ services }: Running): Promise<void> {
  if (!settings.demo) {
    const admin = await firstRun(services)
    if (admin) console.log(`\n  首次登录 First sign-in: ${admin.username} / ${admin.password}`)
    return
  }
  const { demoSignInLines, ensureDemo } = await import('#tools/demo/ensure-demo.ts')
  await ensureDemo(services)
  console.log(demoSignInLines())
}

/** What somebody has to put right before the server can start is said plainly; anything else is a fault with its stack. */
async function giveUp(error: unknown): Promise<never> {
  await embedded?.stop()
  if (!(error instanceof StartRefusal)) throw error
  console.error(`\n  ${error.zh}\n  ${error.message}\n`)
  process.exit(1)
}

/**
 * The shipped database belongs to this server: when it ends by itself it is started again, and requests wait out a 503.
 * Where it cannot start, as on a full disk, it is tried until it can.
 */
async function keep(database: Embedded): Promise<void> {
  const code = await database.exited
  while (!stopping) {
    running.services.log('error', 'the database ended and is started again', { code })
    // What ends at once would be started a hundred times a second.
    await pause(1_000)
    const again = await start().catch(sayWhy)
    if (!again) continue
    embedded = again
    if (stopping) return again.stop()
    return keep(again)
  }
}

function sayWhy(error: unknown): undefined {
  running.services.log('error', 'the database does not start', { error: String(error) })
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  const hardStop = setTimeout(() => process.exit(1), 10_000)
  hardStop.unref()
  running.leave()
  await pause(LEAVE_MS)
  await running.stop()
  await embedded?.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
process.on('unhandledRejection', error => {
  const log = openLog({ level: 'error', write: line => process.stderr.write(line) })
  log('error', 'unhandled rejection', { error: error instanceof Error ? error.stack : String(error) })
  // The queue waits for nobody when it notes the end of a job; what it could not note is done again.
  if (!isLostDatabase(error)) process.exit(1)
})
