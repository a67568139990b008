import type { Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { kernelRefusals, type Refusal } from '#domain/kernel/refusals.ts'
import type { Lang } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Clock } from './clock.ts'
import type { DatabaseAccess } from './database/connect.ts'
import { refuse } from './errors.ts'
import type { FileStore } from './files.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'
import type { Vault } from './vault.ts'

/** What the whole server shares. */
export type Services = DatabaseAccess & {
  settings: Settings
  clock: Clock
  vault: Vault
  files: FileStore
  /** Which roles hold a verb; wired from the domain's grant table. */
  rolesOf(verb: string): readonly string[]
  verbsOf(roles: readonly string[]): string[]
  constraintRefusals: ReadonlyMap<string, Refusal>
  log: Log
}

export type Store = { id: string; code: string; name: string; zone: string }

export type Actor = {
  /** 'token': an outside system by its key. */
  kind: 'staff' | 'customer' | 'system' | 'device' | 'token'
  id: string | null
  name: string
  roles: readonly string[]
  /** Of an outside system, which has no roles: all it may do. */
  verbs?: readonly string[]
}

export type TimelineDraft = {
  /** What happened, as `<feature>.<pastParticiple>`: 'order.signed'. */
  event: string
  subject: Subject
  /** The visit or order whose process trace shows it. */
  threadId?: string | null | undefined
  /** Values before and after, never plain personal fields. */
  data?: Record<string, unknown>
  reason?: string | undefined
}

/** A record as the mechanisms know it. */
export type Subject = { kind: string; id: string }

/** One request's (or timer's) hold on the system: its transaction, its moment, its actor, its store. */
export type Ctx = {
  services: Services
  db: Transaction<DB>
  now: Instant
  actor: Actor
  store: Store
  lang: Lang
  requestId: string
  /** When a device made the command, if it was offline then. */
  deviceAt: Instant | null
  device: string
  address: string
  /** Appends to the store's timeline at the end of this transaction, and tells every open screen after commit. */
  record(draft: TimelineDraft): void
  can(verb: string): boolean
}

/**
 * The member of staff acting.
 * @throws AppError staffOnly for an outside system; Error when a customer or the system acts where only staff may
 */
export function staffId(ctx: Ctx): string {
  if (ctx.actor.kind === 'token') throw refuse(kernelRefusals.staffOnly)
  if (ctx.actor.kind !== 'staff' || ctx.actor.id === null) throw new Error('A member of staff must act here')
  return ctx.actor.id
}

/** The member of staff acting, or null when it is the customer or the system. */
export function staffIdOrNull(ctx: Ctx): string | null {
  return ctx.actor.kind === 'staff' ? ctx.actor.id : null
}
