import type { qualityManagementContract } from '#domain/processes/quality/management-contract.ts'
import { managementRefusals } from '#domain/processes/quality/management-refusals.ts'
import { mayPublishStandard } from '#domain/processes/quality/standards.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { planMeasure } from '#server/mechanisms/measures/measures.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { insertAccident, lockAccident, lockAudit, nextEdition, saveAccident } from './queries-management.ts'

type Api = Handlers<typeof qualityManagementContract>

/** QC-07, QC-12: an edition is never changed; the next one takes its place. */
export const publishDocument: Api['publish'] = async (ctx, input) => {
  const { id, kind, title, body, items } = input
  if (kind === 'standard') ruled(mayPublishStandard(items))
  else if (body.trim() === '') throw refuse(managementRefusals.noBody)
  const edition = await nextEdition(ctx, kind)
  await ctx.db
    .insertInto('qualityDocuments')
    .values({
      id,
      storeId: ctx.store.id,
      kind,
      edition,
      title,
      body,
      items: JSON.stringify(items),
      publishedBy: staffId(ctx),
      publishedAt: ctx.now,
    })
    .execute()
  ctx.record({ event: 'quality.published', subject: { kind: 'qualityDocument', id }, data: { kind, edition, title } })
  return { id, edition }
}

/** QC-08 */
export const reportAccident: Api['reportAccident'] = async (ctx, input) => {
  const { id, orderId, happenedOn, description, responsibleId } = input
  if (orderId !== null) found(await findOrder(ctx, orderId))
  await insertAccident(ctx, {
    id,
    storeId: ctx.store.id,
    orderId,
    happenedOn,
    description,
    responsibleId,
    reportedBy: staffId(ctx),
    reportedAt: ctx.now,
  })
  ctx.record({
    event: 'quality.accidentReported',
    subject: { kind: 'qualityAccident', id },
    threadId: orderId,
    data: { happenedOn, responsibleId },
    reason: description,
  })
  return { id, version: 1 }
}

/** QC-08: closed with cost and lesson; what it takes off is in the person's appraisal of that month. */
export const closeAccident: Api['closeAccident'] = async (ctx, input) => {
  const accident = found(await lockAccident(ctx, input.id))
  await checkVersion(ctx, accident, input.version)
  if (accident.state === 'closed') throw refuse(managementRefusals.accidentClosed)
  if (accident.responsibleId === ctx.actor.id) throw refuse(managementRefusals.ownAccident)
  const { handling, lesson, costFen, deductionPoints } = input
  const judged = { handling, lesson, costFen, deductionPoints }
  const version = await saveAccident(ctx, accident.id, {
    ...judged,
    state: 'closed',
    closedAt: ctx.now,
    closedBy: staffId(ctx),
  })
  ctx.record({
    event: 'quality.accidentClosed',
    subject: { kind: 'qualityAccident', id: accident.id },
    threadId: accident.orderId,
    data: judged,
  })
  return { id: accident.id, version }
}

export const planAudit: Api['planAudit'] = async (ctx, input) => {
  const { id, area, plannedOn, auditorId } = input
  await ctx.db.insertInto('qualityAudits').values({ id, storeId: ctx.store.id, area, plannedOn, auditorId }).execute()
  ctx.record({
    event: 'quality.auditPlanned',
    subject: { kind: 'qualityAudit', id },
    data: { area, plannedOn, auditorId },
  })
  return { id, version: 1 }
}

/** QC-13: an audit without consequence is paper; every finding is a measure at once. */
export const recordAudit: Api['recordAudit'] = async (ctx, input) => {
  const audit = found(await lockAudit(ctx, input.id))
  await checkVersion(ctx, audit, input.version)
  if (audit.doneAt !== null) throw refuse(managementRefusals.audited)
  for (const finding of input.findings) await planMeasure(ctx, { ...finding, subject: { kind: 'audit', id: audit.id } })
  const row = await ctx.db
    .updateTable('qualityAudits')
    .set(eb => ({
      doneAt: ctx.now,
      summary: input.summary,
      findings: input.findings.length,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', audit.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  ctx.record({
    event: 'quality.audited',
    subject: { kind: 'qualityAudit', id: audit.id },
    data: { area: audit.area, findings: input.findings.length },
    reason: input.summary,
  })
  return { id: audit.id, version: row.version }
}
