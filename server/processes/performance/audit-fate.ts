import type { performanceContract } from '#domain/processes/performance/contract.ts'
import { performanceRefusals } from '#domain/processes/performance/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { lockAudit, updateAudit } from './queries.ts'
import { visibleAudit } from './read-audits.ts'

type Api = Handlers<typeof performanceContract>

/** The one who was watched has read the result; his own word to it stays beside it. */
export const acknowledgeAudit: Api['acknowledge'] = async (ctx, input) => {
  await visibleAudit(ctx, input.id)
  const audit = found(await lockAudit(ctx, input.id))
  await checkVersion(ctx, audit, input.version)
  if (audit.staffId !== ctx.actor.id) throw refuse(performanceRefusals.notYours)
  if (audit.withdrawnAt !== null) throw refuse(performanceRefusals.withdrawn)
  if (audit.acknowledgedAt !== null) throw refuse(performanceRefusals.acknowledged)
  const values = { acknowledgedAt: ctx.now, acknowledgedNote: input.note ?? '' }
  const version = await updateAudit(ctx, audit.id, values)
  ctx.record({ event: 'conduct.acknowledged', subject: subjectOf(audit.id), data: { changed: changes(audit, values) } })
  return { id: audit.id, version }
}

/** What was filled in by mistake stays to be read, and counts in no month. */
export const withdrawAudit: Api['withdraw'] = async (ctx, input) => {
  const audit = found(await lockAudit(ctx, input.id))
  await checkVersion(ctx, audit, input.version)
  if (audit.staffId === ctx.actor.id) throw refuse(performanceRefusals.ownAudit)
  if (audit.withdrawnAt !== null) throw refuse(performanceRefusals.withdrawn)
  const values = { withdrawnAt: ctx.now, withdrawnBy: staffId(ctx), withdrawReason: input.reason }
  const version = await updateAudit(ctx, audit.id, values)
  const data = { changed: changes(audit, values) }
  ctx.record({ event: 'conduct.withdrawn', subject: subjectOf(audit.id), data, reason: input.reason })
  return { id: audit.id, version }
}

const subjectOf = (id: string) => ({ kind: 'conductAudit', id })
