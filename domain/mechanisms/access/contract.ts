import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zInstant } from '#domain/kernel/input.ts'

const zStore = z.object({ id: z.string(), code: z.string(), name: z.string(), zone: z.string() })

export const zSession = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(z.string()),
  verbs: z.array(z.string()),
  store: zStore,
  stores: z.array(zStore),
  lang: z.enum(['zh', 'en']),
  clock: z.object({ now: z.string(), virtual: z.boolean() }),
})
export type SessionView = z.infer<typeof zSession>

const tag = 'session'

export const accessContract = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    access: 'public',
    summary: 'Sign in; sets the session cookie and answers a bearer token',
    tag,
    input: { username: z.string().min(1).max(60), password: z.string().min(1).max(200) },
    output: z.object({ token: z.string(), expiresInHours: z.int() }),
  }),
  session: endpoint({
    method: 'GET',
    path: '/session',
    access: 'signedIn',
    summary: 'Who is signed in, in which store, with which verbs',
    tag,
    input: {},
    output: zSession,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/session/end',
    access: 'signedIn',
    quiet: true,
    summary: 'End this session',
    tag,
    input: {},
    output: z.object({ ended: z.literal(true) }),
  }),
  setLanguage: endpoint({
    method: 'POST',
    path: '/session/language',
    access: 'signedIn',
    quiet: true,
    summary: 'Choose the language of screens and messages',
    tag,
    input: { lang: z.enum(['zh', 'en']) },
    output: z.object({ lang: z.enum(['zh', 'en']) }),
  }),
  colleagues: endpoint({
    method: 'GET',
    path: '/colleagues',
    access: 'signedIn',
    summary: 'The people of this store with their roles, for choosing whom to name',
    tag,
    input: { role: z.string().max(20).optional() },
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          initials: z.string(),
          roles: z.array(z.string()),
          grade: z.string(),
        }),
      ),
    }),
  }),
}

export const clockContract = {
  read: endpoint({
    method: 'GET',
    path: '/clock',
    access: 'public',
    summary: 'The application clock',
    tag: 'clock',
    input: {},
    output: z.object({ now: z.string(), virtual: z.boolean() }),
  }),
  move: endpoint({
    method: 'POST',
    path: '/clock',
    access: 'clock.move',
    quiet: true,
    summary: 'Move the virtual clock forward; answers when everything due on the way has happened',
    tag: 'clock',
    input: { advance: z.iso.duration().optional(), to: zInstant.optional() },
    output: z.object({ now: z.string(), fired: z.int() }),
  }),
}

export const accessGrants = { 'clock.move': ['R-ADMIN'] } as const
