import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'
import { zFinding, zProblem, zProposal, zVisitBrief } from '../diagnosis/shapes.ts'
import { zOrderKind } from '../repair-orders/contract.ts'
import { linkEndpoints } from './contract-links.ts'
import { estimateStates } from './kinds.ts'
import {
  zDecision,
  zEstimateOption,
  zEstimateRow,
  zGuarantee,
  zHeadInput,
  zMode,
  zOptionInput,
  zOptionLabel,
  zPromiseStep,
} from './shapes.ts'

const tag = 'estimates'

export const zEstimateView = z.object({
  id: z.string(),
  number: z.string().nullable(),
  visit: zVisitBrief,
  adviser: z.string(),
  mode: zMode,
  state: z.enum(estimateStates),
  riskPpm: z.int(),
  priorExplained: z.boolean(),
  priorExplanation: z.string(),
  priceExplanation: z.string(),
  guaranteeTerms: z.string(),
  guarantees: z.array(zGuarantee),
  guaranteeExplainedAt: z.string().nullable(),
  riskNote: z.string().nullable(),
  validUntilOn: z.string(),
  options: z.array(zEstimateOption),
  firstShownAt: z.string().nullable(),
  shownAt: z.string().nullable(),
  talkMinutes: z.int().nullable(),
  talkLate: z.boolean().nullable(),
  linkSentAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  /** When the page was last before the customer's eyes, and for how long in all. */
  readAt: z.string().nullable(),
  readSeconds: z.int(),
  decidedAt: z.string().nullable(),
  decidedBy: z.enum(['tablet', 'link']).nullable(),
  orderId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  paper: z.object({ id: z.string(), revision: z.int(), contentHash: z.string() }).nullable(),
  riskLimitPpm: z.int(),
  /** Everything that keeps the estimate from being shown. */
  blockers: z.array(zProblem),
  can: z.object({
    edit: z.boolean(),
    show: z.boolean(),
    decide: z.boolean(),
    order: z.boolean(),
    book: z.boolean(),
    askRisk: z.boolean(),
    askDeviation: z.boolean(),
  }),
  version: z.int(),
})
export type EstimateView = z.infer<typeof zEstimateView>

const zBasisChoice = z.object({ key: z.string(), text: z.string(), note: z.string(), safety: z.boolean() })

export const estimatesContract = {
  ofVisit: endpoint({
    method: 'GET',
    path: '/visits/{visitId}/estimates',
    access: 'estimate.read',
    summary: 'The estimates of a visit, and what a new one may rest on',
    tag,
    input: { visitId: zId },
    output: z.object({
      visit: zVisitBrief,
      rows: z.array(zEstimateRow),
      findings: z.array(zFinding),
      /** What the entry inspection says must be renewed. */
      inspection: z.array(zProposal),
      /** Offered by need beyond the case, each with its reason; never taken along by itself. */
      recommendations: z.array(z.object({ key: z.string(), text: z.string(), reason: z.string() })),
      /** Declined or wished for earlier and still open on this car. */
      openItems: z.array(zBasisChoice),
      diagnosedAt: z.string().nullable(),
      reportHandedAt: z.string().nullable(),
      can: z.object({ create: z.boolean() }),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/estimates/{id}',
    access: 'estimate.read',
    summary: 'One estimate with its options, lines, totals and what is still missing',
    tag,
    input: { id: zId },
    output: zEstimateView,
  }),
  create: endpoint({
    method: 'POST',
    path: '/estimates',
    access: 'estimate.write',
    summary: 'Begin an estimate for a visit, before or without an order',
    tag,
    input: { id: zId, visitId: zId, mode: zMode },
    output: zSaved,
  }),
  save: endpoint({
    method: 'POST',
    path: '/estimates/{id}/content',
    access: 'estimate.write',
    summary: 'Write head, options and lines; a shown estimate has to be shown again as the next revision',
    tag,
    input: { id: zId, version: zVersion, ...zHeadInput, options: z.array(zOptionInput).max(3) },
    output: zSaved,
  }),
  proposePromise: endpoint({
    method: 'GET',
    path: '/estimates/{id}/promise-proposal',
    access: 'estimate.read',
    summary: 'The earliest finish of an option from load, missing parts and margin, with its breakdown',
    tag,
    input: { id: zId, option: zOptionLabel },
    output: z.object({
      /** Null when nobody may do the work. */
      promisedAt: z.string().nullable(),
      breakdown: z.array(zPromiseStep),
    }),
  }),
  askApproval: endpoint({
    method: 'POST',
    path: '/estimates/{id}/approvals',
    access: 'estimate.write',
    summary: 'Ask for a risk value above the limit, or for prices off the published ones',
    tag,
    input: { id: zId, about: z.enum(['risk', 'deviation']), reason: zText(300) },
    output: z.object({ id: z.string(), approvalId: z.string() }),
  }),
  show: endpoint({
    method: 'POST',
    path: '/estimates/{id}/showing',
    access: 'estimate.write',
    summary: 'Put the estimate before the customer; the time since the report is measured',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({
      number: z.string(),
      paperId: z.string(),
      revision: z.int(),
      contentHash: z.string(),
      talkMinutes: z.int().nullable(),
    }),
  }),
  sendLink: endpoint({
    method: 'POST',
    path: '/estimates/{id}/link',
    access: 'estimate.write',
    summary: 'Send the customer a link to decide line by line and confirm by code',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved.extend({ expiresAt: z.string(), state: z.string() }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/estimates/{id}/decision',
    access: 'estimate.decide',
    summary: 'The customer chooses an option and takes or declines each line, signing on the tablet',
    tag,
    input: {
      id: zId,
      version: zVersion,
      ...zDecision,
      image: z.string().startsWith('data:image/png;base64,').max(200_000),
    },
    output: zSaved.extend({ state: z.enum(['accepted', 'declined']), paperId: z.string() }),
  }),
  order: endpoint({
    method: 'POST',
    path: '/estimates/{id}/order',
    access: 'estimate.decide',
    summary: 'Open a repair order with the lines the customer took, promised for the time of the option',
    tag,
    input: { id: zId, version: zVersion, orderId: zId, kind: zOrderKind },
    output: zSaved.extend({ orderId: z.string() }),
  }),
  book: endpoint({
    method: 'POST',
    path: '/estimates/{id}/booking',
    access: 'estimate.decide',
    summary: 'Carry the lines the customer took over to a booking instead of a job',
    tag,
    input: { id: zId, version: zVersion, appointmentId: zId },
    output: zSaved.extend({ appointmentId: z.string() }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/estimates/{id}/withdrawal',
    access: 'estimate.write',
    summary: 'Take back an estimate the customer has not decided on',
    tag,
    input: { id: zId, version: zVersion, reason: zText(300) },
    output: zSaved,
  }),
  ...linkEndpoints,
}

const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const

export const estimatesGrants = {
  'estimate.read': [
    ...counter,
    'R-WS-MGR',
    'R-DISP',
    'R-TEAM',
    'R-TECH-EXP',
    'R-CASHIER',
    'R-PARTS',
    'R-TRACK',
    'R-CRA',
    'R-GM',
    'R-FIN',
    'R-ARCH',
  ],
  'estimate.write': counter,
  'estimate.decide': counter,
} as const satisfies Grants
