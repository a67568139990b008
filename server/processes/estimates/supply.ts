import { addCalendarDays, type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { ProposedPromise } from '#domain/mechanisms/resources/promise.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { availability } from '#server/mechanisms/ledgers/stock.ts'
import { promisesNow } from '#server/processes/repair-orders/promise.ts'
import { demandsOf } from '../catalogue/queries-operations.ts'
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

type Line = Pick<
  EstimateLineRow,
  'id' | 'kind' | 'labourOperationId' | 'system' | 'trade' | 'partId' | 'qtyMilli' | 'customerSupplied' | 'hoursCenti'
>

/** EST-13: after the work ahead, after the last part that is missing, after the work itself, with the margin. */
export async function proposalFor(ctx: Ctx, lines: readonly Line[], supply: Supply): Promise<ProposedPromise> {
  return found((await proposalsFor(ctx, [{ lines }], supply))[0])
}

/** The same of several options: each as if it were the one taken. */
export async function proposalsFor(
  ctx: Ctx,
  options: readonly { lines: readonly Line[] }[],
  supply: Supply,
): Promise<ProposedPromise[]> {
  const promises = await promisesNow(ctx)
  const demands = await demandsOf(
    ctx,
    options.flatMap(({ lines }) => lines.flatMap(line => line.labourOperationId ?? [])),
  )
  return options.map(({ lines }) =>
    promises.of({
      orderId: NO_ORDER,
      lines: lines.filter(line => line.kind === 'labour').map(line => workOf(line, demands)),
      namedTechnicianId: null,
      partsArriveAt: partsArriveAt(ctx, lines, supply),
    }),
  )
}

/** The work of an estimate is no order's yet. */
const NO_ORDER = ''

function workOf(line: Line, demands: Awaited<ReturnType<typeof demandsOf>>) {
  const demand = demands.get(line.labourOperationId ?? '')
  return {
    ...{ id: line.id, trade: line.trade, system: demand?.system ?? line.system },
    highVoltage: demand?.highVoltage ?? false,
    grade: demand?.grade ?? 1,
    hoursCenti: Math.round(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000),
  }
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
