import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Runner } from 'graphile-worker'
import { contract } from '#domain/api.ts'
import { checklists } from '#domain/checklists.ts'
import { rolesHolding, verbsOf } from '#domain/grants.ts'
import { paperDefinitions } from '#domain/papers.ts'
import { questionnaires } from '#domain/questionnaires.ts'
import { handlers, jobs, linkFiles, nightly, reactions, timers } from './compose.ts'
import { constraintRefusals } from './constraints.ts'
import { realClock, virtualClock } from './kernel/clock.ts'
import type { Services } from './kernel/context.ts'
import { checkServer } from './kernel/database/check-server.ts'
import { type Connection, openDatabase, openPool } from './kernel/database/connect.ts'
import { migrate } from './kernel/database/migrate.ts'
import { openFileStore } from './kernel/files.ts'
import { type App, buildApp } from './kernel/http/app.ts'
import { addMetricsRoute } from './kernel/http/metrics-route.ts'
import { type JobOwner, standByJobs } from './kernel/job-owners.ts'
import { drainJobs, jobsSchema, prepareJobs, startJobs } from './kernel/jobs.ts'
import { startLive } from './kernel/live.ts'
import { openLog } from './kernel/log.ts'
import { openMetrics } from './kernel/metrics.ts'
import { nightlyWork } from './kernel/nightly.ts'
import { openLimits } from './kernel/requests/limits.ts'
import { openSignIn } from './kernel/requests/sign-in.ts'
import type { Settings } from './kernel/settings.ts'
import { wireReactions } from './kernel/signals.ts'
import { fireDue, nextDue, wireTimers } from './kernel/timers.ts'
import { openVault } from './kernel/vault.ts'
import { checkKey } from './kernel/vault-check.ts'
import { backupJobs } from './mechanisms/backups/run-backup.ts'
import { addExportRoute } from './mechanisms/exports/http.ts'
import { addFileRoute } from './mechanisms/files/http.ts'
import { healthReadings } from './mechanisms/health/readings.ts'
import { addLinkFileRoute } from './mechanisms/links/files-http.ts'
import { findLink } from './mechanisms/links/links.ts'
import { closePdf } from './mechanisms/papers/pdf/render-pdf.ts'
import { wirePapers } from './mechanisms/papers/registry.ts'
import { findToken } from './mechanisms/tokens/find-token.ts'
import { publishDefinitions } from './setup/publish.ts'

type Write = (line: string) => void
const toStderr: Write = line => void process.stderr.write(line)

type AtMoment = (now: string) => Promise<void>

export type Running = {
  url: string
  services: Services
  /** Fires timers and jobs up to a moment of the application clock. */
  settle(until: string): Promise<number>
  /** From now on the node says that it is not ready, and still answers. */
  leave(): void
  stop(): Promise<void>
}

const TICK_MS = 5_000
const NIGHT_LOOK_MS = 60_000
const DRAIN_MS = 20_000
/** Lines to the database: more than its processors can serve only wait there, each with its own plans to make. */
const LINES = Math.min(20, Math.max(10, 4 * availableParallelism()))
const CLOSE_MS = 6_000

/** Brings a node up on a database that answers: migrations, queue, live updates, timers, HTTP. */
export async function startServer(
  settings: Settings,
  connection: Connection,
  options: { durable: boolean; write?: Write } = { durable: true },
): Promise<Running> {
  mkdirSync(settings.dataDir, { recursive: true })
  const warnings = options.durable ? await checkServer(connection) : []
  await migrate(connection, settings.schema)
  const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: LINES, pipeline: true })
  const owner = openPool(connection, { role: 'carebay_owner', schema: settings.schema, max: 6 })
  const services = openServices(settings, pool, options.write)
  for (const warning of warnings) services.log('warn', warning)
  if (options.durable) await checkKey(services)
  await prepareJobs(owner, settings.schema)
  await publishDefinitions(services.db, { checklists, questionnaires })
  wireReactions(reactions)
  wireTimers(timers)
  wirePapers(paperDefinitions)
  const running = await startJobs(owner, services, [...jobs, ...backupJobs(connection)])
  const jobOwner = standByJobs(connection, owner, jobsSchema(settings.schema), running)
  await jobOwner.look()
  const live = await startLive(connection, settings.schema, message => services.log('warn', message))
  const startNight = nightlyWork(services, nightly)
  const settle = settleWith(services, startNight, () => drainJobs(owner, settings.schema, DRAIN_MS))
  const signIn = openSignIn(services.db, services.vault.searchHash('sign-in secret'))
  const pipeline = {
    services,
    pool,
    limits: openLimits(),
    findLink: (token: string) => findLink(services, token),
    findToken: (token: string) => findToken(services, token),
  }
  const webRoot = join(import.meta.dirname, '../build')
  const metrics = openMetrics(services, { app: pool, owner }, healthReadings)
  const app = await buildApp({
    pipeline,
    contract,
    handlers: handlers(services, signIn, settle),
    live,
    webRoot,
    title: 'Carebay',
    observe: request => {
      metrics.observe(request)
      services.log('info', 'request', request)
    },
    addRoutes: (fastify, pipeline) => {
      addFileRoute(fastify, pipeline)
      addLinkFileRoute(fastify, pipeline, linkFiles)
      addExportRoute(fastify, pipeline)
      addMetricsRoute(fastify, metrics, settings.metricsToken)
    },
  })
  await app.fastify.listen({ port: settings.port, host: settings.host })
  const stopTicking = startTicking(services, startNight, jobOwner)
  return {
    url: app.fastify.listeningOrigin,
    services,
    settle,
    leave: () => {
      app.ready.value = false
    },
    stop: async () => {
      app.ready.value = false
      stopTicking()
      await live.stop()
      await closeHttp(app.fastify)
      await stopJobs(running.runner)
      await jobOwner.stop()
      closePdf()
      await Promise.all([pool.end(), owner.end()])
    },
  }
}

/** What the server's parts share, on a database that answers. */
export function openServices(settings: Settings, pool: import('pg').Pool, write: Write = toStderr): Services {
  return {
    settings,
    ...openDatabase(pool),
    clock: settings.virtualClock ? virtualClock() : realClock(),
    vault: openVault(settings.dataDir),
    files: openFileStore(settings.dataDir),
    rolesOf: rolesHolding,
    verbsOf,
    constraintRefusals,
    log: openLog({ level: settings.logLevel, write }),
  }
}

// Steps from due moment to due moment, so that each thing happens at its own time and in order.
function settleWith(services: Services, startNight: AtMoment, drain: () => Promise<boolean>) {
  return async (until: string): Promise<number> => {
    let fired = 0
    // What is already to be done is done before the clock moves: a job of now must not be overtaken by a timer of later.
    await drain()
    for (;;) {
      const at = await nextDue(services, until)
      if (at === undefined) break
      await services.clock.moveTo(services.db, at)
      fired += await fireDue(services, at)
    }
    await services.clock.moveTo(services.db, until)
    await startNight(until)
    await drain()
    return fired
  }
}

/** Looks every few seconds at what is due or left behind, and every minute whether a night's work is. @returns how to stop it */
function startTicking(services: Services, startNight: AtMoment, jobOwner: JobOwner): () => void {
  const timers = [
    every(TICK_MS, services, 'timers', now => fireDue(services, now)),
    every(TICK_MS, services, 'jobs of other nodes', () => jobOwner.look()),
    every(NIGHT_LOOK_MS, services, 'nightly work', startNight),
  ]
  return () => timers.forEach(clearInterval)
}

function every(ms: number, services: Services, what: string, look: (now: string) => Promise<unknown>): NodeJS.Timeout {
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      await look(await services.clock.now(services.db))
    } catch (error) {
      services.log('warn', `${what} could not be looked at`, { error: String(error) })
    } finally {
      busy = false
    }
  }
  return setInterval(() => void tick(), ms)
}

/** Requests that were taken are answered; whoever dawdles over sending one is cut off before the server is killed. */
async function closeHttp(fastify: App['fastify']): Promise<void> {
  const cut = setTimeout(() => fastify.server.closeAllConnections(), CLOSE_MS)
  await fastify.close()
  clearTimeout(cut)
}

async function stopJobs(runner: Runner): Promise<void> {
  try {
    await runner.stop()
  } catch {
    // Already stopped by itself when the database went away.
  }
}
