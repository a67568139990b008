import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'settlement'

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
        customer: z.string(),
        amountFen: z.int(),
        dueOn: z.string(),
        reason: z.string(),
      }),
    ),
  }),
}
