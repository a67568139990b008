import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

export type Box = 'waiting' | 'asked' | 'decided'
export type Place = { askedAt: string; id: string }
export type ApprovalListRow = Awaited<ReturnType<typeof approvalsOfRecord>>[number]

/** One box of a person's approvals, newest first. */
export async function listApprovals(
  ctx: Ctx,
  me: { id: string; roles: readonly string[] },
  page: { box: Box; before: Place | undefined; limit: number },
): Promise<ApprovalListRow[]> {
  const { box, before } = page
  let query = withNames(ctx)
  if (box === 'asked') query = query.where('approvals.askedBy', '=', me.id)
  else {
    if (me.roles.length === 0) return []
    query = query.where('approvals.approverRole', 'in', me.roles)
    query = query.where('approvals.state', box === 'waiting' ? '=' : '<>', 'asked')
  }
  if (before) {
    query = query.where(
      sql<boolean>`(approvals.asked_at, approvals.id) < (${before.askedAt}::timestamptz, ${before.id}::uuid)`,
    )
  }
  return query.orderBy('approvals.askedAt', 'desc').orderBy('approvals.id', 'desc').limit(page.limit).execute()
}

export async function approvalsOfRecord(ctx: Ctx, recordId: string) {
  return withNames(ctx)
    .where(eb => eb.or([eb('approvals.subjectId', '=', recordId), eb('approvals.threadId', '=', recordId)]))
    .orderBy('approvals.askedAt', 'desc')
    .orderBy('approvals.id', 'desc')
    .limit(200)
    .execute()
}

function withNames(ctx: Ctx) {
  return ctx.db
    .selectFrom('approvals')
    .innerJoin('staff as asker', 'asker.id', 'approvals.askedBy')
    .leftJoin('staff as decider', 'decider.id', 'approvals.decidedBy')
    .where('approvals.storeId', '=', ctx.store.id)
    .selectAll('approvals')
    .select(['asker.name as askedByName', 'decider.name as decidedByName'])
    .select(
      sql<unknown>`(SELECT coalesce(json_agg(json_build_object('role', e.approver_role, 'byId', e.decided_by, 'by', n.name)
          ORDER BY e.step), '[]')
        FROM approvals e JOIN staff n ON n.id = e.decided_by
        WHERE approvals.first_id IN (e.id, e.first_id) AND e.step < approvals.step)`.as('earlier'),
    )
}
