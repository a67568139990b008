import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zText, zVersion } from '#domain/kernel/input.ts'
import { dunningChannels } from './debts.ts'

const tag = 'settlement'
const zChannel = z.enum(dunningChannels)

/** A debt with everything that was done to collect it, the latest first. */
export const zDebt = z.object({
  id: z.string(),
  dueOn: z.string(),
  amountFen: z.int(),
  dunnings: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      channel: zChannel,
      reached: z.boolean(),
      personReached: z.string(),
      words: z.string(),
      promisedOn: z.string().nullable(),
    }),
  ),
})

/** What stays unpaid for a while: asked, registered, and listed until it is paid. */
export const arrearsEndpoints = {
  askOnAccount: endpoint({
    method: 'POST',
    path: '/statements/{id}/on-account/ask',
    access: 'settlement.pay',
    summary: 'Ask the supervisor to let the rest stand on account',
    tag,
    input: { id: zId, reason: zText(300) },
    output: z.object({ approvalId: z.string() }),
  }),
  onAccount: endpoint({
    method: 'POST',
    path: '/statements/{id}/on-account',
    access: 'settlement.pay',
    summary: 'Register the rest as arrears, once approved',
    tag,
    input: { id: zId, version: zVersion, dueOn: zDateOn, reason: zText(300) },
    output: zSaved,
  }),
  arrears: endpoint({
    method: 'GET',
    path: '/arrears',
    access: 'settlement.read',
    summary: 'What customers owe',
    tag,
    input: { cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(
      z.object({
        id: z.string(),
        statementId: z.string(),
        number: z.string(),
        payer: z.enum(['customer', 'maker', 'insurer', 'internal', 'rework']),
        /** Who owes: the customer, or the insurer or maker by name. */
        customer: z.string(),
        plate: z.string(),
        amountFen: z.int(),
        dueOn: z.string(),
        reason: z.string(),
        dunnings: z.int(),
        lastDunnedAt: z.string().nullable(),
        promisedOn: z.string().nullable(),
      }),
    ),
  }),
  dun: endpoint({
    method: 'POST',
    path: '/arrears/{id}/dunnings',
    access: 'settlement.dun',
    summary: 'Ask a debtor for the money: by whom, how, what was said and promised; each attempt is kept',
    tag,
    input: {
      id: zId,
      dunningId: zId,
      channel: zChannel,
      reached: z.boolean(),
      personReached: z.string().max(60).default(''),
      words: zText(300),
      promisedOn: zDateOn.nullable().default(null),
    },
    output: z.object({ id: z.string(), nextOn: z.string() }),
  }),
}
