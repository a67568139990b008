import type { activeBookingContract } from '#domain/processes/active-booking/contract.ts'
import { activeCalls, activeListRule } from '#domain/processes/active-booking/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { enqueue, type Job, type JobRun } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { inTransaction, systemActor } from '#server/kernel/work.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import {
  addOpenItems,
  addOverdueCars,
  addProgrammeCars,
  endOvertaken,
  nextStretch,
  planContacts,
  takeTurn,
} from './queries-refresh.ts'

export const REFRESH_CANDIDATES = 'activeBooking.refresh'
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * APT-02, APT-03, APT-20: every night, or by button, in stretches of some thousand cars, each in its own short
 * transaction. Running twice adds nobody twice.
 */
export const candidatesJob: Job = {
  name: REFRESH_CANDIDATES,
  run: async run => {
    await looking(run, endOvertaken)
    await looking(run, async ctx => addOpenItems(ctx, (await policy(ctx, activeCalls)).restDays))
    for (let after: string | undefined = FIRST; after !== undefined; ) after = await addStretch(run, after)
    await looking(run, planContacts)
    await run.within(ctx => tellScreens(ctx, [{ kind: 'candidate', id: ctx.store.id, threadId: null }]))
  },
}

export const refreshCandidates: Handlers<typeof activeBookingContract>['refresh'] = async ctx => {
  await enqueue(ctx, REFRESH_CANDIDATES, ctx.store.id)
  ctx.record({ event: 'candidates.refreshAsked', subject: { kind: 'store', id: ctx.store.id } })
  return {}
}

async function addStretch(run: JobRun, after: string): Promise<string | undefined> {
  return looking(run, async ctx => {
    const upTo = await nextStretch(ctx, after)
    if (upTo === undefined) return undefined
    const rule = await policy(ctx, activeListRule)
    const { restDays } = await policy(ctx, activeCalls)
    await addOverdueCars(ctx, { after, upTo }, { ...rule, restDays })
    await addProgrammeCars(ctx, { after, upTo }, restDays)
    return upTo
  })
}

/** Looks at the whole group, so that a car seen last in another store is that store's to call; writes only its own rows. */
async function looking<T>(run: JobRun, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { store, now } = await run.within(async ctx => ({ store: ctx.store, now: ctx.now }))
  return inTransaction(run.services, { store, actor: systemActor, now, scope: 'group' }, async ctx => {
    await takeTurn(ctx)
    return work(ctx)
  })
}
