import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Runner } from 'graphile-worker'
import { contract } from '#domain/api.ts'
import { checklists } from '#domain/checklists.ts'
import { rolesHolding, verbsOf } from '#domain/grants.ts'
import { paperDefinitions } from '#domain/papers.ts'
import { questionnaires } from '#domain/questionnaires.ts'
import { handlers, jobs, reactions, timers } from './compose.ts'
import { constraintRefusals } from './constraints.ts'
import { realClock, virtualClock } from './kernel/clock.ts'
import type { Services } from './kernel/context.ts'
import { type Connection, checkDurability, openDatabase, openPool } from './kernel/database/connect.ts'
import { migrate } from './kernel/database/migrate.ts'
import { openFileStore } from './kernel/files.ts'
import { buildApp } from './kernel/http/app.ts'
import { drainJobs, prepareJobs, startJobs } from './kernel/jobs.ts'
import { startLive } from './kernel/live.ts'
import { openSignIn } from './kernel/requests/sign-in.ts'
import type { Settings } from './kernel/settings.ts'
import { wireReactions } from './kernel/signals.ts'
import { fireDue, nextDue, wireTimers } from './kernel/timers.ts'
import { openVault } from './kernel/vault.ts'
import { addFileRoute } from './mechanisms/files/http.ts'
import { findLink } from './mechanisms/links/links.ts'
import { closePdf } from './mechanisms/papers/pdf/render-pdf.ts'
import { wirePapers } from './mechanisms/papers/registry.ts'
import { publishDefinitions } from './setup/publish.ts'

export type Running = {
  url: string
  services: Services
  /** Fires timers and jobs up to a moment of the application clock. */
  settle(until: string): Promise<number>
  stop(): Promise<void>
}

const TICK_MS = 5_000
const DRAIN_MS = 20_000

/** Brings a node up on a database that answers: migrations, queue, live updates, timers, HTTP. */
export async function startServer(
  settings: Settings,
  connection: Connection,
  options: { durable: boolean } = { durable: true },
): Promise<Running> {
  mkdirSync(settings.dataDir, { recursive: true })
  await migrate(connection, settings.schema)
  const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: 20 })
  const owner = openPool(connection, { role: 'carebay_owner', schema: settings.schema, max: 6 })
  const services = openServices(settings, pool)
  if (options.durable) await checkDurability(services.db)
  await prepareJobs(owner, settings.schema)
  await publishDefinitions(services.db, { checklists, questionnaires })
  wireReactions(reactions)
  wireTimers(timers)
  wirePapers(paperDefinitions)
  const runner = await startJobs(owner, services, jobs)
  const live = await startLive(connection, settings.schema, message => services.log('warn', message))
  const settle = settleWith(services, () => drainJobs(owner, settings.schema, DRAIN_MS))
  const signIn = openSignIn(services.db, services.vault.searchHash('sign-in secret'))
  const pipeline = { services, pool, findLink: (token: string) => findLink(services, token) }
  const webRoot = join(import.meta.dirname, '../build')
  const app = await buildApp({
    pipeline,
    contract,
    handlers: handlers(services, signIn, settle),
    live,
    webRoot,
    title: 'Carebay',
    addRoutes: addFileRoute,
  })
  await app.fastify.listen({ port: settings.port, host: settings.host })
  const tick = startTicking(services)
  return {
    url: app.fastify.listeningOrigin,
    services,
    settle,
    stop: async () => {
      app.ready.value = false
      tick.stop()
      await live.stop()
      await app.fastify.close()
      await stopJobs(runner)
      closePdf()
      await Promise.all([pool.end(), owner.end()])
    },
  }
}

function openServices(settings: Settings, pool: import('pg').Pool): Services {
  return {
    settings,
    db: openDatabase(pool),
    clock: settings.virtualClock ? virtualClock() : realClock(),
    vault: openVault(settings.dataDir),
    files: openFileStore(settings.dataDir),
    rolesOf: rolesHolding,
    verbsOf,
    constraintRefusals,
    log: (level, message, details) => process.stderr.write(`${JSON.stringify({ level, message, ...details })}\n`),
  }
}

// Steps from due moment to due moment, so that each thing happens at its own time and in order.
function settleWith(services: Services, drain: () => Promise<boolean>) {
  return async (until: string): Promise<number> => {
    let fired = 0
    for (;;) {
      const at = await nextDue(services, until)
      if (at === undefined) break
      await services.clock.moveTo(services.db, at)
      fired += await fireDue(services, at)
    }
    await services.clock.moveTo(services.db, until)
    await drain()
    return fired
  }
}

function startTicking(services: Services): { stop(): void } {
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      await fireDue(services, await services.clock.now(services.db))
    } catch (error) {
      services.log('warn', 'timers could not be looked at', { error: String(error) })
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void tick(), TICK_MS)
  return { stop: () => clearInterval(timer) }
}

async function stopJobs(runner: Runner): Promise<void> {
  try {
    await runner.stop()
  } catch {
    // Already stopped by itself when the database went away.
  }
}
