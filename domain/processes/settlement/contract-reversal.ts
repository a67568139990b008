import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'settlement'

const zOther = z.object({ id: z.string(), number: z.string() })

/** How far a bill is from being reversed, and what stands beside it because of one. */
export const zReversal = z.object({
  state: z.enum(['none', 'asked', 'granted', 'reversed']),
  /** Why it was asked for, or why it was reversed. */
  reason: z.string(),
  reversedAt: z.string().nullable(),
  reversedBy: z.string(),
  /** The reversed bill this one was made after. */
  replaces: zOther.nullable(),
  replacedBy: zOther.nullable(),
  /** What the payer has left over from reversed bills, once the new one is made. */
  creditFen: z.int(),
})

export const reversalEndpoints = {
  askReversal: endpoint({
    method: 'POST',
    path: '/statements/{id}/reversal',
    access: 'settlement.reverse',
    summary: 'Ask the service manager to take back a bill that money was taken on',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: z.object({ id: z.string(), approvalId: z.string() }),
  }),
  reverse: endpoint({
    method: 'POST',
    path: '/statements/{id}/reversal/execution',
    access: 'settlement.total',
    summary: 'Reverse the settlement of an order as allowed; what was paid is held for the bill made anew',
    tag,
    input: { id: zId, version: zVersion },
    output: z.object({ id: z.string(), orderId: z.string(), heldFen: z.int() }),
  }),
}
