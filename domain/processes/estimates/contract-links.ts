import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zLinkCode, zLinkToken } from '#domain/mechanisms/links/contract.ts'
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
