import { newId } from '#domain/kernel/id.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { addHours, type Instant } from '#domain/kernel/time.ts'
import { linkRefusals } from '#domain/mechanisms/links/refusals.ts'
import type { Ctx, Services, Subject } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { LinkHolder } from '#server/kernel/requests/pipeline.ts'
import { newToken, sha256 } from '#server/kernel/vault.ts'
import { inTransaction, listStores, systemActor } from '#server/kernel/work.ts'
import * as queries from './queries.ts'

export type Link = {
  id: string
  purpose: string
  subject: Subject
  personId: string | null
  guest: LinkGuest | null
  expiresAt: Instant
  usedAt: Instant | null
}

/** Somebody not known to the house yet, as he named himself; the telephone is sealed. */
export type LinkGuest = { name: string; phoneCipher: string; phoneHash: string; phoneMasked: string }

type NewLink = { purpose: string; subject: Subject; personId: string | null; guest?: LinkGuest; hours: number }

/** Makes a single-purpose link for a customer and returns its token; only the hash is kept. */
export async function openLink(ctx: Ctx, options: NewLink): Promise<string> {
  const token = newToken()
  const { guest } = options
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
      guestName: guest?.name ?? '',
      guestPhoneCipher: guest?.phoneCipher ?? null,
      guestPhoneHash: guest?.phoneHash ?? null,
      guestPhoneMasked: guest?.phoneMasked ?? '',
      expiresAt: addHours(ctx.now, options.hours),
      createdAt: ctx.now,
    })
    .execute()
  return token
}

/**
 * The link by which the customer of this request came; one made for something else is as good as none.
 * @throws AppError notFound
 */
export async function linkFor(ctx: Ctx, purpose?: string): Promise<Link> {
  if (ctx.actor.kind !== 'customer' || ctx.actor.id === null) throw refuse(kernelRefusals.notFound)
  const link = await linkById(ctx, ctx.actor.id)
  if (purpose !== undefined && link.purpose !== purpose) throw refuse(kernelRefusals.notFound)
  await queries.markOpened(ctx, link.id)
  return link
}

/** A link that still lives. @throws AppError notFound */
export async function linkById(ctx: Ctx, id: string): Promise<Link> {
  const row = found(await queries.findLinkRow(ctx, id))
  const { purpose, subjectKind, subjectId, personId, expiresAt, usedAt } = row
  return {
    id,
    purpose,
    subject: { kind: subjectKind, id: subjectId },
    personId,
    guest: guestOf(row),
    expiresAt,
    usedAt,
  }
}

/** The guest of a link, or nobody. */
function guestOf(row: {
  guestName: string
  guestPhoneCipher: string | null
  guestPhoneHash: string | null
  guestPhoneMasked: string
}): LinkGuest | null {
  const { guestName: name, guestPhoneCipher: phoneCipher, guestPhoneHash: phoneHash, guestPhoneMasked } = row
  if (phoneCipher === null || phoneHash === null) return null
  return { name, phoneCipher, phoneHash, phoneMasked: guestPhoneMasked }
}

/** The link a token belongs to, for what made it in this very transaction. @throws AppError notFound */
export async function linkByToken(ctx: Ctx, token: string): Promise<Link> {
  return linkById(ctx, found(await queries.linkIdOf(ctx, sha256(token))))
}

/** Uses the link up for the one thing it was made for. @throws AppError used */
export async function takeLink(ctx: Ctx, link: Link): Promise<void> {
  if (!(await queries.markUsed(ctx, link.id))) throw refuse(linkRefusals.used)
}

/** Closes the links of a record, of one purpose or all. */
export async function closeLinks(ctx: Ctx, subjectId: string, purpose?: string): Promise<void> {
  await queries.expireLinks(ctx, subjectId, purpose)
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
      .select(['links.id', 'links.storeId', 'links.personId', 'links.guestName', 'people.name'])
      .where('tokenHash', '=', sha256(token))
      .where('expiresAt', '>', now)
      .executeTakeFirst()
    const store = stores.find(item => item.id === link?.storeId)
    return link && store
      ? { linkId: link.id, store, personId: link.personId, name: link.name ?? (link.guestName || '客户') }
      : undefined
  })
}
