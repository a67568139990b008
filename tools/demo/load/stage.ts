import type { Instant } from '#domain/kernel/time.ts'
import type { Actor, Ctx, Services, Store } from '#server/kernel/context.ts'
import { fireDue, nextDue } from '#server/kernel/timers.ts'
import { inTransaction } from '#server/kernel/work.ts'
import { staff } from '../data/staff.ts'
import type { StoreKey } from '../data/stores.ts'
import type { Ids } from './ids.ts'

/** Lets the demo's people act at their moments, through the same commands as everybody. */
export type Stage = {
  ids: Ids
  services: Services
  /** What falls due up to a moment happens, each thing at its own time. */
  letPass(until: Instant): Promise<void>
  by<T>(key: StoreKey, username: string, at: Instant, work: (ctx: Ctx) => Promise<T>): Promise<T>
}

export function openStage(services: Services, houses: ReadonlyMap<StoreKey, Store>, ids: Ids): Stage {
  const actors = new Map<string, Actor>(
    staff.map(person => [
      person.username,
      { kind: 'staff', id: ids.of('staff', person.username), name: person.name, roles: person.roles },
    ]),
  )
  return {
    ids,
    services,
    letPass: async until => {
      for (;;) {
        const at = await nextDue(services, until)
        if (at === undefined) return
        await fireDue(services, at)
      }
    },
    by: (key, username, at, work) => {
      const store = houses.get(key)
      const actor = actors.get(username)
      if (!store || !actor) throw new Error(`The demo has no ${username} in ${key}`)
      return inTransaction(services, { store, actor, now: at }, work)
    },
  }
}

/** A drawn signature as the demo's customers leave it. */
export const DEMO_STROKES =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
