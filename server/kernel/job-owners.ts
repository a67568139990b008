import pg from 'pg'
import { msOf } from '#domain/kernel/time.ts'
import { realNow } from './clock.ts'
import type { Connection } from './database/connect.ts'
import type { RunningJobs } from './jobs.ts'

/** Any fixed number: the space in which nodes hold locks in the name of their job pools. */
const SPACE = 88_121
/** After a break of the database every node needs a moment to stand by its jobs again. */
const SETTLING_MS = 3_000
/** Between taking a job and beginning it, and between its end and the note of it, lies a moment. */
const NOTING = '20 seconds'
/** A machine that lost its power says no goodbye: over a network the database asks after it. */
const NOTICE_LOSS = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/**
 * Jobs in the hands of a node carry its pool's name. The queue itself would wait four hours before it gave the jobs of
 * a killed node to another; here a node holds a lock in that name as long as it lives, which the database drops the
 * moment the node is gone.
 */
export type JobOwner = {
  /**
   * Stands by the own jobs and gives the jobs of nodes that are gone back to the queue, as well as own ones whose end
   * could not be noted because the database was away. @returns how many pools were gone
   */
  look(): Promise<number>
  stop(): Promise<void>
}

export function standByJobs(
  connection: Connection,
  owner: pg.Pool,
  schema: string,
  { poolId, inHand }: Pick<RunningJobs, 'poolId' | 'inHand'>,
): JobOwner {
  let line: { client: pg.Client; since: number } | undefined

  async function stand(): Promise<{ since: number }> {
    if (line) return line
    const client = new pg.Client({ ...connection, application_name: 'carebay', options: NOTICE_LOSS })
    client.on('error', () => undefined)
    client.once('end', () => {
      if (line?.client === client) line = undefined
    })
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [SPACE, poolId])
    line = { client, since: msOf(realNow()) }
    return line
  }

  return {
    look: async () => {
      const { since } = await stand()
      if (msOf(realNow()) - since < SETTLING_MS) return 0
      await releaseUnnoted(owner, schema, poolId, inHand)
      return releaseOrphans(owner, schema, poolId)
    },
    stop: async () => {
      const own = line
      line = undefined
      await own?.client.end()
    },
  }
}

/** The lock of a living node cannot be taken; that of one that is gone can, for the length of this statement. */
async function releaseOrphans(owner: pg.Pool, schema: string, poolId: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `WITH holders AS MATERIALIZED (SELECT DISTINCT locked_by FROM ${schema}._private_jobs WHERE locked_by <> $1),
       gone AS MATERIALIZED (SELECT locked_by FROM holders WHERE pg_try_advisory_xact_lock($2, hashtext(locked_by)))
     SELECT count(*)::int AS n, ${schema}.force_unlock_workers(array_agg(locked_by)) FROM gone HAVING count(*) > 0`,
    [poolId, SPACE],
  )
  return rows[0]?.n ?? 0
}

async function releaseUnnoted(owner: pg.Pool, schema: string, poolId: string, inHand: ReadonlySet<string>) {
  await owner.query(
    `UPDATE ${schema}._private_jobs SET locked_by = NULL, locked_at = NULL
     WHERE locked_by = $1 AND locked_at < clock_timestamp() - $2::interval AND NOT id = ANY ($3::bigint[])`,
    [poolId, NOTING, [...inHand]],
  )
}
