import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'

const zNamed = z.object({ id: z.string(), name: z.string() })

export const contract = {
  session: {
    get: endpoint({
      method: 'GET',
      path: '/session',
      access: 'signedIn',
      summary: 'Who is signed in',
      tag: 'session',
      input: {},
      output: z.object({
        person: zNamed,
        roles: z.array(z.string()),
        verbs: z.array(z.string()),
        store: zNamed,
        stores: z.array(zNamed),
        clock: z.object({ now: z.string(), virtual: z.boolean() }),
        lang: z.enum(['zh', 'en']),
      }),
    }),
    signIn: endpoint({
      method: 'POST',
      path: '/session',
      access: 'public',
      summary: 'Sign in',
      tag: 'session',
      input: { username: z.string(), password: z.string() },
      output: z.object({}),
    }),
    signOut: endpoint({
      method: 'POST',
      path: '/session/end',
      access: 'signedIn',
      summary: 'Sign out',
      tag: 'session',
      input: {},
      output: z.object({}),
    }),
  },
  search: {
    find: endpoint({
      method: 'GET',
      path: '/search',
      access: 'signedIn',
      summary: 'Find anything',
      tag: 'search',
      input: { q: z.string() },
      output: z.object({
        rows: z.array(
          z.object({
            kind: z.string(),
            id: z.string(),
            title: z.string(),
            subtitle: z.string().nullable(),
            badge: z.string().nullable(),
          }),
        ),
      }),
    }),
  },
}
