import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'invariants'

const zRun = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done']),
  askedAt: z.string(),
  /** Null: the nightly run. */
  askedByName: z.string().nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  ruleCount: z.int(),
  rulesDone: z.int(),
})
export type InvariantRun = z.infer<typeof zRun>

export const ruleStates = ['holds', 'broken', 'failed', 'unknown'] as const

const zRule = z.object({
  key: z.string(),
  title: zBothTexts,
  /** 'failed': the rule could not be asked; 'unknown': not asked yet. */
  state: z.enum(ruleStates),
  findingCount: z.int(),
  tookMs: z.int().nullable(),
})
export type InvariantRuleView = z.infer<typeof zRule>

const zFinding = z.object({
  id: z.string(),
  document: z.string(),
  detail: zBothTexts,
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
})
export type InvariantFinding = z.infer<typeof zFinding>

export const invariantsContract = {
  report: endpoint({
    method: 'GET',
    path: '/invariants',
    access: 'invariants.read',
    summary: 'What must hold in the store, rule by rule, as the last finished run found it; and the run under way',
    tag,
    input: {},
    output: z.object({
      rules: z.array(zRule),
      last: zRun.nullable(),
      current: zRun.nullable(),
      can: z.object({ run: z.boolean() }),
    }),
  }),
  findings: endpoint({
    method: 'GET',
    path: '/invariants/findings',
    access: 'invariants.read',
    summary: 'The rows that broke one rule in the last finished run; of very many the first ones',
    tag,
    input: { rule: z.string().max(60) },
    output: z.object({ rows: z.array(zFinding), total: z.int() }),
  }),
  run: endpoint({
    method: 'POST',
    path: '/invariants/runs',
    access: 'invariants.run',
    summary: 'Ask for a run now; it is done by a job, its progress is in the report',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), state: z.literal('waiting') }),
  }),
}

export const invariantsGrants = {
  'invariants.read': ['R-ADMIN'],
  'invariants.run': ['R-ADMIN'],
} as const satisfies Grants
