import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'

const tag = 'diagnosis'

const zStep = z.object({ key: z.string(), label: zBothTexts })

/** A flow chosen for the case: how far it is, and where it was not followed. */
export const zFlowState = z.object({
  key: z.string(),
  title: z.string(),
  sheetId: z.string(),
  state: z.enum(['open', 'complete']),
  total: z.int(),
  done: z.int(),
  open: z.array(zStep),
  omitted: z.array(zStep.extend({ reason: z.string() })),
  early: z.array(zStep.extend({ before: zStep })),
})
export type FlowStateView = z.infer<typeof zFlowState>

export const zFlowChoice = z.object({
  key: z.string(),
  title: zBothTexts,
  system: zBothTexts,
  steps: z.int(),
  /** The customer's own words point to it. */
  suggested: z.boolean(),
})

export const flowEndpoints = {
  openFlow: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/flows',
    access: 'diagnosis.record',
    summary: 'Follow the standard flow of a symptom: its check sheet is opened for the case',
    tag,
    input: { id: zId, key: z.string().max(80) },
    output: z.object({ id: z.string(), sheetId: z.string() }),
  }),
}
