import { Logger, makeWorkerUtils, type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Ctx, Services } from './context.ts'
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
}

export async function startJobs(owner: pg.Pool, services: Services, jobs: readonly Job[]): Promise<Runner> {
  const taskList: TaskList = {}
  for (const job of jobs) {
    taskList[job.name] = async raw => {
      const { storeId, subjectId } = zPayload.parse(raw)
      const store = (await listStores(services)).find(item => item.id === storeId)
      if (!store) return
      await job.run({
        services,
        subjectId,
        within: async work => asSystem(services, store, await services.clock.now(services.db), work),
      })
    }
  }
  return run({
    pgPool: owner,
    schema: jobsSchema(services.settings.schema),
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet(services),
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
