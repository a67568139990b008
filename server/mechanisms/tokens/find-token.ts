import { addMinutes } from '#domain/kernel/time.ts'
import type { Services } from '#server/kernel/context.ts'
import type { TokenHolder } from '#server/kernel/requests/pipeline.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { asSystem, inTransaction, listStores, systemActor } from '#server/kernel/work.ts'
import { TOKEN_SIGN } from './make-token.ts'
import { findWorking, noteUse } from './queries.ts'

/** Who an outside system is by its key, read at each request: a key taken back ends at once. */
export async function findToken(services: Services, token: string): Promise<TokenHolder | undefined> {
  if (!token.startsWith(TOKEN_SIGN)) return undefined
  const stores = await listStores(services)
  const now = await services.clock.now(services.db)
  const [first] = stores
  if (!first) return undefined
  const row = await inTransaction(services, { store: first, actor: systemActor, now, scope: 'group' }, ctx =>
    findWorking(ctx, sha256(token)),
  )
  const store = stores.find(item => item.id === row?.storeId)
  if (!row || !store) return undefined
  if (row.lastUsedAt === null || row.lastUsedAt < addMinutes(now, -1))
    await asSystem(services, store, now, ctx => noteUse(ctx, row.id))
  return { tokenId: row.id, name: row.name, verbs: row.verbs, perMinute: row.perMinute, store }
}
