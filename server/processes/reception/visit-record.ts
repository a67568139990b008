import type { Updateable } from 'kysely'
import type { VisitsTable } from '#db/types.ts'
import type { Saved } from '#domain/kernel/endpoint.ts'
import { visitStateTexts } from '#domain/processes/reception/kinds.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { findVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { updateVisit } from './queries.ts'

/** The visit, locked, of the version the caller saw, and not over. */
export async function visitToEdit(ctx: Ctx, input: { id: string; version?: number }): Promise<VisitRecord> {
  const visit = found(await findVisit(ctx, input.id, { lock: true }))
  if (input.version !== undefined) await checkVersion(ctx, visit, input.version)
  if (visit.leftAt !== null) throw refuse(receptionRefusals.left)
  if (visit.endedAt !== null) throw refuse(receptionRefusals.ended, { state: visitStateTexts[visit.state] })
  return visit
}

/** Writes columns of a locked visit and puts before and after on its timeline. */
export async function saveVisit(
  ctx: Ctx,
  visit: VisitRecord,
  values: Updateable<VisitsTable>,
  event: string,
  more: { data?: Record<string, unknown>; reason?: string } = {},
): Promise<Saved> {
  const version = await updateVisit(ctx, visit.id, values)
  ctx.record({
    event,
    subject: visitSubject(visit.id),
    threadId: visit.id,
    data: { changed: changes(visit, values), ...more.data },
    reason: more.reason,
  })
  return { id: visit.id, version }
}

export const visitSubject = (id: string) => ({ kind: 'visit', id })

/** The number of the visit, drawn when it is first put before somebody. Call it last. */
export async function visitNumber(ctx: Ctx, visit: VisitRecord): Promise<string> {
  return visit.number ?? drawNumber(ctx, 'LD')
}
