import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'

const tag = 'links'

/** The unguessable part of a link's address. */
export const zLinkToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/)
/** The one-time code a customer types to confirm. */
export const zLinkCode = z.string().regex(/^\d{6}$/)

export const linksContract = {
  read: endpoint({
    method: 'GET',
    path: '/links/{token}',
    access: 'link',
    summary: 'What a link is for and how long it holds',
    tag,
    input: { token: zLinkToken },
    output: z.object({
      purpose: z.string(),
      subject: z.object({ kind: z.string(), id: z.string() }),
      name: z.string(),
      store: z.object({ name: z.string(), phone: z.string() }),
      expiresAt: z.string(),
      used: z.boolean(),
    }),
  }),
  sendCode: endpoint({
    method: 'POST',
    path: '/links/{token}/codes',
    access: 'link',
    summary: "Send a one-time code to the customer's telephone: once a minute, ten times a day",
    tag,
    input: { token: zLinkToken },
    output: z.object({ sentTo: z.string(), expiresAt: z.string() }),
  }),
}
