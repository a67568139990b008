import { addMonthsOn, instantOf } from '#domain/kernel/time.ts'
import type { ConductAudit, performanceContract } from '#domain/processes/performance/contract.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findAudit, listAudits } from './queries.ts'
import { conductOfMonth } from './queries-month.ts'

type Api = Handlers<typeof performanceContract>

export const readAudits: Api['audits'] = async (ctx, input) => {
  const { staffId: asked, month, card, cursor, limit } = input
  const only = ctx.can('conduct.readAll') ? asked : staffId(ctx)
  return listAudits(ctx, {
    staffId: only,
    card,
    cursor,
    limit,
    span: month === undefined ? undefined : spanOf(ctx, month),
  })
}

export const readAudit: Api['audit'] = async (ctx, input) => {
  const audit = await visibleAudit(ctx, input.id)
  const stands = audit.withdrawnAt === null
  const isMine = audit.staffId === ctx.actor.id
  return {
    ...audit,
    can: {
      acknowledge: stands && isMine && audit.acknowledgedAt === null,
      withdraw: stands && !isMine && ctx.can('conduct.audit'),
    },
  }
}

/** RCV-28, KPI-61: the conduct line of everybody's month. */
export const readMonth: Api['month'] = async (ctx, input) => {
  const only = ctx.can('conduct.readAll') ? null : staffId(ctx)
  const rows = await conductOfMonth(ctx, spanOf(ctx, input.month), only)
  const timed = rows.flatMap(row => [row.smile, row.greeting])
  const sum = (of: (share: { passed: number; of: number }) => number) => timed.reduce((all, one) => all + of(one), 0)
  return { rows, inTime: { passed: sum(share => share.passed), of: sum(share => share.of) } }
}

/** An audit as this person may see it: advisers read their own, and another's does not exist for them. */
export async function visibleAudit(ctx: Ctx, id: string): Promise<ConductAudit> {
  const audit = found(await findAudit(ctx, id))
  return found(ctx.can('conduct.readAll') || audit.staffId === ctx.actor.id ? audit : undefined)
}

function spanOf(ctx: Ctx, month: string) {
  const first = `${month}-01`
  return {
    from: instantOf(first, '00:00', ctx.store.zone),
    to: instantOf(addMonthsOn(first, 1), '00:00', ctx.store.zone),
  }
}
