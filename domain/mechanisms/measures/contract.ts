import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'measures'
const edit = { id: zId, version: zVersion }
const zType = z.enum(['process', 'training', 'parts', 'transparency', 'feedback'])
const zState = z.enum(['open', 'done', 'closed'])
const zSource = z.enum(['problem', 'accident', 'audit', 'report'])

export const zMeasureDraft = {
  problem: zText(300),
  cause: zText(300),
  type: zType,
  action: zText(500),
  ownerId: zId,
  dueOn: zDateOn,
}

export const zMeasure = z.object({
  id: z.string(),
  subjectKind: zSource,
  subjectId: z.string(),
  problem: z.string(),
  cause: z.string(),
  type: zType,
  action: z.string(),
  ownerId: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  state: zState,
  result: z.string(),
  effect: z.enum(['worked', 'failed']).nullable(),
  effectNote: z.string(),
  checkedBy: z.string(),
  createdAt: z.string(),
  version: z.int(),
  can: z.object({ finish: z.boolean(), check: z.boolean(), close: z.boolean() }),
})
export type MeasureView = z.infer<typeof zMeasure>

export const measuresContract = {
  list: endpoint({
    method: 'GET',
    path: '/measures',
    access: 'measure.read',
    summary: 'Measures by state, the next due first; or all that come from one record',
    tag,
    input: {
      state: zState.optional(),
      subjectId: zId.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.default(50),
    },
    output: pageOf(zMeasure),
  }),
  add: endpoint({
    method: 'POST',
    path: '/measures',
    access: 'measure.plan',
    summary: 'A problem, its cause, and what is done about it by whom until when',
    tag,
    input: { id: zId, subject: z.strictObject({ kind: zSource, id: zId }).nullable().default(null), ...zMeasureDraft },
    output: zSaved,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/measures/{id}/result',
    access: 'measure.read',
    summary: 'The owner reports the result',
    tag,
    input: { ...edit, result: zText(500) },
    output: zSaved,
  }),
  check: endpoint({
    method: 'POST',
    path: '/measures/{id}/effect',
    access: 'measure.plan',
    summary: 'Somebody else says whether it worked; if not it is in hand again until a new day',
    tag,
    input: { ...edit, effect: z.enum(['worked', 'failed']), note: zText(500), dueOn: zDateOn.nullable().default(null) },
    output: zSaved,
  }),
  close: endpoint({
    method: 'POST',
    path: '/measures/{id}/close',
    access: 'measure.plan',
    summary: 'Closed, its effect checked',
    tag,
    input: edit,
    output: zSaved,
  }),
}

const heads = ['R-SVC-MGR', 'R-WS-MGR', 'R-BIZ-SUP', 'R-QC', 'R-GM'] as const

export const measuresGrants = {
  'measure.read': [
    ...heads,
    'R-SA',
    'R-TEAM',
    'R-TECH',
    'R-LEAD-TECH',
    'R-TECH-EXP',
    'R-PARTS',
    'R-CRA',
    'R-STD-OWN',
    'R-TRAINER',
  ],
  'measure.plan': [...heads, 'R-STD-OWN'],
} as const satisfies Grants
