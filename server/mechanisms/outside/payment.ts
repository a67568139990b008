import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { zFen } from '#domain/kernel/input.ts'
import type { Fen } from '#domain/kernel/money.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { schedule } from '#server/kernel/timers.ts'
import { ask } from './ask.ts'
import { findPaid } from './queries.ts'

export type PaymentOrder = {
  /** Our payment's id; the same again is the same order with the provider. */
  key: string
  subject: Subject
  amountFen: Fen
  title: string
  method: 'wechat' | 'alipay' | 'card'
}
/** `key` names the refund, `paymentId` what it is of. */
export type RefundOrder = { key: string; paymentId: string; subject: Subject; amountFen: Fen }

const zStarted = z.object({ ref: z.string().min(1), codeUrl: z.string().min(1), expiresAt: z.iso.datetime() })
const zPaymentState = z.object({
  ref: z.string().min(1),
  state: z.enum(['waiting', 'succeeded', 'failed']),
  amountFen: zFen,
  paidAt: z.iso.datetime().nullable(),
})
const zRefunded = z.object({ ref: z.string().min(1), refundedAt: z.iso.datetime() })

/** Takes money for us: an order waits until the provider's notice or our query tells how it ended. */
export type PaymentParty = {
  start(run: JobRun, order: PaymentOrder): Promise<z.output<typeof zStarted>>
  query(run: JobRun, paymentId: string): Promise<z.output<typeof zPaymentState>>
  refund(run: JobRun, refund: RefundOrder): Promise<z.output<typeof zRefunded>>
}

/** The moment the simulated customer pays. */
export const PAYS = 'outside.customer-pays'
const THINKING_MINUTES = 0.1
const ORDER_MINUTES = 30

export const simulatedPayment: PaymentParty = {
  start: (run, order) =>
    ask(run, {
      key: order.key,
      party: 'payment',
      operation: 'start',
      subject: order.subject,
      request: { amountFen: order.amountFen, title: order.title, method: order.method },
      answer: zStarted,
      simulate: async ctx => {
        await schedule(ctx, PAYS, order.key, addMinutes(ctx.now, THINKING_MINUTES))
        const ref = paymentRef(order.key)
        return { ref, codeUrl: `sim://pay/${ref}`, expiresAt: addMinutes(ctx.now, ORDER_MINUTES) }
      },
    }),
  query: (run, paymentId) =>
    ask(run, {
      key: newId(),
      party: 'payment',
      operation: 'query',
      subject: { kind: 'payment', id: paymentId },
      request: {},
      answer: zPaymentState,
      simulate: async ctx => {
        const paid = await findPaid(ctx, paymentId)
        const state: 'succeeded' | 'waiting' = paid ? 'succeeded' : 'waiting'
        return { ref: paymentRef(paymentId), state, amountFen: paid?.amountFen ?? 0, paidAt: paid?.at ?? null }
      },
    }),
  refund: (run, refund) =>
    ask(run, {
      key: refund.key,
      party: 'payment',
      operation: 'refund',
      subject: refund.subject,
      request: { of: paymentRef(refund.paymentId), amountFen: refund.amountFen },
      answer: zRefunded,
      simulate: async ctx => ({ ref: paymentRef(refund.key), refundedAt: ctx.now }),
    }),
}

/** The provider's own number of an order, as its bill shows it. */
export function paymentRef(key: string): string {
  return `P${key.replaceAll('-', '').toUpperCase()}`
}
