import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'
import { zPaymentNotice } from './notice.ts'
import { partyNames, switchModes } from './parties.ts'

const tag = 'outside'

export const callStates = ['waiting', 'done', 'failed'] as const

const zCall = z.object({
  id: z.string(),
  party: z.enum(partyNames),
  operation: z.string(),
  direction: z.enum(['out', 'in']),
  subjectKind: z.string(),
  subjectId: z.string(),
  request: z.unknown(),
  answer: z.unknown(),
  state: z.enum(callStates),
  tries: z.int(),
  lastError: z.string().nullable(),
  at: z.string(),
  doneAt: z.string().nullable(),
  can: z.object({ pay: z.boolean() }),
})
export type OutsideCallView = z.output<typeof zCall>

const zSwitch = z.object({ party: z.enum(partyNames), mode: z.enum(switchModes) })

export const outsideContract = {
  calls: endpoint({
    method: 'GET',
    path: '/outside/calls',
    access: 'outside.read',
    summary: 'What went to and came from outside parties, newest first: the console of the simulated providers',
    tag,
    input: {
      party: z.enum(partyNames).optional(),
      state: z.enum(callStates).optional(),
      subjectId: zId.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zCall),
  }),
  switches: endpoint({
    method: 'GET',
    path: '/outside/switches',
    access: 'outside.read',
    summary: 'How each simulated party behaves in this store, and how many calls wait or failed',
    tag,
    input: {},
    output: z.object({
      rows: z.array(zSwitch.extend({ waiting: z.int(), failed: z.int() })),
      can: z.object({ set: z.boolean() }),
    }),
  }),
  setSwitch: endpoint({
    method: 'POST',
    path: '/outside/switches',
    access: 'outside.switch',
    summary: 'Let a simulated party work, be slow, fail or answer nonsense; back at work, what waits is tried at once',
    tag,
    input: { party: z.enum(partyNames), mode: z.enum(switchModes) },
    output: zSwitch,
  }),
  pay: endpoint({
    method: 'POST',
    path: '/outside/payments/{id}/pay',
    access: 'outside.switch',
    summary: 'Be the simulated customer: pay a waiting payment now',
    tag,
    input: { id: zId },
    output: z.object({ paid: z.literal(true) }),
  }),
  notice: endpoint({
    method: 'POST',
    path: '/outside/payment-notices',
    access: 'public',
    summary: "The payment provider's notice; signed with the installation's key, taken in once however often it comes",
    tag,
    input: { notice: zPaymentNotice, signature: z.string().min(1).max(200) },
    output: z.object({ received: z.literal(true) }),
  }),
}

export const outsideGrants = {
  'outside.read': ['R-ADMIN', 'R-SVC-MGR', 'R-FIN'],
  'outside.switch': ['R-ADMIN'],
} as const satisfies Grants
