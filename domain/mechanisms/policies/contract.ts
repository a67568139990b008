import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zInstant, zOptionalText } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'policies'

/** One choice of the store: a preset by name, or values of its own. */
const zChoice = z.object({
  preset: z.string().nullable(),
  value: z.unknown(),
  effectiveFrom: z.string(),
  setAt: z.string(),
  setByName: z.string().nullable(),
})

const zPolicyRow = z.object({
  key: z.string(),
  title: zBothTexts,
  requirement: z.string(),
  presets: z.array(z.object({ name: z.string(), source: z.string(), value: z.unknown() })),
  recommended: z.string(),
  /** What holds now; without a date it is the recommended preset that nobody has changed. */
  current: z.object({
    preset: z.string().nullable(),
    source: z.string(),
    value: z.unknown(),
    effectiveFrom: z.string().nullable(),
  }),
  /** Newest first; choices for a coming day stand at the top. */
  history: z.array(zChoice),
  /** JSON schema of a value of one's own. */
  schema: z.unknown(),
  /** What its fields and choices are called. */
  labels: z.record(z.string(), zBothTexts),
  unit: z.string().nullable(),
})
export type PolicyRow = z.infer<typeof zPolicyRow>

export const policiesContract = {
  list: endpoint({
    method: 'GET',
    path: '/policies',
    access: 'signedIn',
    summary: 'Every policy with its presets, their sources, what holds now and since when, and the history',
    tag,
    input: {},
    output: z.object({ rows: z.array(zPolicyRow), can: z.object({ set: z.boolean() }) }),
  }),
  set: endpoint({
    method: 'POST',
    path: '/policies/{key}',
    access: 'policy.set',
    summary: 'Choose a preset by name, or give a value that fits the schema, from now or a coming moment on',
    tag,
    input: {
      key: z.string().max(60),
      preset: z.string().max(60).optional(),
      value: z.unknown().optional(),
      effectiveFrom: zInstant.optional(),
      reason: zOptionalText(200).optional(),
    },
    output: z.object({ id: z.uuid(), effectiveFrom: z.string() }),
  }),
}

export const policiesGrants = { 'policy.set': ['R-ADMIN', 'R-SVC-MGR'] } as const satisfies Grants
