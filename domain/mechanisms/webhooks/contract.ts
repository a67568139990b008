import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zText, zVersion } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'webhooks'

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const

const zUrl = z.string().max(500)
const zEvents = z
  .array(z.string().regex(/^[a-z]\w*\.\w+$/))
  .min(1)
  .max(300)

const zEndpoint = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  active: z.boolean(),
  madeByName: z.string(),
  madeAt: z.string(),
  waiting: z.int(),
  failed: z.int(),
  deliveredAt: z.string().nullable(),
  version: z.int(),
})
export type WebhookView = z.infer<typeof zEndpoint>

const zDelivery = z.object({
  id: z.string(),
  event: z.string(),
  label: zBothTexts,
  state: z.enum(deliveryStates),
  tries: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  triedAt: z.string().nullable(),
  body: z.string(),
})
export type DeliveryView = z.infer<typeof zDelivery>

export const webhooksContract = {
  list: endpoint({
    method: 'GET',
    path: '/webhooks',
    access: 'webhook.manage',
    summary: 'The addresses this store tells what happens, and the events there are',
    tag,
    input: {},
    output: z.object({
      rows: z.array(zEndpoint),
      events: z.array(z.object({ event: z.string(), label: zBothTexts })),
    }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/webhooks',
    access: 'webhook.manage',
    summary:
      'Tell an address of chosen events. The secret is answered once; each delivery carries Carebay-Signature: t=seconds,v1=HMAC-SHA256 of "t.body" in hex',
    tag,
    input: { id: zId, name: zText(60), url: zUrl, events: zEvents },
    output: zSaved.extend({ secret: z.string() }),
  }),
  edit: endpoint({
    method: 'POST',
    path: '/webhooks/{id}',
    access: 'webhook.manage',
    summary: 'Change an address or its events, or switch it off and on',
    tag,
    input: { id: zId, version: zVersion, name: zText(60), url: zUrl, events: zEvents, active: z.boolean() },
    output: zSaved,
  }),
  renewSecret: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/secret',
    access: 'webhook.manage',
    summary: 'Make a new secret; the old one signs nothing any more',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({ secret: z.string() }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/test',
    access: 'webhook.manage',
    summary: 'Send a trial event, to see whether the address answers',
    tag,
    input: { id: zId, deliveryId: zId },
    output: z.object({ deliveryId: z.string() }),
  }),
  deliveries: endpoint({
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    access: 'webhook.manage',
    summary: 'What was sent to an address, newest first, with its answer',
    tag,
    input: { id: zId, state: z.enum(deliveryStates).optional(), cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zDelivery),
  }),
  replay: endpoint({
    method: 'POST',
    path: '/webhook-deliveries/{id}/replay',
    access: 'webhook.manage',
    summary: 'Send a delivery again, word for word and under the same id',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), state: z.enum(deliveryStates) }),
  }),
}

export const webhooksGrants = { 'webhook.manage': ['R-ADMIN', 'R-SVC-MGR'] } as const satisfies Grants
