import { z } from 'zod'
import { zFen, zId, zInstant } from '#domain/kernel/input.ts'

/** What the payment provider tells us of its own accord: the customer paid, or gave up. */
export const zPaymentNotice = z.strictObject({
  id: zId,
  storeId: zId,
  paymentId: zId,
  ref: z.string().min(1).max(100),
  state: z.enum(['succeeded', 'failed']),
  amountFen: zFen,
  paidAt: zInstant,
  sentAt: zInstant,
})
export type PaymentNotice = z.output<typeof zPaymentNotice>
