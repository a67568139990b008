import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zInstant, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'repair orders'

/** What the customer is told about when the car will be ready, first and again. */
export const promiseEndpoints = {
  promise: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/promise',
    access: 'order.edit',
    summary: 'Set the promised time before the customer signs; earlier than proposed needs a reason',
    tag,
    input: { id: zId, version: zVersion, promisedAt: zInstant, reason: z.string().max(300).default('') },
    output: zSaved,
  }),
  proposePromise: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/promise-proposal',
    access: 'order.read',
    summary: 'The earliest time that can be promised from load, parts and margin, with its breakdown',
    tag,
    input: { id: zId },
    output: z.object({
      /** Null when nobody may do the work. */
      promisedAt: z.string().nullable(),
      breakdown: z.array(z.object({ step: z.string(), minutes: z.int(), until: z.string() })),
    }),
  }),
  rePromise: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/new-promise',
    access: 'order.rePromise',
    summary: 'Agree a new time with the customer after a delay',
    tag,
    input: {
      id: zId,
      version: zVersion,
      promisedAt: zInstant,
      reason: zText(300),
      channel: z.enum(['call', 'sms', 'wechat', 'inPerson']),
      personReached: zText(60),
      apology: z.boolean(),
    },
    output: zSaved,
  }),
}
