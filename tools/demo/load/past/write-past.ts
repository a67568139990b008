import { dateOn, type Instant } from '#domain/kernel/time.ts'
import type { Ctx, Store } from '#server/kernel/context.ts'
import { asSystem } from '#server/kernel/work.ts'
import type { StoreKey } from '../../data/stores.ts'
import type { VisitPlan } from '../../generate/history.ts'
import { batches } from '../ids.ts'
import type { Progress } from '../progress.ts'
import type { Stage } from '../stage.ts'
import { fileRow } from './customer-rows.ts'
import { type EndedVisit, endedVisits } from './ended-visit.ts'
import { writeBatch } from './write-batch.ts'

export type Past = {
  houses: ReadonlyMap<StoreKey, Store>
  visits: readonly VisitPlan[]
  plates: ReadonlyMap<string, string>
  now: Instant
  /** Whoever left after this is called by the commands, not here. */
  calledUntil: Instant
}

/**
 * The older past: ended visits with all that other screens read of them, written in bulk as the commands would leave
 * them. Papers, slips and what happened on the way stay out: they are taken over from an earlier system, which the H in
 * their numbers says.
 */
export async function writePast(stage: Stage, past: Past, progress: Progress): Promise<void> {
  const ended = past.visits.toSorted((a, b) => (a.deliveredAt < b.deliveredAt ? -1 : 1))
  let done = 0
  for (const [key, store] of past.houses) {
    const own = ended.filter(visit => visit.storeKey === key)
    const numberOf = numbers(store)
    const filed = new Set<string>()
    for (const batch of batches(own, 100)) {
      const at = batch.at(-1)?.deliveredAt ?? past.now
      await asSystem(stage.services, store, at, async ctx => {
        const visits = await endedVisits(ctx, stage, batch, numberOf)
        const plateOf = ({ visit }: EndedVisit) => past.plates.get(visit.vehicleKey) ?? ''
        await writeBatch({ ctx, stage, visits, plateOf, now: past.now, calledUntil: past.calledUntil })
        await openFiles(ctx, stage, visits, filed)
        const subject = { kind: 'store', id: store.id }
        ctx.record({ event: 'history.loaded', subject, data: { visits: batch.length } })
      })
      done += batch.length
      progress.share(done, ended.length)
    }
  }
}

function numbers(store: Store): (visit: VisitPlan) => string {
  const serial = new Map<string, number>()
  return visit => {
    const day = `${store.code}-${dateOn(visit.intake.arrivedAt).replaceAll('-', '')}`
    const next = (serial.get(day) ?? 0) + 1
    serial.set(day, next)
    return `WX-${day}-H${String(next).padStart(3, '0')}`
  }
}

async function openFiles(ctx: Ctx, stage: Stage, visits: readonly EndedVisit[], filed: Set<string>): Promise<void> {
  const first = visits.filter(({ visit }) => !filed.has(visit.vehicleKey))
  const rows = [...new Map(first.map(ended => [ended.visit.vehicleKey, ended])).values()].map(ended => {
    filed.add(ended.visit.vehicleKey)
    return fileRow(stage, ctx.store, ended, filed.size)
  })
  if (rows.length === 0) return
  await ctx.db
    .insertInto('vehicleFiles')
    .values(rows)
    .onConflict(conflict => conflict.columns(['storeId', 'vehicleId']).doNothing())
    .execute()
}
