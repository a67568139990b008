import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import {
  zCursor,
  zDateOn,
  zFen,
  zHoursCenti,
  zId,
  zLimit,
  zOptionalLongText,
  zOptionalText,
  zQtyMilli,
  zVersion,
} from '#domain/kernel/input.ts'
import { addOnEndpoints, zAddOn } from './contract-add-ons.ts'
import { closingEndpoints } from './contract-closing.ts'
import { promiseEndpoints } from './contract-promises.ts'
import { responsibleEndpoints } from './contract-responsible.ts'
import { ticketEndpoints } from './contract-tickets.ts'
import { reworkSteps } from './guarantee.ts'
import { orderKinds } from './kinds.ts'
import { zPromiseRisk } from './promise-risk.ts'

const tag = 'repair orders'

export const zOrderKind = z.enum(orderKinds)
export const zPayer = z.enum(['customer', 'maker', 'insurer', 'internal', 'rework'])
export const zBasis = z.enum(['finding', 'rule', 'wish'])

/** A line as it is entered; prices, names and hours come from the catalogue unless said otherwise. */
export const zLineInput = z.strictObject({
  id: zId,
  kind: z.enum(['labour', 'part', 'other']),
  labourOperationId: zId.nullable().default(null),
  partId: zId.nullable().default(null),
  forLineId: zId.nullable().default(null),
  name: zOptionalText(100).default(null),
  hoursCenti: zHoursCenti.nullable().default(null),
  qtyMilli: zQtyMilli,
  unitPriceFen: zFen.nullable().default(null),
  discountFen: zFen.default(0),
  payer: zPayer.default('customer'),
  basis: zBasis,
  basisText: z.string().max(300).default(''),
  customerSupplied: z.boolean().default(false),
  deviationReason: z.string().max(300).default(''),
})
export type LineInput = z.output<typeof zLineInput>

export const zOrderLine = z.object({
  id: z.string(),
  addOnId: z.string().nullable(),
  position: z.int(),
  kind: z.enum(['labour', 'part', 'other']),
  labourOperationId: z.string().nullable(),
  partId: z.string().nullable(),
  forLineId: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  system: z.string(),
  trade: z.string(),
  hoursCenti: z.int().nullable(),
  qtyMilli: z.int(),
  unit: z.string(),
  unitPriceFen: z.int(),
  publishedPriceFen: z.int(),
  amountFen: z.int(),
  discountFen: z.int(),
  /** What of the discount a published rule gives by itself. */
  ruledDiscountFen: z.int(),
  payer: zPayer,
  partGrade: z.string(),
  customerSupplied: z.boolean(),
  guaranteeClass: z.string(),
  keyItem: z.boolean(),
  basis: zBasis,
  basisText: z.string(),
  deviationReason: z.string(),
  deviationApproved: z.boolean(),
  approvedAt: z.string().nullable(),
  state: z.enum(['proposed', 'approved', 'declined', 'working', 'done', 'passed', 'cancelled']),
  version: z.int(),
})
export type OrderLineView = z.infer<typeof zOrderLine>

export const zTotals = z.object({
  labourFen: z.int(),
  partsFen: z.int(),
  otherFen: z.int(),
  grossFen: z.int(),
  discountFen: z.int(),
  totalFen: z.int(),
  taxFen: z.int(),
  byPayer: z.partialRecord(zPayer, z.int()),
})

const zAxes = z.object({
  authorisation: z.string(),
  work: z.string(),
  delivery: z.string(),
  money: z.string(),
  washing: z.string(),
  parts: z.string(),
  addOnOpen: z.boolean(),
  paused: z.boolean(),
  cancelled: z.boolean(),
})

export const zOrderRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: zOrderKind,
  label: z.string(),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  adviserId: z.string(),
  adviser: z.string(),
  promisedAt: z.string().nullable(),
  createdAt: z.string(),
  totalFen: z.int(),
  vehicleId: z.string(),
  visitId: z.string(),
  /** The promise will not be kept as things stand. */
  risk: zPromiseRisk.nullable(),
})
export type OrderRow = z.infer<typeof zOrderRow>

/** `path`: the page where it is seen to, when that is another one. */
const zProblem = z.object({ code: z.string(), text: z.string(), path: z.string().nullable() })

const zReworkStep = z.enum(['', ...reworkSteps])
const zLinkedOrder = z.object({
  id: z.string(),
  number: z.string().nullable(),
  createdAt: z.string(),
  cause: z.string(),
})
const zRework = {
  originalOrderId: z.string().nullable(),
  reworkCause: z.string(),
  reworkStep: zReworkStep,
  /** The order this one mends, and those that mend this one. */
  original: zLinkedOrder.nullable(),
  reworks: z.array(zLinkedOrder),
}
const reworkInput = {
  originalOrderId: zId.nullable().default(null),
  reworkCause: z.string().max(300).default(''),
  reworkStep: zReworkStep.default(''),
}

export const zOrderView = zOrderRow.extend({
  ownerId: z.string().nullable(),
  senderId: z.string().nullable(),
  description: z.string(),
  wishes: z.string(),
  guaranteeNote: z.string(),
  team: z.string(),
  namedTechnicianId: z.string().nullable(),
  ...zRework,
  estimateId: z.string().nullable(),
  plannedMinutes: z.int(),
  firstPromisedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  signedAt: z.string().nullable(),
  axes: zAxes,
  lines: z.array(zOrderLine),
  addOns: z.array(zAddOn),
  promises: z.array(
    z.object({
      promisedAt: z.string(),
      reason: z.string(),
      consentChannel: z.string(),
      personReached: z.string(),
      madeAt: z.string(),
      madeBy: z.string(),
    }),
  ),
  totals: zTotals,
  version: z.int(),
  workVersion: z.int(),
  deliveryVersion: z.int(),
  /** What the reader may do now, with the reason where not. */
  can: z.object({ edit: z.boolean(), present: z.boolean(), cancel: z.boolean() }),
  /** Why the order cannot be put before the customer yet. */
  blockers: z.array(zProblem),
})
export type OrderView = z.infer<typeof zOrderView>

export const repairOrdersContract = {
  list: endpoint({
    method: 'GET',
    path: '/repair-orders',
    access: 'order.read',
    summary: 'Repair orders of the store',
    tag,
    input: {
      q: zOptionalText(40).optional(),
      open: z.enum(['open', 'closed', 'all']).optional(),
      kind: zOrderKind.optional(),
      adviserId: zId.optional(),
      vehicleId: zId.optional(),
      visitId: zId.optional(),
      fromOn: zDateOn.optional(),
      toOn: zDateOn.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zOrderRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}',
    access: 'order.read',
    summary: 'One repair order, whole',
    tag,
    input: { id: zId },
    output: zOrderView,
  }),
  open: endpoint({
    method: 'POST',
    path: '/repair-orders',
    access: 'order.open',
    summary: 'Open a repair order for a visit, with its first lines',
    tag,
    input: {
      id: zId,
      visitId: zId,
      kind: zOrderKind,
      description: zOptionalLongText(2000).default(null),
      wishes: zOptionalLongText(2000).default(null),
      namedTechnicianId: zId.nullable().default(null),
      ...reworkInput,
      lines: z.array(zLineInput).max(200).default([]),
    },
    output: zSaved,
  }),
  edit: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/edit',
    access: 'order.edit',
    summary: 'Change the head of an order; a signed one has to be signed again',
    tag,
    input: {
      id: zId,
      version: zVersion,
      kind: zOrderKind,
      description: zOptionalLongText(2000),
      wishes: zOptionalLongText(2000),
      namedTechnicianId: zId.nullable(),
      adviserId: zId,
      ...reworkInput,
    },
    output: zSaved,
  }),
  saveLines: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/lines',
    access: 'order.edit',
    summary: 'Replace the lines of an order not yet in the workshop; a signed one has to be signed again',
    tag,
    input: { id: zId, version: zVersion, lines: z.array(zLineInput).max(200) },
    output: zSaved.extend({ totals: zTotals }),
  }),
  preprint: endpoint({
    method: 'GET',
    path: '/repair-orders/{id}/preprint',
    access: 'order.read',
    summary: 'The order paper before the customer signs, marked as a draft; nothing is issued',
    tag,
    input: { id: zId },
    output: z.file(),
  }),
  present: endpoint({
    method: 'POST',
    path: '/repair-orders/{id}/present',
    access: 'order.edit',
    summary: 'Put order and contract before the customer for signature',
    tag,
    input: { id: zId, version: zVersion },
    output: z.object({
      id: z.string(),
      version: z.int(),
      number: z.string(),
      orderPaperId: z.string(),
      contractPaperId: z.string(),
      contentHash: z.string(),
      contractHash: z.string(),
    }),
  }),
  ...promiseEndpoints,
  ...addOnEndpoints,
  ...closingEndpoints,
  ...responsibleEndpoints,
  ...ticketEndpoints,
}
