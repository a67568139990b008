import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zFen, zId, zLimit, zLongText, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zMeasureDraft } from '#domain/mechanisms/measures/contract.ts'
import { zAccident, zAppraised, zDocument, zFigures, zMonitoring, zSubmission } from './management-shapes.ts'
import { areas, zStandardItem } from './standards.ts'

const tag = 'quality management'
const edit = { id: zId, version: zVersion }
const zMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const zKind = z.enum(['rules', 'rework', 'standard'])

export const qualityManagementContract = {
  documents: endpoint({
    method: 'GET',
    path: '/quality/documents',
    access: 'quality.read',
    summary: 'The quality manual: every edition of rules, rework rules and service standard',
    tag,
    input: {},
    output: z.object({ documents: z.array(zDocument) }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/quality/documents',
    access: 'quality.publish',
    summary: 'Publish the next edition; from now on inspections go by it',
    tag,
    input: {
      id: zId,
      kind: zKind,
      title: zText(120),
      body: z.string().max(20_000).default(''),
      items: z.array(zStandardItem).max(100).default([]),
    },
    output: z.object({ id: z.string(), edition: z.int() }),
  }),
  accidents: endpoint({
    method: 'GET',
    path: '/quality/accidents/{year}',
    access: 'quality.manage',
    summary: 'Quality accidents of a year: who, what, cost and lesson',
    tag,
    input: { year: z.string().regex(/^20\d\d$/) },
    output: z.object({ accidents: z.array(zAccident) }),
  }),
  reportAccident: endpoint({
    method: 'POST',
    path: '/quality/accidents',
    access: 'quality.manage',
    summary: 'A quality accident happened',
    tag,
    input: {
      id: zId,
      orderId: zId.nullable().default(null),
      happenedOn: zDateOn,
      description: zText(500),
      responsibleId: zId,
    },
    output: zSaved,
  }),
  closeAccident: endpoint({
    method: 'POST',
    path: '/quality/accidents/{id}/close',
    access: 'quality.judge',
    summary: 'Handled: cost, lesson, and what it takes off the appraisal',
    tag,
    input: {
      ...edit,
      handling: zText(500),
      lesson: zText(500),
      costFen: zFen,
      deductionPoints: z.int().min(0).max(100),
    },
    output: zSaved,
  }),
  monitoring: endpoint({
    method: 'GET',
    path: '/quality/monitoring/{month}',
    access: 'quality.manage',
    summary: 'Three ways to watch quality: what customers say, what the process shows, what audits find',
    tag,
    input: { month: zMonth },
    output: zMonitoring,
  }),
  planAudit: endpoint({
    method: 'POST',
    path: '/quality/audits',
    access: 'quality.judge',
    summary: 'Plan an audit of one kind of service quality',
    tag,
    input: { id: zId, area: z.enum(areas), plannedOn: zDateOn, auditorId: zId },
    output: zSaved,
  }),
  recordAudit: endpoint({
    method: 'POST',
    path: '/quality/audits/{id}/result',
    access: 'quality.manage',
    summary: 'What the audit found; every finding becomes a measure',
    tag,
    input: {
      ...edit,
      summary: zText(500),
      findings: z.array(z.strictObject({ id: zId, ...zMeasureDraft })).max(20),
    },
    output: zSaved,
  }),
  appraisal: endpoint({
    method: 'GET',
    path: '/quality/appraisal/{month}',
    access: 'quality.manage',
    summary: 'Quality indicators of a month per person, by weight, with what accidents took off',
    tag,
    input: { month: zMonth },
    output: z.object({ people: z.array(zAppraised) }),
  }),
  report: endpoint({
    method: 'GET',
    path: '/quality/reports/{month}',
    access: 'quality.manage',
    summary:
      'The repair quality report of a month, with the rows its figures are counted from; first inspections come by pages',
    tag,
    input: { month: zMonth },
    output: z.object({
      id: z.string().nullable(),
      month: z.string(),
      state: z.enum(['none', 'draft', 'issued']),
      comment: z.string(),
      issuedAt: z.string().nullable(),
      version: z.int(),
      ...zFigures.omit({ submissions: true }).shape,
    }),
  }),
  submissions: endpoint({
    method: 'GET',
    path: '/quality/reports/{month}/submissions',
    access: 'quality.manage',
    summary: 'The first exit inspection of every order of a month, as its report counts them',
    tag,
    input: { month: zMonth, cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(zSubmission),
  }),
  comment: endpoint({
    method: 'POST',
    path: '/quality/reports/{id}/comment',
    access: 'quality.judge',
    summary: 'Write the analysis of the month',
    tag,
    input: { ...edit, comment: zLongText(5000) },
    output: zSaved,
  }),
  issue: endpoint({
    method: 'POST',
    path: '/quality/reports/{id}/issue',
    access: 'quality.judge',
    summary: 'Issue the report: its figures stand as they are',
    tag,
    input: { ...edit, note: zOptionalText(200).default(null) },
    output: zSaved,
  }),
}

const heads = ['R-SVC-MGR', 'R-WS-MGR', 'R-GM'] as const

export const qualityManagementGrants = {
  'quality.publish': [...heads, 'R-STD-OWN'],
  'quality.manage': [...heads, 'R-QC', 'R-STD-OWN', 'R-BIZ-SUP'],
  'quality.judge': heads,
} as const satisfies Grants
