import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zLinkCode, zLinkToken } from '#domain/mechanisms/links/contract.ts'
import { zAsk } from '../diagnosis/contract-questions.ts'
import { zDecision, zLinkEstimate } from './shapes.ts'

const tag = 'links'

/** What the customer's telephone asks for; the one-time code comes from the links themselves. */
export const linkEndpoints = {
  openLink: endpoint({
    method: 'GET',
    path: '/links/{token}/estimate',
    access: 'link',
    summary: 'The estimate behind a customer link',
    tag,
    input: { token: zLinkToken },
    output: zLinkEstimate,
  }),
  noteOpened: endpoint({
    method: 'POST',
    path: '/links/{token}/estimate/opening',
    access: 'link',
    // Only the first opening is on the timeline.
    quiet: true,
    summary: 'The customer has the estimate on screen; the adviser sees it at once',
    tag,
    input: { token: zLinkToken },
    output: z.object({ openedAt: z.string() }),
  }),
  noteReading: endpoint({
    method: 'POST',
    path: '/links/{token}/estimate/reading',
    access: 'link',
    // Said every few seconds: it is on the adviser's screen, not on the timeline.
    quiet: true,
    summary: 'The page is before the customer’s eyes, for so many seconds more',
    tag,
    input: { token: zLinkToken, seconds: z.int().min(1).max(60) },
    output: z.object({ readSeconds: z.int() }),
  }),
  askByLink: endpoint({
    method: 'POST',
    path: '/links/{token}/estimate/questions',
    access: 'link',
    summary: 'Ask about the estimate or one of its lines; the adviser has a duty to answer',
    tag,
    input: { token: zLinkToken, ...zAsk },
    output: z.object({ id: z.string() }),
  }),
  decideByLink: endpoint({
    method: 'POST',
    path: '/links/{token}/estimate/decisions',
    access: 'link',
    summary: 'Choose an option, take or decline each line, and confirm with the code received',
    tag,
    input: { token: zLinkToken, code: zLinkCode, ...zDecision },
    output: z.object({ id: z.string(), state: z.enum(['accepted', 'declined']) }),
  }),
}
