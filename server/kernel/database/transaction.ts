import {
  type CompiledQuery,
  type DatabaseConnection,
  type KyselyProps,
  type PostgresQueryResult,
  type QueryResult,
  Transaction,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'
import type { PreparingClient } from './prepared.ts'

/** What the rows of a transaction are fenced to; a transaction for reading cannot write by mistake. */
export type Fence = {
  storeId: string
  scope: 'store' | 'group'
  isReadOnly: boolean
  /** The longest one statement may take; undefined leaves the pool's own limit. */
  patience?: string | undefined
}

export type Begin = (fence: Fence) => Promise<OpenTransaction>

export type OpenTransaction = {
  db: Transaction<DB>
  /** @throws Error when a statement failed and nobody minded: nothing of the transaction stands */
  commit(): Promise<void>
  /** Ends a transaction that only read, without waiting for the database to say so. */
  leave(): void
  /** Never throws: what cannot be rolled back is cut off. */
  rollback(): Promise<void>
}

/**
 * A transaction whose statements are sent as they come: its beginning goes out together with its first statement, and
 * statements of which none needs another's answer go out together, each a trip to the database saved.
 */
export function beginOn(client: PreparingClient, base: KyselyProps, fence: Fence): OpenTransaction {
  let isOver = false
  // The beginning is not waited for: what failed there fails every statement after it, and the commit.
  const begun = client.several(beginning(fence))
  begun.catch(() => undefined)
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      // On a connection that belongs to another request by now.
      if (isOver) throw new Error('The transaction is over')
      return asKysely(await client.query<R>(query.sql, query.parameters))
    },
    streamQuery: () => {
      throw new Error('Rows of a transaction are read by pages')
    },
  }
  const executor = base.executor.withConnectionProvider({ provideConnection: use => use(connection) })
  const end = (how: 'COMMIT' | 'ROLLBACK') => {
    isOver = true
    return client.query(how, [])
  }
  const cutOff = () => client.release(true)
  return {
    db: new Transaction<DB>({ ...base, executor }),
    commit: async () => {
      const ended = await Promise.all([end('COMMIT'), begun]).catch(error => {
        cutOff()
        throw error
      })
      client.release()
      // What an error aborted is rolled back by its commit, which says so.
      if (ended[0].command === 'ROLLBACK') throw new Error('A failed statement was not minded')
    },
    leave: () => {
      end('COMMIT').catch(() => undefined)
      client.release()
    },
    rollback: () => end('ROLLBACK').then(() => client.release(), cutOff),
  }
}

function beginning({ storeId, scope, isReadOnly, patience }: Fence): string {
  const settings = { 'carebay.store': storeId, 'carebay.scope': scope === 'group' ? 'group' : '' }
  const all = Object.entries(patience === undefined ? settings : { ...settings, statement_timeout: patience })
  const set = all.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  return `BEGIN${isReadOnly ? ' READ ONLY' : ''}; SELECT ${set.join(', ')}`
}

function asKysely<R>({ command, rowCount, rows }: PostgresQueryResult<R>): QueryResult<R> {
  return isCounted(command) ? { rows, numAffectedRows: BigInt(rowCount) } : { rows }
}

const isCounted = (command: string) => ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)
