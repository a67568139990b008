import { addCalendarDays, type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { availability } from '#server/mechanisms/ledgers/stock.ts'
import { plannedMinutesOf } from '#server/processes/repair-orders/present-order.ts'
import { proposalForWork } from '#server/processes/repair-orders/promise.ts'
import { type EstimateLineRow, leadDaysOf } from './queries.ts'

export type Supply = Map<string, { availableMilli: number; leadDays: number }>

/** What the parts named can be had of at once, and how long the rest takes. */
export async function supplyOf(ctx: Ctx, lines: readonly Pick<EstimateLineRow, 'partId'>[]): Promise<Supply> {
  const ids = [...new Set(lines.flatMap(line => line.partId ?? []))]
  const lead = await leadDaysOf(ctx, ids)
  const levels = await availability(ctx, ids)
  return new Map(
    levels.map(({ partId, availableMilli }) => [partId, { availableMilli, leadDays: lead.get(partId) ?? 1 }]),
  )
}

type Line = Pick<EstimateLineRow, 'partId' | 'qtyMilli' | 'customerSupplied' | 'hoursCenti'>

/** EST-13: after the work ahead, after the last part that is missing, after the work itself, with the margin. */
export async function proposalForLines(ctx: Ctx, lines: readonly Line[], supply: Supply) {
  return proposalForWork(ctx, {
    workMinutes: plannedMinutesOf(lines.map(line => ({ ...line, state: 'proposed' as const }))),
    partsArriveAt: partsArriveAt(ctx, lines, supply),
  })
}

function partsArriveAt(ctx: Ctx, lines: readonly Line[], supply: Supply): Instant | null {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (line.partId !== null && !line.customerSupplied)
      wanted.set(line.partId, (wanted.get(line.partId) ?? 0) + line.qtyMilli)
  }
  const missing = [...wanted].filter(([id, qtyMilli]) => (supply.get(id)?.availableMilli ?? 0) < qtyMilli)
  const arrivals = missing.map(([id]) => addCalendarDays(ctx.now, supply.get(id)?.leadDays ?? 1, ctx.store.zone))
  return arrivals.length === 0 ? null : maxInstant(ctx.now, ...arrivals)
}
