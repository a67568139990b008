import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { Ctx, Services, Subject } from '#server/kernel/context.ts'
import type { LinkHolder } from '#server/kernel/requests/pipeline.ts'
import { newToken, sha256 } from '#server/kernel/vault.ts'
import { inTransaction, listStores, systemActor } from '#server/kernel/work.ts'

/** Makes a single-purpose link for a customer and returns its token; only the hash is kept. */
export async function openLink(
  ctx: Ctx,
  options: { purpose: string; subject: Subject; personId: string | null; hours: number },
): Promise<string> {
  const token = newToken()
  await ctx.db
    .insertInto('links')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      tokenHash: sha256(token),
      purpose: options.purpose,
      subjectKind: options.subject.kind,
      subjectId: options.subject.id,
      personId: options.personId,
      expiresAt: addHours(ctx.now, options.hours),
      createdAt: ctx.now,
    })
    .execute()
  return token
}

/** Who holds this token, in which store; nothing when it is unknown, used up or expired. */
export async function findLink(services: Services, token: string): Promise<LinkHolder | undefined> {
  if (!/^[A-Za-z0-9_-]{32}$/.test(token)) return undefined
  const stores = await listStores(services)
  const [first] = stores
  if (!first) return undefined
  const now = await services.clock.now(services.db)
  return inTransaction(services, { store: first, actor: systemActor, now, scope: 'group' }, async ctx => {
    const link = await ctx.db
      .selectFrom('links')
      .leftJoin('people', 'people.id', 'links.personId')
      .select(['links.id', 'links.storeId', 'links.personId', 'people.name'])
      .where('tokenHash', '=', sha256(token))
      .where('expiresAt', '>', now)
      .executeTakeFirst()
    const store = stores.find(item => item.id === link?.storeId)
    return link && store ? { linkId: link.id, store, personId: link.personId, name: link.name ?? '客户' } : undefined
  })
}
