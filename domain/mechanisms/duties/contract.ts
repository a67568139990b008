import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zBool, zCursor, zId, zLimit, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'
import { dueStates } from './due-state.ts'

const tag = 'duties'

const zDuty = z.object({
  id: z.string(),
  kind: z.string(),
  title: zBothTexts,
  /** Where on screen the work is done. */
  path: z.string(),
  /** The row that sets the limit. */
  limit: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  ownerRole: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  standInId: z.string().nullable(),
  standInName: z.string().nullable(),
  opensAt: z.string(),
  warnAt: z.string().nullable(),
  dueAt: z.string(),
  state: z.enum(dueStates),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  version: z.int(),
  can: z.object({ finish: z.boolean(), reassign: z.boolean() }),
})
export type DutyView = z.infer<typeof zDuty>

const page = { cursor: zCursor.optional(), limit: zLimit.optional() }

export const dutiesContract = {
  mine: endpoint({
    method: 'GET',
    path: '/duties/mine',
    access: 'signedIn',
    summary: 'What I must do: mine by name, by role and as a stand-in, the most urgent first',
    tag,
    input: { ...page, state: z.enum(['open', 'warned', 'overdue']).optional(), later: zBool.optional() },
    output: pageOf(zDuty),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/duties/counts',
    access: 'signedIn',
    summary: 'How many of my duties are open, close to their limit and overdue, and how many notices are unread',
    tag,
    input: {},
    output: z.object({ open: z.int(), warned: z.int(), overdue: z.int(), notices: z.int() }),
  }),
  overdue: endpoint({
    method: 'GET',
    path: '/duties/overdue',
    access: 'duty.supervise',
    summary: 'What my people are late with; with `all` the whole store',
    tag,
    input: { ...page, all: zBool.optional() },
    output: pageOf(zDuty),
  }),
  ofRecord: endpoint({
    method: 'GET',
    path: '/duties/of/{recordId}',
    access: 'signedIn',
    summary: 'The duties of one record or process, open ones first',
    tag,
    input: { recordId: zId },
    output: z.object({ rows: z.array(zDuty) }),
  }),
  finish: endpoint({
    method: 'POST',
    path: '/duties/{id}/finish',
    access: 'signedIn',
    summary: 'Tick a duty off by hand, where its definition allows; only its holder may',
    tag,
    input: { id: zId, note: zOptionalText(500).optional(), version: zVersion },
    output: zSaved,
  }),
  reassign: endpoint({
    method: 'POST',
    path: '/duties/{id}/reassign',
    access: 'duty.reassign',
    summary: 'Give an open duty to another person of the store',
    tag,
    input: { id: zId, ownerId: zId, reason: zText(200), version: zVersion },
    output: zSaved,
  }),
}

const supervisors = ['R-BIZ-SUP', 'R-WS-MGR', 'R-SVC-MGR', 'R-GM', 'R-ADMIN'] as const

export const dutiesGrants = {
  'duty.supervise': supervisors,
  'duty.reassign': supervisors,
  'calendar.set': ['R-ADMIN', 'R-SVC-MGR'],
  'standIn.name': [...supervisors, 'R-FIN', 'R-CMP-OWNER'],
} as const satisfies Grants
