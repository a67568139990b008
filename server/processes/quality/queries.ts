import { sql } from 'kysely'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function inspectionsOf(ctx: Ctx, orderIds: readonly string[]) {
  return ctx.db
    .selectFrom('inspections')
    .innerJoin('staff', 'staff.id', 'inspections.inspectorId')
    .select([
      'inspections.id',
      'orderId',
      'level',
      'round',
      'inspectorId',
      'staff.name as inspector',
      'result',
      'defect',
      'cause',
      'at',
      'failedLineId',
    ])
    .where('orderId', 'in', orderIds)
    .orderBy('at')
    .execute()
}

export async function reworksOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('reworks')
    .innerJoin('orderLines', 'orderLines.id', 'reworks.lineId')
    .select([
      'reworks.id',
      'reworks.lineId',
      'orderLines.name as line',
      'stage',
      'defect',
      'cause',
      'openedAt',
      'doneAt',
    ])
    .where('reworks.orderId', '=', orderId)
    .orderBy('openedAt')
    .execute()
}

export async function keyItemsChecked(ctx: Ctx, orderId: string, round: number) {
  return ctx.db
    .selectFrom('keyItemChecks')
    .select(['lineId', 'inspectorId'])
    .where('orderId', '=', orderId)
    .where('round', '=', round)
    .execute()
}

/** Who had their hands on the orders, by clocking. */
export async function doersOf(
  ctx: Ctx,
  orderIds: readonly string[],
): Promise<{ id: string; name: string; orderId: string }[]> {
  return ctx.db
    .selectFrom('clockings')
    .innerJoin('jobs', 'jobs.id', 'clockings.jobId')
    .innerJoin('staff', 'staff.id', 'clockings.staffId')
    .select(['staff.id', 'staff.name', 'jobs.orderId'])
    .distinct()
    .where('jobs.orderId', 'in', orderIds)
    .execute()
}

export async function waitingForInspection(ctx: Ctx) {
  const { rows } = await sql<{
    id: string
    number: string | null
    plate: string
    car: string
    promisedAt: string | null
    kind: OrderKind
  }>`
    SELECT o.id, o.number, coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, o.promised_at, o.kind
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
    WHERE o.store_id = ${ctx.store.id} AND o.work IN ('finished', 'inspecting')
      AND o.delivery <> 'gone' AND o.cancelled_at IS NULL
    ORDER BY o.promised_at NULLS LAST LIMIT 200`.execute(ctx.db)
  return rows
}

export async function closeReworks(ctx: Ctx, orderId: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.db
    .updateTable('reworks')
    .set({ doneAt: ctx.now })
    .where('orderId', '=', orderId)
    .where('lineId', 'in', [...lineIds])
    .where('doneAt', 'is', null)
    .execute()
}
