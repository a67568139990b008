import { addCalendarDays } from '#domain/kernel/time.ts'
import { enqueue, type Job, type JobRun } from '#server/kernel/jobs.ts'
import { earlierWaits, findWaiting, forgetOld, giveUp, nextInLine, saveOutcome } from './queries.ts'
import { DELIVER_WEBHOOK } from './queue.ts'
import { sendParcel } from './send.ts'

/** The queue tries as often, each time later: from seconds to most of a day. */
export const MOST_TRIES = 12
const KEPT_DAYS = 30

/** The other side could not be told; the queue tries again later. */
class NotTold extends Error {
  constructor(reason: string) {
    super(`The address was not told: ${reason}`)
  }
}

/** Tells one address of one event. The delivery's id is the receiver's key: told twice it is the same event. */
export const webhookJob: Job = { name: DELIVER_WEBHOOK, run: deliver }

async function deliver(run: JobRun): Promise<void> {
  const { settings, vault } = run.services
  const parcel = await run.within(async ctx => {
    const row = await findWaiting(ctx, run.subjectId)
    // The earlier one wakes this one when it is done with.
    if (!row || (await earlierWaits(ctx, row))) return undefined
    if (row.active) return row
    await giveUp(ctx, row.id)
    const next = await nextInLine(ctx, row)
    if (next !== undefined) await enqueue(ctx, DELIVER_WEBHOOK, next)
    return undefined
  })
  if (!parcel) return
  const { id, event, url, body } = parcel
  const secret = vault.open(parcel.secretCipher)
  const outcome = await sendParcel({ id, event, url, body, secret }, settings.webhooksInside === true)
  const state = await run.within(async ctx => {
    const after = await saveOutcome(ctx, id, outcome, MOST_TRIES)
    const next = after === 'waiting' ? undefined : await nextInLine(ctx, parcel)
    if (next !== undefined) await enqueue(ctx, DELIVER_WEBHOOK, next)
    return after
  })
  if (state === 'waiting') throw new NotTold(outcome.error ?? 'refused')
}

/** The log of what was sent is kept for a month. */
export const forgetWebhooksJob: Job = {
  name: 'webhooks.forget',
  run: run => run.within(ctx => forgetOld(ctx, addCalendarDays(ctx.now, -KEPT_DAYS, ctx.store.zone))),
}
