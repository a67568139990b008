import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zFen, zId, zLongText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { callEndpoints, zTechnicianCall } from './contract-calls.ts'
import { flowEndpoints, zFlowChoice, zFlowState } from './contract-flows.ts'
import { diagnosisLinkEndpoints } from './contract-links.ts'
import { mediaEndpoints } from './contract-media.ts'
import { qualityEndpoints } from './contract-quality.ts'
import { questionEndpoints } from './contract-questions.ts'
import { zMedium } from './media.ts'
import {
  zDeviceSession,
  zFinding,
  zFindingInput,
  zInquiry,
  zInquiryInput,
  zProblem,
  zProposal,
  zReading,
  zReadingInput,
  zVisitBrief,
} from './shapes.ts'

const tag = 'diagnosis'

export const zDiagnosisView = z.object({
  visit: zVisitBrief,
  inquiry: zInquiry.nullable(),
  diagnosis: z
    .object({
      id: z.string(),
      technicianId: z.string(),
      technician: z.string(),
      startedAt: z.string(),
      completedAt: z.string().nullable(),
      plainExplanation: z.string(),
      feeFen: z.int().nullable(),
      handedAt: z.string().nullable(),
      handedWay: z.enum(['print', 'link', 'signed']).nullable(),
      findings: z.array(zFinding),
      readings: z.array(zReading),
      sessions: z.array(zDeviceSession),
      media: z.array(zMedium),
      flows: z.array(zFlowState),
      linkSentAt: z.string().nullable(),
      /** The customer had the explanation on screen. */
      seenAt: z.string().nullable(),
      /** The report in force, and whether the customer signed for it. */
      paper: z
        .object({
          id: z.string(),
          number: z.string(),
          revision: z.int(),
          contentHash: z.string(),
          signed: z.boolean(),
        })
        .nullable(),
      version: z.int(),
    })
    .nullable(),
  entryInspection: z.object({
    sheetId: z.string().nullable(),
    state: z.enum(['none', 'open', 'complete']),
    proposals: z.array(zProposal),
  }),
  /** The standard flows there are. */
  flowChoices: z.array(zFlowChoice),
  calls: z.array(zTechnicianCall),
  /** Why a diagnosis cannot be started, or the one there is not completed. */
  blockers: z.array(zProblem),
  can: z.object({
    inquire: z.boolean(),
    record: z.boolean(),
    complete: z.boolean(),
    reopen: z.boolean(),
    handOver: z.boolean(),
    call: z.boolean(),
  }),
})
export type DiagnosisView = z.infer<typeof zDiagnosisView>

export const diagnosisContract = {
  ofVisit: endpoint({
    method: 'GET',
    path: '/visits/{visitId}/diagnosis',
    access: 'diagnosis.read',
    summary: 'Inquiry, readings, findings and report of a visit',
    tag,
    input: { visitId: zId },
    output: zDiagnosisView,
  }),
  saveInquiry: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/inquiry',
    access: 'inquiry.write',
    summary: 'Write down what the customer tells; version 0 for the first time',
    tag,
    input: { visitId: zId, id: zId, version: zVersion, ...zInquiryInput },
    output: zSaved,
  }),
  openEntryInspection: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/entry-inspection',
    access: 'inquiry.write',
    summary: 'Open the standard check sheet of the pre-check bay',
    tag,
    input: { visitId: zId },
    output: z.object({ sheetId: z.string() }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/visits/{visitId}/diagnosis',
    access: 'diagnosis.record',
    summary: 'Begin a diagnosis; the customer must have agreed to the test',
    tag,
    input: { visitId: zId, id: zId },
    output: zSaved,
  }),
  save: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/content',
    access: 'diagnosis.record',
    summary: 'Write findings, readings and explanation; what a device read stays as it is',
    tag,
    input: {
      id: zId,
      version: zVersion,
      findings: z.array(zFindingInput).max(50),
      readings: z.array(zReadingInput).max(200),
      plainExplanation: z.string().max(2000).default(''),
      feeFen: zFen.nullable().default(null),
    },
    output: zSaved,
  }),
  bays: endpoint({
    method: 'GET',
    path: '/diagnosis/bays',
    access: 'diagnosis.record',
    summary: 'The bays of the store, whose terminals can be asked',
    tag,
    input: {},
    output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  readDevice: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/device-sessions',
    access: 'diagnosis.record',
    summary: 'Ask the terminal of a bay for trouble codes and key data; they are imported when it answers',
    tag,
    input: { id: zId, sessionId: zId, bayId: zId },
    output: z.object({ id: z.string(), sessionId: z.string() }),
  }),
  complete: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/completion',
    access: 'diagnosis.record',
    summary: 'Conclude the diagnosis; the report is issued in the same moment',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({ paperId: z.string(), number: z.string(), contentHash: z.string() }),
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/reopening',
    access: 'diagnosis.record',
    summary: 'Correct a concluded diagnosis; the report loses its force and the next one is its revision',
    tag,
    input: { id: zId, version: zVersion, reason: zLongText(300) },
    output: zSaved,
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/diagnoses/{id}/hand-over',
    access: 'diagnosis.handOver',
    summary: 'The customer was given the report: printed, or sent as a link to read and sign for',
    tag,
    input: { id: zId, version: zVersion, way: z.enum(['print', 'link']) },
    output: zSaved,
  }),
  ...flowEndpoints,
  ...mediaEndpoints,
  ...callEndpoints,
  ...questionEndpoints,
  ...qualityEndpoints,
  ...diagnosisLinkEndpoints,
}

const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const
const technical = ['R-TECH', 'R-LEAD-TECH', 'R-TECH-EXP', 'R-TEAM', 'R-WS-MGR', 'R-TEC-SUP', 'R-QC'] as const

export const diagnosisGrants = {
  'diagnosis.read': [...counter, ...technical, 'R-DISP', 'R-PARTS', 'R-CASHIER', 'R-TRACK', 'R-CRA', 'R-GM', 'R-ARCH'],
  'inquiry.write': [...counter, 'R-TECH-EXP'],
  // The adviser diagnoses the ordinary case alone (001 B15).
  'diagnosis.record': [...technical, 'R-SA'],
  'diagnosis.handOver': counter,
  'question.answer': counter,
  'technician.call': counter,
  'technician.come': ['R-TECH-EXP', 'R-TEC-SUP', 'R-WS-MGR'],
  'diagnosis.quality': [
    'R-TECH-EXP',
    'R-WS-MGR',
    'R-TEC-SUP',
    'R-QC',
    'R-TEAM',
    'R-BIZ-SUP',
    'R-SVC-MGR',
    'R-GM',
    'R-DATA',
  ],
  'diagnosis.judge': ['R-TECH-EXP', 'R-WS-MGR', 'R-QC', 'R-SVC-MGR'],
} as const satisfies Grants
