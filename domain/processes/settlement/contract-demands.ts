import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zPpm, zText, zVersion } from '#domain/kernel/input.ts'
import { demandKinds, demandStates } from './demands.ts'

const tag = 'settlement'

/** What a customer asked for at the counter, and who decided. */
export const zDemand = z.object({
  id: z.string(),
  kind: z.enum(demandKinds),
  words: z.string(),
  discountPpm: z.int(),
  state: z.enum(demandStates),
  askedAt: z.string(),
  askedBy: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string().nullable(),
  note: z.string(),
  version: z.int(),
})
export type DemandView = z.infer<typeof zDemand>

export const demandEndpoints = {
  askDemand: endpoint({
    method: 'POST',
    path: '/statements/{id}/demands',
    access: 'settlement.demand',
    summary: 'Lead what the customer asks for at the counter, a discount or a complaint, to the supervisor',
    tag,
    input: {
      id: zId,
      demandId: zId,
      kind: z.enum(demandKinds),
      words: zText(300),
      /** Of what the customer bears; for a discount only. */
      discountPpm: zPpm.default(0),
    },
    output: z.object({ id: z.string(), approvalId: z.string() }),
  }),
  applyDemand: endpoint({
    method: 'POST',
    path: '/settlement-demands/{id}/application',
    access: 'settlement.total',
    summary: 'Reverse the unpaid bill and make it anew with the discount that was allowed',
    tag,
    input: { id: zId, version: zVersion },
    output: z.object({ id: z.string(), statementId: z.string(), totalFen: z.int() }),
  }),
}
