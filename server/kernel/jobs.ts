import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx, Services } from './context.ts'
import type { Database } from './database/connect.ts'
import { asSystem, listStores } from './work.ts'

/** Work done after the commit that asked for it, with retry: messages, invoices, papers to print. */
export type Job = {
  name: string
  /** Runs outside any transaction: it may call outside parties, and opens its own transactions by `within`. */
  run(run: JobRun): Promise<void>
}

export type JobRun = {
  services: Services
  subjectId: string
  /** A transaction in the job's store. */
  within<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

const zPayload = z.object({ storeId: z.uuid(), subjectId: z.uuid() })

/** Puts a job into the queue within the caller's transaction. */
export async function enqueue(ctx: Ctx, name: string, subjectId: string): Promise<void> {
  const payload = JSON.stringify({ storeId: ctx.store.id, subjectId })
  await sql`SELECT enqueue_job(${name}, ${payload}::json, ${`${name}:${subjectId}`})`.execute(ctx.db)
}

export function jobsSchema(schema: string): string {
  return `${schema}_jobs`
}

/** Makes the queue's tables and the one door through which the serving role may add to it. */
export async function prepareJobs(owner: pg.Pool, schema: string): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: owner, schema: jobsSchema(schema), logger: quiet() })
  await utils.migrate()
  await utils.release()
  await owner.query(`CREATE OR REPLACE FUNCTION ${schema}.enqueue_job(name text, payload json, key text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ${jobsSchema(schema)}, pg_temp
    AS $$ SELECT ${jobsSchema(schema)}.add_job(name, payload, job_key := key, max_attempts := 12) $$`)
  await owner.query(`GRANT EXECUTE ON FUNCTION ${schema}.enqueue_job(text, json, text) TO carebay_app`)
  await openQueueWindow(owner, schema)
}

/**
 * The serving role may look at the queue as a whole and set what gave up on its way again, and nothing else. A job asked
 * for again while it runs is a new job: the queue takes the key from the running one, which then has no further try, and
 * whose failing means nothing.
 */
async function openQueueWindow(owner: pg.Pool, schema: string): Promise<void> {
  const queue = jobsSchema(schema)
  await owner.query(
    `DELETE FROM ${queue}._private_jobs WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL`,
  )
  await owner.query(`CREATE OR REPLACE FUNCTION ${schema}.queue_state()
    RETURNS TABLE (task text, ready integer, later integer, running integer, failed integer, oldest_ready_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${queue}, pg_temp
    AS $$ SELECT t.identifier,
      count(*) FILTER (WHERE j.attempts < j.max_attempts AND j.locked_at IS NULL AND j.run_at <= clock_timestamp()),
      count(*) FILTER (WHERE j.attempts < j.max_attempts AND j.locked_at IS NULL AND j.run_at > clock_timestamp()),
      count(*) FILTER (WHERE j.locked_at IS NOT NULL),
      count(*) FILTER (WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.key IS NOT NULL),
      min(j.run_at) FILTER (WHERE j.attempts < j.max_attempts AND j.locked_at IS NULL AND j.run_at <= clock_timestamp())
      FROM _private_jobs j JOIN _private_tasks t ON t.id = j.task_id GROUP BY t.identifier ORDER BY t.identifier $$`)
  await owner.query(`CREATE OR REPLACE FUNCTION ${schema}.retry_failed_jobs() RETURNS integer
    LANGUAGE sql SECURITY DEFINER SET search_path = ${queue}, pg_temp
    AS $$ SELECT count(*)::int FROM reschedule_jobs(
      (SELECT coalesce(array_agg(id), '{}') FROM _private_jobs
        WHERE attempts >= max_attempts AND locked_at IS NULL AND key IS NOT NULL),
      run_at := clock_timestamp(), attempts := 0) $$`)
  await owner.query(`GRANT EXECUTE ON FUNCTION ${schema}.queue_state(), ${schema}.retry_failed_jobs() TO carebay_app`)
}

export type QueueState = {
  task: string
  /** Could run now; of these the oldest since when. */
  ready: number
  /** Wait for their time or their next try. */
  later: number
  running: number
  /** Gave up after their last try. */
  failed: number
  oldestReadyAt: Instant | null
}

/** The queue, one row for each kind of job that has any. */
export async function queueState(db: Database | Ctx['db']): Promise<QueueState[]> {
  const { rows } = await sql<QueueState>`SELECT * FROM queue_state()`.execute(db)
  return rows
}

/** Lets every job that gave up begin its tries anew. @returns how many */
export async function retryFailedJobs(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT retry_failed_jobs() AS n`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** The queue at work on this node; `poolId` is the name its jobs carry, `inHand` those it works on at this moment. */
export type RunningJobs = { runner: Runner; poolId: string; inHand: ReadonlySet<string> }

export async function startJobs(owner: pg.Pool, services: Services, jobs: readonly Job[]): Promise<RunningJobs> {
  const taskList: TaskList = {}
  const inHand = new Set<string>()
  for (const job of jobs) {
    taskList[job.name] = async (raw, { job: { id } }) => {
      inHand.add(id)
      await runJob(services, job, raw).finally(() => inHand.delete(id))
    }
  }
  const events: WorkerEvents = new EventEmitter()
  let poolId = ''
  events.once('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
  })
  const runner = await run({
    events,
    pgPool: owner,
    schema: jobsSchema(services.settings.schema),
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet(services),
  })
  return { runner, poolId, inHand }
}

async function runJob(services: Services, job: Job, raw: unknown): Promise<void> {
  const { storeId, subjectId } = zPayload.parse(raw)
  const store = (await listStores(services)).find(item => item.id === storeId)
  if (!store) return
  await job.run({
    services,
    subjectId,
    within: async work => asSystem(services, store, await services.clock.now(services.db), work),
  })
}

/** Waits until nothing that could run now is left in the queue, at most `patienceMs`. */
export async function drainJobs(owner: pg.Pool, schema: string, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${jobsSchema(schema)}._private_jobs WHERE attempts < max_attempts AND run_at <= clock_timestamp()`,
    )
    if (rows[0]?.n === 0) return true
    await new Promise(resolve => setTimeout(resolve, 15))
  }
  return false
}

// The queue's own chatter is of no use to a shop; what fails is.
function quiet(services?: Services): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') services?.log('error', `jobs: ${message}`)
  })
}
