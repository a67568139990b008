import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zInstant, zLimit, zLongText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'

const tag = 'follow-up'
const zKind = z.enum(['opinion', 'request', 'complaint', 'consult'])
const zResult = z.enum(['reached', 'noAnswer', 'wrongPerson', 'notConvenient', 'refused'])

const zFollowUpRow = z.object({
  id: z.string(),
  step: z.string(),
  way: z.enum(['call', 'push']),
  fromAt: z.string(),
  dueAt: z.string(),
  agreedAt: z.string().nullable(),
  state: z.enum(['planned', 'done', 'excluded', 'cancelled']),
  excludedBecause: z.string(),
  /** The group of callers' customers that are called with special care. */
  special: z.enum(['', 'repeatRepair']),
  attempts: z.int(),
  customer: z.string(),
  plate: z.string(),
  car: z.string(),
  orderNumber: z.string().nullable(),
  owner: z.string(),
  version: z.int(),
})

const zCallRow = z.object({
  id: z.string(),
  startedAt: z.string(),
  direction: z.enum(['out', 'in']),
  purpose: z.string(),
  result: zResult,
  satisfied: z.boolean().nullable(),
  opinion: z.string(),
  customer: z.string(),
  plate: z.string(),
  staff: z.string(),
  paperId: z.string().nullable(),
})

export const zTicket = z.object({
  id: z.string(),
  number: z.string(),
  kind: zKind,
  text: z.string(),
  handling: z.enum(['now', 'study']),
  state: z.enum(['open', 'solved', 'told', 'closed']),
  answer: z.string(),
  customer: z.string(),
  plate: z.string(),
  openedAt: z.string(),
  solvedAt: z.string().nullable(),
  toldAt: z.string().nullable(),
  satisfied: z.boolean().nullable(),
  orderId: z.string().nullable(),
  version: z.int(),
})

const zTicketInput = z.strictObject({
  id: zId,
  kind: zKind,
  text: zLongText(1000),
  handling: z.enum(['now', 'study']),
  answer: z.string().max(1000).default(''),
})

const talk = {
  vehicleUse: z.string().max(500).default(''),
  opinion: z.string().max(1000).default(''),
  newNeeds: z.string().max(500).default(''),
  tipsTold: z.string().max(500).default(''),
  praise: z.string().max(500).default(''),
  tickets: z.array(zTicketInput).max(10).default([]),
  durationSeconds: z.int().min(0).max(36_000).default(0),
}

export const followUpContract = {
  queue: endpoint({
    method: 'GET',
    path: '/follow-ups',
    access: 'followUp.read',
    summary: 'The callers’ queue by due time',
    tag,
    input: {
      state: z.enum(['planned', 'done', 'excluded']).optional(),
      limit: zLimit.optional(),
      cursor: zCursor.optional(),
    },
    output: pageOf(zFollowUpRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/follow-ups/{id}',
    access: 'followUp.read',
    summary: 'The caller’s workspace: whom, about what, script, questions, history',
    tag,
    input: { id: zId },
    output: zFollowUpRow.extend({
      personId: z.string().nullable(),
      vehicleId: z.string().nullable(),
      orderId: z.string().nullable(),
      phoneMasked: z.string(),
      convenientTime: z.string(),
      adviser: z.string(),
      visitOn: z.string(),
      job: z.string(),
      script: z.object({ opening: z.string(), core: z.string(), missing: z.array(z.string()) }),
      talkMode: z.enum(['answerNow', 'recordOnly']),
      sheetId: z.string().nullable(),
      nextServiceOn: z.string().nullable(),
      calls: z.array(zCallRow),
      tickets: z.array(zTicket),
    }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/follow-ups/{id}/begin',
    access: 'followUp.call',
    summary: 'Open the question sheet of this call',
    tag,
    input: { id: zId },
    output: z.object({ sheetId: z.string() }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/follow-ups/{id}/calls',
    access: 'followUp.call',
    summary: 'Record a call: reached or not, who answered, what was said, what comes of it',
    tag,
    input: {
      id: zId,
      version: zVersion,
      callId: zId,
      result: zResult,
      interviewee: z.enum(['', 'owner', 'served', 'other']).default(''),
      satisfied: z.boolean().nullable().default(null),
      mayCallAgain: z.boolean().nullable().default(null),
      nextCallAt: zInstant.nullable().default(null),
      ...talk,
    },
    output: zSaved.extend({ paperId: z.string().nullable(), state: z.string() }),
  }),
  recordInbound: endpoint({
    method: 'POST',
    path: '/inbound-calls',
    access: 'followUp.call',
    summary: 'A customer called: record and register row as for our own calls',
    tag,
    input: {
      callId: zId,
      vehicleId: zId.nullable(),
      personId: zId.nullable(),
      purpose: zText(60),
      satisfied: z.boolean().nullable().default(null),
      ...talk,
    },
    output: z.object({ id: z.string(), paperId: z.string() }),
  }),
  register: endpoint({
    method: 'GET',
    path: '/calls',
    access: 'followUp.read',
    summary: 'The register of calls of a period',
    tag,
    input: {
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      vehicleId: zId.optional(),
      limit: zLimit.optional(),
      cursor: zCursor.optional(),
    },
    output: pageOf(zCallRow),
  }),
  tickets: endpoint({
    method: 'GET',
    path: '/tickets',
    access: 'ticket.read',
    summary: 'Opinions, requests and complaints',
    tag,
    input: {
      state: z.enum(['open', 'solved', 'told', 'closed']).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zTicket),
  }),
  ticket: endpoint({
    method: 'GET',
    path: '/tickets/{id}',
    access: 'ticket.read',
    summary: 'One ticket',
    tag,
    input: { id: zId },
    output: zTicket,
  }),
  solve: endpoint({
    method: 'POST',
    path: '/tickets/{id}/solution',
    access: 'ticket.solve',
    summary: 'The answer is found; the customer has to be told today',
    tag,
    input: { id: zId, version: zVersion, answer: zLongText(1000) },
    output: zSaved,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/tickets/{id}/told',
    access: 'ticket.tell',
    summary: 'The customer was told',
    tag,
    input: { id: zId, version: zVersion, person: zText(60), satisfied: z.boolean() },
    output: zSaved,
  }),
}

const callers = ['R-TRACK', 'R-CRA'] as const
const heads = ['R-BIZ-SUP', 'R-SVC-MGR'] as const

export const followUpGrants = {
  'followUp.read': [...callers, ...heads, 'R-SA', 'R-CS', 'R-GM'],
  'followUp.call': [...callers, 'R-SA', 'R-CS', 'R-BIZ-SUP'],
  'ticket.read': [...callers, ...heads, 'R-SA', 'R-CS', 'R-CMP-OWNER', 'R-GM'],
  'ticket.solve': [...callers, ...heads, 'R-SA', 'R-CMP-OWNER'],
  'ticket.tell': [...callers, ...heads, 'R-SA', 'R-CS', 'R-CMP-OWNER'],
} as const satisfies Grants
