import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zText } from '#domain/kernel/input.ts'
import { zLinkCode, zLinkToken } from '#domain/mechanisms/links/contract.ts'
import { zPaperView } from '#domain/mechanisms/papers/contract.ts'
import { zAsk, zLinkQuestion } from './contract-questions.ts'
import { zLinkMedium } from './media.ts'

const tag = 'links'

/** What was found, in plain words and pictures, for the telephone of the customer. */
export const zLinkDiagnosis = z.object({
  number: z.string(),
  store: z.object({ name: z.string(), phone: z.string().nullable() }),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  adviser: z.string(),
  technician: z.string(),
  completedAt: z.string(),
  complaint: z.string(),
  plainExplanation: z.string(),
  findings: z.array(
    z.object({
      id: z.string(),
      part: z.string(),
      cause: z.string(),
      certainty: z.enum(['confirmed', 'suspected']),
      recommendation: z.string(),
      urgency: z.enum(['now', 'soon', 'later']),
      safety: z.boolean(),
      media: z.array(zLinkMedium),
    }),
  ),
  /** Pictures of the case that belong to no single finding. */
  media: z.array(zLinkMedium),
  questions: z.array(zLinkQuestion),
  paper: zPaperView,
  signed: z.boolean(),
})
export type LinkDiagnosis = z.infer<typeof zLinkDiagnosis>

export const diagnosisLinkEndpoints = {
  openLink: endpoint({
    method: 'GET',
    path: '/links/{token}/diagnosis',
    access: 'link',
    summary: 'The explanation and report behind a customer link',
    tag,
    input: { token: zLinkToken },
    output: zLinkDiagnosis,
  }),
  noteSeen: endpoint({
    method: 'POST',
    path: '/links/{token}/diagnosis/opening',
    access: 'link',
    // Only the first opening is on the timeline.
    quiet: true,
    summary: 'The customer has the explanation on screen; the adviser sees it at once',
    tag,
    input: { token: zLinkToken },
    output: z.object({ seenAt: z.string() }),
  }),
  askByLink: endpoint({
    method: 'POST',
    path: '/links/{token}/diagnosis/questions',
    access: 'link',
    summary: 'Ask about what was found; the adviser has a duty to answer',
    tag,
    input: { token: zLinkToken, ...zAsk },
    output: z.object({ id: z.string() }),
  }),
  signByLink: endpoint({
    method: 'POST',
    path: '/links/{token}/diagnosis/signature',
    access: 'link',
    summary: 'Sign for the report with the code received',
    tag,
    input: { token: zLinkToken, code: zLinkCode, signerName: zText(60), contentHash: z.string().length(64) },
    output: z.object({ id: z.string(), complete: z.boolean() }),
  }),
}
