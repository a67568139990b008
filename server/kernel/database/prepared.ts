import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { isStalePlan } from '../errors.ts'

/** A statement earns its name when it has come this often; what is built anew for every request never does. */
const NAMED_AFTER = 3
/** Every connection keeps its named statements until it ends, so there must not be ever more of them. */
const MOST_NAMES = 600
const MOST_COUNTED = 5_000

/** A name means one statement on all lines of a pool. */
const namesOf = new WeakMap<pg.Pool, Names>()

export type PreparingClient = PostgresPoolClient & {
  /** Several statements in one text, parsed every time; nobody needs their rows. */
  several(text: string): Promise<void>
}
export type PreparingPool = Omit<PostgresPool, 'connect'> & { connect(): Promise<PreparingClient> }

/**
 * Lets the database parse each statement once for every connection instead of once for every request: with fenced tables
 * and many joins that takes longer than finding the rows.
 */
export function preparing(pool: pg.Pool): PreparingPool {
  const names = namesOf.get(pool) ?? openNames()
  namesOf.set(pool, names)
  const wrappers = new WeakMap<pg.PoolClient, PreparingClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const wrapper = wrappers.get(client) ?? wrapped(client, names)
      wrappers.set(client, wrapper)
      return wrapper
    },
    end: () => pool.end(),
  }
}

function wrapped(client: pg.PoolClient, names: Names): PreparingClient {
  const query: pg.PoolClient['query'] = (config: unknown, values?: unknown) => {
    if (typeof config !== 'string' || !Array.isArray(values))
      return Reflect.apply(client.query, client, [config, values])
    const name = names.of(config)
    if (name === undefined) return client.query(config, values)
    return client.query({ name, text: config, values }).catch(error => {
      names.hear(error)
      throw error
    })
  }
  const several = async (text: string) => void (await client.query(text))
  const release = (destroy?: boolean) => client.release(destroy)
  return Object.assign(Object.create(client), { query, several, release })
}

type Names = {
  /** The name a statement goes by; undefined while it is not worth one. */
  of(text: string): string | undefined
  /** A column added by another node changes what `SELECT *` answers: the old names are of no use any more. */
  hear(error: unknown): void
}

function openNames(): Names {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  let generation = 0
  return {
    of: text => {
      const known = names.get(text)
      if (known !== undefined) return known
      if (names.size >= MOST_NAMES) return undefined
      const times = (seen.get(text) ?? 0) + 1
      if (times < NAMED_AFTER) {
        if (seen.size >= MOST_COUNTED) seen.clear()
        seen.set(text, times)
        return undefined
      }
      seen.delete(text)
      const name = `carebay_${generation}_${names.size}`
      names.set(text, name)
      return name
    },
    hear: error => {
      if (!isStalePlan(error)) return
      generation++
      names.clear()
    },
  }
}
