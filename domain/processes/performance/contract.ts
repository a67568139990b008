import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zInstant, zLimit, zOptionalLongText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zSheetAnswer } from '#domain/mechanisms/checklists/answers.ts'
import { conductCards, conductUses } from './kinds.ts'

const tag = 'performance'

const zMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

export const zConductAudit = z.object({
  id: z.string(),
  card: z.enum(conductCards),
  use: z.enum(conductUses),
  staffId: z.string(),
  staff: z.string(),
  auditorId: z.string(),
  auditor: z.string(),
  visitId: z.string().nullable(),
  plate: z.string(),
  observedAt: z.string(),
  passed: z.int(),
  judged: z.int(),
  scorePpm: z.int(),
  smileInTime: z.boolean().nullable(),
  greetingInTime: z.boolean().nullable(),
  remark: z.string(),
  paperId: z.string().nullable(),
  sheetId: z.string(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedNote: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawReason: z.string(),
  version: z.int(),
})
export type ConductAudit = z.infer<typeof zConductAudit>

const zShare = z.object({ passed: z.int(), of: z.int() })

const zMonthRow = z.object({
  staffId: z.string(),
  staff: z.string(),
  audits: z.int(),
  /** The mean of the audits that count; null without any. It is the conduct line of the month's appraisal. */
  scorePpm: z.int().nullable(),
  smile: zShare,
  greeting: zShare,
  /** Orders signed after every hospitality point was ticked, of all orders signed. */
  hospitality: zShare,
  /** What failed most often, for the talk about it. */
  failed: z.array(z.object({ key: z.string(), label: z.string(), times: z.int() })),
})
export type ConductMonthRow = z.infer<typeof zMonthRow>

export const performanceContract = {
  audits: endpoint({
    method: 'GET',
    path: '/conduct-audits',
    access: 'conduct.read',
    summary: 'Audits of conduct, newest first; advisers see their own',
    tag,
    input: {
      staffId: zId.optional(),
      month: zMonth.optional(),
      card: z.enum(conductCards).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zConductAudit),
  }),
  month: endpoint({
    method: 'GET',
    path: '/conduct-audits/months/{month}',
    access: 'conduct.read',
    summary: 'Conduct of a month for each adviser: mean score, smile and greeting in time, hospitality',
    tag,
    input: { month: zMonth },
    output: z.object({
      rows: z.array(zMonthRow),
      /** Smiles and greetings in time of all that were timed (KPI-61). */
      inTime: zShare,
    }),
  }),
  audit: endpoint({
    method: 'GET',
    path: '/conduct-audits/{id}',
    access: 'conduct.read',
    summary: 'One audit with its answers',
    tag,
    input: { id: zId },
    output: zConductAudit.extend({ can: z.object({ acknowledge: z.boolean(), withdraw: z.boolean() }) }),
  }),
  saveAudit: endpoint({
    method: 'POST',
    path: '/conduct-audits',
    access: 'conduct.audit',
    summary: 'A filled card at once: who was watched, when, every point and what it is used for',
    tag,
    input: {
      id: zId,
      card: z.enum(conductCards),
      use: z.enum(conductUses),
      staffId: zId,
      observedAt: zInstant,
      visitId: zId.nullable().default(null),
      answers: z.array(zSheetAnswer).min(1).max(200),
      remark: zOptionalLongText(500).default(null),
    },
    output: zSaved.extend({ scorePpm: z.int(), failed: z.array(z.string()), paperId: z.string() }),
  }),
  acknowledge: endpoint({
    method: 'POST',
    path: '/conduct-audits/{id}/acknowledgement',
    access: 'conduct.read',
    summary: 'The one who was watched has read it, with a word to it if he likes',
    tag,
    input: { id: zId, version: zVersion, note: zOptionalLongText(500).default(null) },
    output: zSaved,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/conduct-audits/{id}/withdrawal',
    access: 'conduct.audit',
    summary: 'An audit made in error stays on record and counts no longer',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: zSaved,
  }),
}

const auditors = ['R-BIZ-SUP', 'R-SVC-MGR', 'R-STD-OWN'] as const
const leaders = [...auditors, 'R-GM', 'R-HR', 'R-TRAINER'] as const

export const performanceGrants = {
  'conduct.audit': auditors,
  'conduct.readAll': leaders,
  'conduct.read': [...leaders, 'R-SA', 'R-SA-ASST'],
} as const satisfies Grants
