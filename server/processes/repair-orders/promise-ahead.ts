import { addCalendarDays, type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { ProposedPromise } from '#domain/mechanisms/resources/promise.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { availability } from '#server/mechanisms/ledgers/stock.ts'
import { demandsOf } from '../catalogue/queries-operations.ts'
import { leadDaysOf } from '../stock/queries-readiness.ts'
import { promisesNow } from './promise.ts'

export type Supply = Map<string, { availableMilli: number; leadDays: number }>

/** What the parts named can be had of at once, and how long the rest takes. */
export async function supplyOf(ctx: Ctx, lines: readonly { partId: string | null }[]): Promise<Supply> {
  const ids = [...new Set(lines.flatMap(line => line.partId ?? []))]
  const lead = await leadDaysOf(ctx, ids)
  const levels = await availability(ctx, ids)
  return new Map(
    levels.map(({ partId, availableMilli }) => [partId, { availableMilli, leadDays: lead.get(partId) ?? 1 }]),
  )
}

/** Work and parts that are no order's yet. */
export type AheadLine = {
  id: string
  kind: 'labour' | 'part' | 'other'
  labourOperationId: string | null
  system: string
  trade: string
  partId: string | null
  qtyMilli: number
  customerSupplied: boolean
  hoursCenti: number | null
}

/** EST-13: after the work ahead, after the last part that is missing, after the work itself, with the margin. */
export async function proposalAhead(
  ctx: Ctx,
  lines: readonly AheadLine[],
  supply: Supply,
  namedTechnicianId: string | null = null,
): Promise<ProposedPromise> {
  return found((await proposalsAhead(ctx, [{ lines }], supply, namedTechnicianId))[0])
}

/** The same of several options: each as if it were the one taken. */
export async function proposalsAhead(
  ctx: Ctx,
  options: readonly { lines: readonly AheadLine[] }[],
  supply: Supply,
  namedTechnicianId: string | null = null,
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
      namedTechnicianId,
      partsArriveAt: partsArriveAt(ctx, lines, supply),
    }),
  )
}

const NO_ORDER = ''

function workOf(line: AheadLine, demands: Awaited<ReturnType<typeof demandsOf>>) {
  const demand = demands.get(line.labourOperationId ?? '')
  return {
    ...{ id: line.id, trade: line.trade, system: demand?.system ?? line.system },
    highVoltage: demand?.highVoltage ?? false,
    grade: demand?.grade ?? 1,
    hoursCenti: Math.round(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000),
  }
}

function partsArriveAt(ctx: Ctx, lines: readonly AheadLine[], supply: Supply): Instant | null {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (line.partId !== null && !line.customerSupplied)
      wanted.set(line.partId, (wanted.get(line.partId) ?? 0) + line.qtyMilli)
  }
  const missing = [...wanted].filter(([id, qtyMilli]) => (supply.get(id)?.availableMilli ?? 0) < qtyMilli)
  const arrivals = missing.map(([id]) => addCalendarDays(ctx.now, supply.get(id)?.leadDays ?? 1, ctx.store.zone))
  return arrivals.length === 0 ? null : maxInstant(ctx.now, ...arrivals)
}
