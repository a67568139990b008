import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zPpm, zVersion } from '#domain/kernel/input.ts'

const tag = 'settlement'
const zPayerKind = z.enum(['customer', 'maker', 'insurer', 'internal', 'rework'])
const zParty = z.string().max(60).default('')

export const splitEndpoints = {
  split: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/split',
    access: 'settlement.read',
    summary: 'Who bears which share of what the customer would pay, and how the bill falls by it',
    tag,
    input: { id: zId },
    output: z.object({
      id: z.string(),
      insurerPpm: z.int(),
      insurerName: z.string(),
      insurerClaim: z.string(),
      makerPpm: z.int(),
      makerName: z.string(),
      makerClaim: z.string(),
      version: z.int(),
      payers: z.array(z.object({ payer: zPayerKind, amountFen: z.int() })),
      can: z.object({ split: z.boolean() }),
    }),
  }),
  setSplit: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/split',
    access: 'settlement.split',
    summary: 'Share the bill with insurer and maker; each gets a statement and a receivable of its own',
    tag,
    input: {
      id: zId,
      version: zVersion,
      insurerPpm: zPpm.default(0),
      insurerName: zParty,
      insurerClaim: zParty,
      makerPpm: zPpm.default(0),
      makerName: zParty,
      makerClaim: zParty,
    },
    output: zSaved,
  }),
  margin: endpoint({
    method: 'GET',
    path: '/statements/{id}/margin',
    access: 'settlement.margin',
    summary: 'What was earned: the bill less the cost of goods and hours stored with it',
    tag,
    input: { id: zId },
    output: z.object({
      id: z.string(),
      revenueFen: z.int(),
      costFen: z.int(),
      marginFen: z.int(),
      lines: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['labour', 'part', 'other']),
          name: z.string(),
          revenueFen: z.int(),
          costFen: z.int(),
        }),
      ),
    }),
  }),
}
