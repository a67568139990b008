import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zText } from '#domain/kernel/input.ts'
import type { Text } from '#domain/kernel/texts.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'api tokens'

export const tokenStates = ['active', 'expired', 'revoked'] as const

/** Stands for reading what every member of staff may read, beside the verbs of the house. */
export const READ_COMMON = 'signedIn'
export const readCommonText: Text = ['查看全员可见的内容', 'Read what all staff may read']

const zToken = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  verbs: z.array(z.string()),
  /** The same in words, in the same order. */
  verbLabels: z.array(z.string()),
  perMinute: z.int(),
  state: z.enum(tokenStates),
  madeAt: z.string(),
  madeByName: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedByName: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
})
export type ApiTokenView = z.infer<typeof zToken>

export const tokensContract = {
  list: endpoint({
    method: 'GET',
    path: '/api-tokens',
    access: 'token.manage',
    summary: 'The keys of outside systems to this store, and the verbs I may give to one',
    tag,
    input: {},
    output: z.object({
      rows: z.array(zToken),
      verbs: z.array(z.object({ verb: z.string(), label: z.string() })),
    }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api-tokens',
    access: 'token.manage',
    summary:
      'Make a key for an outside system, with verbs of my own. The token is answered once; send it as Bearer. It works in this store only',
    tag,
    input: {
      id: zId,
      name: zText(60),
      verbs: z.array(z.string().max(60)).min(1).max(200),
      /** The last day it works. */
      expiresOn: zDateOn,
      perMinute: z.int().min(1).max(6000).default(120),
    },
    output: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }),
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api-tokens/{id}/revoke',
    access: 'token.manage',
    summary: 'Take a key back; its next request is refused',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), revokedAt: z.string() }),
  }),
}

export const tokensGrants = { 'token.manage': ['R-ADMIN', 'R-SVC-MGR', 'R-GM'] } as const satisfies Grants
