import { addMinutes, type Instant, minutesBetween } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { schedule, type Timer } from '#server/kernel/timers.ts'
import { lockPayment } from './queries.ts'

export const START_PAYMENT = 'settlement.start-payment'
export const CHECK_PAYMENT = 'settlement.check-payment'

const LOOK = 'settlement.look-at-payment'
const FIRST_LOOK_MINUTES = 2
const LONGEST_GAP_MINUTES = 60
/** Whoever has not paid by then went away; the cashier may still ask by hand. */
const GIVE_UP_MINUTES = 3 * 24 * 60

/** A notice may be late or lost, so the house asks by itself: soon at first, then ever less often. */
export async function lookLater(ctx: Ctx, payment: { id: string; startedAt: Instant }): Promise<void> {
  const waited = minutesBetween(payment.startedAt, ctx.now)
  if (waited > GIVE_UP_MINUTES) return
  const gap = Math.min(Math.max(waited, FIRST_LOOK_MINUTES), LONGEST_GAP_MINUTES)
  await schedule(ctx, LOOK, payment.id, addMinutes(ctx.now, gap))
}

export const lookAtPaymentTimer: Timer = {
  kind: LOOK,
  run: async (ctx, paymentId) => {
    const payment = await lockPayment(ctx, paymentId)
    if (payment?.state !== 'waiting') return
    await askAgain(ctx, payment)
    await lookLater(ctx, payment)
  },
}

/** An order the provider never heard of is opened, any other asked about. */
export async function askAgain(ctx: Ctx, payment: { id: string; codeUrl: string | null }): Promise<void> {
  await enqueue(ctx, payment.codeUrl === null ? START_PAYMENT : CHECK_PAYMENT, payment.id)
}
