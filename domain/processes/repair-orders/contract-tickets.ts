import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zBool, zId, zText, zVersion } from '#domain/kernel/input.ts'
import { isRole } from '#domain/mechanisms/access/roles.ts'
import { orderTicketKinds, ticketStates, toldChannels } from './work-tickets.ts'

const tag = 'work tickets'

export const zWorkTicket = z.object({
  id: z.string(),
  kind: z.enum(orderTicketKinds),
  state: z.enum(ticketStates),
  reason: z.string(),
  orderId: z.string(),
  number: z.string().nullable(),
  plate: z.string(),
  jobId: z.string().nullable(),
  /** The line it is about. */
  line: z.string(),
  bay: z.string(),
  toRole: z.string(),
  owner: z.string(),
  calledBy: z.string(),
  calledAt: z.string(),
  dueAt: z.string(),
  acceptedBy: z.string(),
  acceptedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  outcome: z.string(),
  cause: z.string(),
  toldChannel: z.string(),
  late: z.boolean(),
  version: z.int(),
  can: z.object({ accept: z.boolean(), end: z.boolean(), withdraw: z.boolean() }),
})
export type WorkTicket = z.infer<typeof zWorkTicket>

const step = { id: zId, version: zVersion }

export const ticketEndpoints = {
  workTickets: endpoint({
    method: 'GET',
    path: '/work-tickets',
    access: 'workTicket.read',
    summary: 'Tickets of one order, or all that wait for an answer',
    tag,
    input: { orderId: zId.optional(), mine: zBool.optional() },
    output: z.object({ rows: z.array(zWorkTicket) }),
  }),
  raiseTicket: endpoint({
    method: 'POST',
    path: '/repair-orders/{orderId}/tickets',
    access: 'workTicket.raise',
    summary: 'Not as ordered, trouble at the bay, help wanted, or another department needed',
    tag,
    input: {
      orderId: zId,
      id: zId,
      kind: z.enum(orderTicketKinds),
      reason: zText(300),
      jobId: zId.nullable().default(null),
      lineId: zId.nullable().default(null),
      toRole: z.string().refine(isRole).nullable().default(null),
      ownerId: zId.nullable().default(null),
    },
    output: zSaved.extend({ dueAt: z.string(), told: z.int() }),
  }),
  acceptTicket: endpoint({
    method: 'POST',
    path: '/work-tickets/{id}/acceptance',
    access: 'workTicket.answer',
    summary: 'Somebody takes it; the time of the first answer stands',
    tag,
    input: step,
    output: zSaved,
  }),
  endTicket: endpoint({
    method: 'POST',
    path: '/work-tickets/{id}/end',
    access: 'workTicket.answer',
    summary: 'The answer; of trouble the cause, of a mismatch how the customer was told',
    tag,
    input: {
      ...step,
      outcome: zText(500),
      cause: z.string().max(300).default(''),
      toldChannel: z.enum(['', ...toldChannels]).default(''),
    },
    output: zSaved,
  }),
  withdrawTicket: endpoint({
    method: 'POST',
    path: '/work-tickets/{id}/withdrawal',
    access: 'workTicket.raise',
    summary: 'Whoever asked takes it back',
    tag,
    input: { ...step, reason: zText(200) },
    output: zSaved,
  }),
}
