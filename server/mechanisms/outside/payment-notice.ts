import { canonicalJson } from '#domain/kernel/canonical.ts'
import { newId } from '#domain/kernel/id.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { type PaymentNotice, zPaymentNotice } from '#domain/mechanisms/outside/notice.ts'
import { outsideRefusals } from '#domain/mechanisms/outside/refusals.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { enqueue, type Job, type JobRun } from '#server/kernel/jobs.ts'
import { emit } from '#server/kernel/signals.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { sameText } from '#server/kernel/vault.ts'
import { party } from './party.ts'
import { PAYS, paymentRef } from './payment.ts'
import * as queries from './queries.ts'
import { paymentKnown } from './signals.ts'

/** A notice older or younger than this is a replay or a broken clock. */
const TOLERANCE_MINUTES = 5
const NOTICE = 'outside.payment-notice'

/** Keyed with the installation's own secret, as a provider signs with the merchant's. */
export function signNotice(services: Services, notice: PaymentNotice): string {
  return services.vault.searchHash(`payment notice ${canonicalJson(notice)}`)
}

/** Takes a provider's notice in: once, however often it comes. @throws AppError when it is forged, stale or of another amount */
export async function receiveNotice(ctx: Ctx, notice: PaymentNotice, signature: string): Promise<void> {
  if (!sameText(signature, signNotice(ctx.services, notice))) throw refuse(outsideRefusals.badSignature)
  if (Math.abs(minutesBetween(notice.sentAt, ctx.now)) > TOLERANCE_MINUTES) throw refuse(outsideRefusals.stale)
  const order = await queries.findStarted(ctx, notice.paymentId)
  if (!order || notice.storeId !== ctx.store.id) throw refuse(outsideRefusals.unknownPayment)
  if (order.amountFen !== notice.amountFen) throw refuse(outsideRefusals.otherAmount)
  await writeDown(ctx, notice)
  if ((await queries.lockCall(ctx, notice.id)) !== undefined) return
  await queries.finishCall(ctx, notice.id, { received: true })
  const { paymentId, state, amountFen, ref, paidAt } = notice
  await emit(ctx, paymentKnown, { paymentId, state, amountFen, ref, at: paidAt })
  ctx.record({
    event: 'payment.noticed',
    subject: { kind: order.subjectKind, id: order.subjectId },
    data: { paymentId, state, amountFen },
  })
}

/** Asks the provider how a payment stands, and tells the house when it is decided: for whoever missed the notice. */
export async function checkPayment(run: JobRun, paymentId: string): Promise<'waiting' | 'succeeded' | 'failed'> {
  const { state, amountFen, ref, paidAt } = await party('payment').query(run, paymentId)
  if (state === 'waiting') return state
  await run.within(async ctx => {
    const order = await queries.findStarted(ctx, paymentId)
    if (order?.amountFen !== amountFen) throw refuse(outsideRefusals.otherAmount)
    await emit(ctx, paymentKnown, { paymentId, state, amountFen, ref, at: paidAt ?? ctx.now })
  })
  return state
}

/** The simulated customer pays; the notice follows, unless the provider is down. */
export async function customerPays(ctx: Ctx, paymentId: string): Promise<boolean> {
  const order = await queries.findStarted(ctx, paymentId)
  if (!order || (await queries.findPaid(ctx, paymentId))) return false
  const ref = paymentRef(paymentId)
  const notice: PaymentNotice = {
    id: newId(),
    storeId: ctx.store.id,
    paymentId,
    ref,
    state: 'succeeded',
    amountFen: order.amountFen,
    paidAt: ctx.now,
    sentAt: ctx.now,
  }
  await writeDown(ctx, notice)
  if ((await queries.modeOf(ctx, 'payment')) !== 'fail') await enqueue(ctx, NOTICE, notice.id)
  return true
}

export const customerPaysTimer: Timer = {
  kind: PAYS,
  run: async (ctx, paymentId) => void (await customerPays(ctx, paymentId)),
}

/** Stands for the provider calling our notice address. */
export const noticeJob: Job = {
  name: NOTICE,
  run: run =>
    run.within(async ctx => {
      const call = await queries.findCall(ctx, run.subjectId)
      if (!call || call.state === 'done') return
      const notice = { ...zPaymentNotice.parse(call.request), sentAt: ctx.now }
      await receiveNotice(ctx, notice, signNotice(ctx.services, notice))
    }),
}

async function writeDown(ctx: Ctx, notice: PaymentNotice): Promise<void> {
  const subject = { kind: 'payment', id: notice.paymentId }
  await queries.insertIncoming(ctx, { key: notice.id, party: 'payment', operation: 'paid', subject, request: notice })
}
