import type pg from 'pg'
import { canonicalJson } from '#domain/kernel/canonical.ts'
import type { Access, EndpointMeta } from '#domain/kernel/endpoint.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { Lang } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Actor, Ctx, Services, Store } from '../context.ts'
import { AppError, refuse } from '../errors.ts'
import { inTransaction, systemActor } from '../work.ts'
import type { Limits } from './limits.ts'
import { readSession, rolesIn, type Session, storeOfRequest } from './session.ts'

/** What the HTTP layer knows of a request before anything is decided. */
export type Incoming = {
  method: string
  operation: string
  requestId: string
  lang: Lang
  token: string | undefined
  storeHeader: string | undefined
  idempotencyKey: string | undefined
  deviceAt: Instant | null
  address: string
  agent: string
  /** The browser's end is encrypted, by this server or by a proxy before it. */
  https?: boolean
  /** Adds a header to the answer: the session cookie, a retry hint. */
  setHeader(name: string, value: string): void
}

/** A single-purpose link a customer came by, as found by its token. */
export type LinkHolder = { linkId: string; store: Store; personId: string | null; name: string }

/** An outside system, as found by its key. */
export type TokenHolder = { tokenId: string; name: string; verbs: string[]; perMinute: number; store: Store }

export type Pipeline = {
  services: Services
  pool: pg.Pool
  limits: Limits
  findToken(token: string): Promise<TokenHolder | undefined>
  findLink(token: string): Promise<LinkHolder | undefined>
}

type Admitted = { actor: Actor; store: Store; session?: Session }

/** Somebody waits for the answer, and others for the connection: what takes longer is a job. */
const PATIENCE = '5s'

type Operation = Required<EndpointMeta>

/** Who is asking and in which store; undefined for the public. @throws AppError 401, 403, 404 */
async function admit(
  pipeline: Pipeline,
  incoming: Incoming,
  access: Access,
  input: unknown,
): Promise<Admitted | undefined> {
  if (access === 'public') {
    limit(pipeline, incoming, `address ${incoming.address}`)
    return undefined
  }
  if (access === 'link') {
    const holder = await pipeline.findLink(tokenOf(input))
    limit(pipeline, incoming, `address ${incoming.address}`)
    if (!holder) throw refuse(kernelRefusals.notFound)
    return { store: holder.store, actor: { kind: 'customer', id: holder.linkId, name: holder.name, roles: [] } }
  }
  // A flood is turned away before it costs a question to the database.
  const known = `session ${incoming.token}`
  if (pipeline.limits.isSpent(known)) limit(pipeline, incoming, known)
  const system = incoming.token === undefined ? undefined : await pipeline.findToken(incoming.token)
  if (system) return admitSystem(pipeline, incoming, access, system)
  const session = incoming.token === undefined ? undefined : await readSession(pipeline.pool, incoming.token)
  limit(pipeline, incoming, session ? `session ${session.token}` : `address ${incoming.address}`)
  if (!session) throw refuse(kernelRefusals.notSignedIn)
  const store = storeOfRequest(session, incoming.storeHeader)
  const roles = rolesIn(session, store.id)
  if (access !== 'signedIn' && !pipeline.services.rolesOf(access).some(role => roles.includes(role))) {
    throw refuse(kernelRefusals.forbidden, { verb: access })
  }
  return { session, store, actor: { kind: 'staff', id: session.staffId, name: session.name, roles } }
}

/** An outside system may do what it was given, in its own store; what any member of staff may read is a right of its own. */
function admitSystem(pipeline: Pipeline, incoming: Incoming, access: Access, system: TokenHolder): Admitted {
  const { tokenId, name, verbs, store } = system
  limit(pipeline, incoming, `token ${tokenId}`, system.perMinute)
  if (incoming.storeHeader !== undefined && incoming.storeHeader !== store.id) throw refuse(kernelRefusals.foreignStore)
  if (access === 'signedIn' && incoming.method !== 'GET') throw refuse(kernelRefusals.staffOnly)
  if (!verbs.includes(access)) throw refuse(kernelRefusals.forbidden, { verb: access })
  return { store, actor: { kind: 'token', id: tokenId, name, roles: [], verbs } }
}

/** Counts the request, tells the caller how many are left, and refuses one too many. */
function limit({ limits, services }: Pipeline, incoming: Incoming, key: string, ownLimit?: number): void {
  const perMinute = ownLimit ?? services.settings.requestsPerMinute
  if (perMinute === undefined) return
  const taken = limits.take(key, perMinute)
  incoming.setHeader('RateLimit-Limit', String(taken.limit))
  incoming.setHeader('RateLimit-Remaining', String(taken.remaining))
  incoming.setHeader('RateLimit-Reset', String(taken.fullInSeconds))
  if (taken.ok) return
  incoming.setHeader('Retry-After', String(taken.retryInSeconds))
  throw refuse(kernelRefusals.tooFast, { seconds: taken.retryInSeconds })
}

/**
 * The one way a request becomes work: admit, open the transaction, replay or run, write the timeline, commit.
 * `run` validates the input, does the work and validates the output, all inside the transaction.
 */
export async function serve<T>(
  pipeline: Pipeline,
  incoming: Incoming,
  operation: Operation,
  input: unknown,
  run: (ctx: Ctx | undefined, session: Session | undefined) => Promise<T>,
): Promise<T | { replayed: unknown }> {
  const admitted = await admit(pipeline, incoming, operation.access, input)
  if (!admitted) return run(undefined, undefined)
  const command = incoming.method === 'POST'
  if (command && incoming.idempotencyKey === undefined) throw refuse(kernelRefusals.noIdempotencyKey)
  const now = await pipeline.services.clock.now(pipeline.services.db)
  const { requestId, lang, deviceAt, address, agent } = incoming
  const occasion = {
    ...admitted,
    now,
    lang,
    requestId,
    deviceAt,
    address,
    device: agent.slice(0, 200),
    patience: PATIENCE,
    isReading: !command && !operation.leavesTrace,
  }
  const work = () =>
    inTransaction(pipeline.services, occasion, async (ctx, drafts) => {
      if (!command) return { answer: await run(ctx, admitted.session) }
      const saved = await claimKey(ctx, incoming, input)
      if (saved !== undefined) return { answer: { replayed: saved } }
      try {
        const answer = await run(ctx, admitted.session)
        if (drafts.length === 0 && !operation.quiet)
          throw new Error(`${incoming.operation} changed something without a timeline event`)
        await saveAnswer(ctx, incoming, answer)
        return { answer }
      } catch (error) {
        if (!(error instanceof AppError && error.keep)) throw error
        await releaseKey(ctx, incoming)
        return { refused: error }
      }
    })
  // Where requests are not counted, they do not wait for each other either.
  const limited = pipeline.services.settings.requestsPerMinute !== undefined
  const caller = `${admitted.actor.kind} ${admitted.actor.id}`
  const outcome = await (limited ? pipeline.limits.inTurn(caller, work) : work())
  if ('refused' in outcome) throw outcome.refused
  return outcome.answer
}

/** Takes the key for this transaction; a second copy waits here, then finds the first one's answer. */
async function claimKey(ctx: Ctx, incoming: Incoming, input: unknown): Promise<unknown> {
  const scope = ctx.actor.id ?? systemActor.name
  const key = (incoming.idempotencyKey ?? '').slice(0, 200)
  // A keyed hash: a plain one of a short form would give away its phone number to whoever tries them all.
  const requestHash = ctx.services.vault.searchHash(
    exactText({ operation: incoming.operation, store: ctx.store.id, input: input ?? null }),
  )
  const claimed = await ctx.db
    .insertInto('idempotencyKeys')
    .values({ scope, key, requestHash, createdAt: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  const earlier = await ctx.db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'answer'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.requestHash !== requestHash) throw refuse(kernelRefusals.keyReused)
  const { answer } = earlier
  return typeof answer === 'string' ? JSON.parse(ctx.services.vault.open(answer)) : answer
}

/** What has no exact form, such as 1e308 or a thousand levels too many, is wrong input before any schema looks at it. */
function exactText(request: unknown): string {
  try {
    return canonicalJson(request)
  } catch {
    throw refuse(kernelRefusals.badInput)
  }
}

/** Kept sealed: an answer may hold what is encrypted everywhere else, such as a revealed phone number. */
async function saveAnswer(ctx: Ctx, incoming: Incoming, answer: unknown): Promise<void> {
  await ctx.db
    .updateTable('idempotencyKeys')
    .set({ answer: JSON.stringify(ctx.services.vault.seal(JSON.stringify(answer ?? null))) })
    .where('scope', '=', ctx.actor.id ?? systemActor.name)
    .where('key', '=', (incoming.idempotencyKey ?? '').slice(0, 200))
    .execute()
}

/** A refusal is no answer to replay: the same command may be tried again. */
async function releaseKey(ctx: Ctx, incoming: Incoming): Promise<void> {
  await ctx.db
    .deleteFrom('idempotencyKeys')
    .where('scope', '=', ctx.actor.id ?? systemActor.name)
    .where('key', '=', (incoming.idempotencyKey ?? '').slice(0, 200))
    .execute()
}

function tokenOf(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'token' in input && typeof input.token === 'string')
    return input.token
  return ''
}
