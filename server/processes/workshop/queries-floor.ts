import { sql } from 'kysely'
import type { DateOn, Instant } from '#domain/kernel/time.ts'
import type { InWork, Tool } from '#domain/processes/workshop/floor-rules.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Cars worked on now, in the store and by the team of this technician; the order itself does not count. */
export async function inWork(ctx: Ctx, job: { orderId: string; technicianId: string } | null): Promise<InWork> {
  const { rows } = await sql<InWork>`WITH busy AS (
      SELECT DISTINCT o.id, r.team FROM repair_orders o JOIN jobs j ON j.order_id = o.id AND j.state IN ('working', 'paused')
        JOIN resources r ON r.id = j.technician_id
      WHERE o.store_id = ${ctx.store.id} AND o.work = 'working' AND o.delivery <> 'gone' AND o.cancelled_at IS NULL
        AND o.id IS DISTINCT FROM ${job?.orderId ?? null}::uuid),
    mine AS (SELECT coalesce(max(team), '') AS team FROM resources WHERE id = ${job?.technicianId ?? null}::uuid)
    SELECT (SELECT count(DISTINCT id)::int FROM busy) AS store_count,
      (SELECT count(DISTINCT id)::int FROM busy WHERE busy.team = mine.team) AS team_count, mine.team FROM mine`.execute(
    ctx.db,
  )
  return rows[0] ?? { storeCount: 0, teamCount: 0, team: '' }
}

/** Two taps at one moment may not both take the last place. */
export async function lockFloor(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('workshop.wip ' || ${ctx.store.id}, 0))`.execute(ctx.db)
}

export async function isAsked(ctx: Ctx, kind: string, subjectId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('approvals')
    .select('id')
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return row !== undefined
}

/** The kinds of tool a job needs. */
export async function toolsNeeded(ctx: Ctx, lineId: string): Promise<string[]> {
  const row = await ctx.db
    .selectFrom('orderLines')
    .innerJoin('labourOperations', 'labourOperations.id', 'orderLines.labourOperationId')
    .select('labourOperations.tools')
    .where('orderLines.id', '=', lineId)
    .executeTakeFirst()
  return row?.tools ?? []
}

export type CheckedTool = Tool & { checkedAt: Instant }

export async function checkedTools(ctx: Ctx, jobId: string): Promise<CheckedTool[]> {
  return ctx.db
    .selectFrom('jobTools')
    .innerJoin('resources', 'resources.id', 'jobTools.toolId')
    .select(['resources.id', 'resources.name', 'jobTools.class', 'resources.active'])
    .select(['resources.calibratedUntilOn', 'jobTools.checkedAt'])
    .where('jobTools.jobId', '=', jobId)
    .execute()
}

export async function saveJobTool(ctx: Ctx, jobId: string, tool: { id: string; class: string }, by: string) {
  const columns = { toolId: tool.id, checkedBy: by, checkedAt: ctx.now }
  await ctx.db
    .insertInto('jobTools')
    .values({ storeId: ctx.store.id, jobId, class: tool.class, ...columns })
    .onConflict(conflict => conflict.columns(['jobId', 'class']).doUpdateSet(columns))
    .execute()
}

/** An unconfirmed hand-over the job lies in, and between whom. */
export async function openHandoverOf(ctx: Ctx, jobId: string): Promise<{ from: string; to: string } | undefined> {
  return ctx.db
    .selectFrom('shiftHandoverJobs')
    .innerJoin('shiftHandovers', 'shiftHandovers.id', 'shiftHandoverJobs.handoverId')
    .innerJoin('staff as giver', 'giver.id', 'shiftHandovers.fromId')
    .innerJoin('staff as taker', 'taker.id', 'shiftHandovers.toId')
    .select(['giver.name as from', 'taker.name as to'])
    .where('shiftHandoverJobs.jobId', '=', jobId)
    .where('shiftHandovers.confirmedAt', 'is', null)
    .executeTakeFirst()
}

export async function lockHandover(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('shiftHandovers')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function listHandovers(ctx: Ctx) {
  return ctx.db
    .selectFrom('shiftHandovers')
    .innerJoin('staff as giver', 'giver.id', 'shiftHandovers.fromId')
    .innerJoin('staff as taker', 'taker.id', 'shiftHandovers.toId')
    .selectAll('shiftHandovers')
    .select(['giver.name as from', 'taker.name as to'])
    .where('shiftHandovers.storeId', '=', ctx.store.id)
    .orderBy('confirmedAt', order => order.desc().nullsFirst())
    .orderBy('madeAt', 'desc')
    .limit(50)
    .execute()
}

export async function handoverJobs(ctx: Ctx, handoverIds: readonly string[]) {
  if (handoverIds.length === 0) return []
  return ctx.db
    .selectFrom('shiftHandoverJobs')
    .innerJoin('jobs', 'jobs.id', 'shiftHandoverJobs.jobId')
    .innerJoin('orderLines', 'orderLines.id', 'jobs.lineId')
    .innerJoin('repairOrders', 'repairOrders.id', 'jobs.orderId')
    .innerJoin('vehicles', 'vehicles.id', 'repairOrders.vehicleId')
    .select(['handoverId', 'jobId', 'standing', 'shiftHandoverJobs.wishes', 'parts', 'keyPlace'])
    .select(['orderLines.name', 'repairOrders.number', 'repairOrders.id as orderId'])
    .select(sql<string>`coalesce(vehicles.plate, '')`.as('plate'))
    .where('handoverId', 'in', [...handoverIds])
    .execute()
}

export async function openAttendance(ctx: Ctx, staffId: string, options: { lock?: boolean } = {}) {
  const query = ctx.db
    .selectFrom('attendances')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

/** A person's newest pre-shift sheet opened on a day. */
export async function sheetOfDay(ctx: Ctx, key: string, staffId: string, day: { from: Instant; to: Instant }) {
  return ctx.db
    .selectFrom('checklistSheets')
    .select(['id', 'state'])
    .where('storeId', '=', ctx.store.id)
    .where('templateKey', '=', key)
    .where('subjectId', '=', staffId)
    .where('createdAt', '>=', day.from)
    .where('createdAt', '<', day.to)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type VisitorFilter = { onDay: DateOn | undefined; span: { from: Instant; to: Instant } | undefined }

export async function listVisitors(
  ctx: Ctx,
  page: {
    span: { from: Instant; to: Instant } | undefined
    after: { at: string; id: string } | undefined
    limit: number
  },
) {
  const { span, after, limit } = page
  let query = ctx.db
    .selectFrom('floorVisitors')
    .innerJoin('staff', 'staff.id', 'floorVisitors.companionId')
    .select(['floorVisitors.id', 'visitor', 'reason', 'staff.name as companion', 'enteredAt', 'floorVisitors.leftAt'])
    .select('floorVisitors.version')
    .where('floorVisitors.storeId', '=', ctx.store.id)
  if (span) query = query.where('enteredAt', '>=', span.from).where('enteredAt', '<', span.to)
  if (after)
    query = query.where(sql<boolean>`(entered_at, floor_visitors.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('enteredAt', 'desc').orderBy('floorVisitors.id', 'desc').limit(limit).execute()
}

export async function lockVisitor(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('floorVisitors')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}
