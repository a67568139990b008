import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zOptionalText } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'
import { channels, purposes } from './definition.ts'
import { messageStates } from './states.ts'

const tag = 'messages'

export const zMessage = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  personName: z.string(),
  template: z.string(),
  purpose: z.enum(purposes),
  channel: z.enum(channels),
  addressMasked: z.string(),
  /** What the message is about. */
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  state: z.enum(messageStates),
  /** Why it was not sent, or what went wrong last. */
  stateReason: z.string().nullable(),
  tries: z.int(),
  notBefore: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  can: z.object({ retry: z.boolean(), cancel: z.boolean(), finish: z.boolean() }),
})
export type MessageView = z.output<typeof zMessage>

const zConsent = z.object({
  channel: z.enum(channels),
  purpose: z.enum(purposes),
  allowed: z.boolean(),
  /** Null while the person has said nothing and the purpose's default holds. */
  givenAt: z.string().nullable(),
  source: z.string(),
})

const zDone = z.object({ id: z.string(), state: z.enum(messageStates) })

export const messagesContract = {
  list: endpoint({
    method: 'GET',
    path: '/messages',
    access: 'message.read',
    summary: 'The register of messages to customers, newest first',
    tag,
    input: {
      personId: zId.optional(),
      subjectId: zId.optional(),
      threadId: zId.optional(),
      state: z.enum(messageStates).optional(),
      channel: z.enum(channels).optional(),
      purpose: z.enum(purposes).optional(),
      text: zOptionalText(60).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zMessage),
  }),
  read: endpoint({
    method: 'GET',
    path: '/messages/{id}',
    access: 'message.read',
    summary: 'One message with its delivery state',
    tag,
    input: { id: zId },
    output: zMessage,
  }),
  retry: endpoint({
    method: 'POST',
    path: '/messages/{id}/retry',
    access: 'message.send',
    summary: 'Try a failed or waiting message again at once',
    tag,
    input: { id: zId },
    output: zDone,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/messages/{id}/cancellation',
    access: 'message.send',
    summary: 'Take a message back before it is sent',
    tag,
    input: { id: zId, reason: zOptionalText(200).optional() },
    output: zDone,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/messages/{id}/outcome',
    access: 'message.call',
    summary: 'Say how a call or letter went; a customer not reached is called again until it is given up',
    tag,
    input: { id: zId, outcome: z.enum(['done', 'notReached', 'givenUp']), note: zOptionalText(500).optional() },
    output: zDone,
  }),
  consents: endpoint({
    method: 'GET',
    path: '/people/{personId}/consents',
    access: 'message.read',
    summary: 'Which channels a person accepts for which purpose',
    tag,
    input: { personId: zId },
    output: z.object({ rows: z.array(zConsent), can: z.object({ set: z.boolean() }) }),
  }),
  setConsent: endpoint({
    method: 'POST',
    path: '/people/{personId}/consents',
    access: 'consent.set',
    summary: 'Write down what a person accepts or refuses',
    tag,
    input: {
      personId: zId,
      changes: z
        .array(z.object({ channel: z.enum(channels), purpose: z.enum(purposes), allowed: z.boolean() }))
        .min(1)
        .max(24),
      source: zOptionalText(100).optional(),
    },
    output: z.object({ rows: z.array(zConsent) }),
  }),
}

const callers = ['R-SA', 'R-SA-ASST', 'R-CRA', 'R-TRACK', 'R-CS', 'R-BIZ-SUP', 'R-SVC-MGR'] as const

export const messagesGrants = {
  'message.read': [...callers, 'R-GM', 'R-DPO', 'R-ADMIN', 'R-MKT', 'R-CMP-OWNER', 'R-CASHIER'],
  'message.send': [...callers, 'R-ADMIN'],
  'message.call': [...callers, 'R-CMP-OWNER'],
  'consent.set': [...callers, 'R-DPO'],
} as const satisfies Grants
