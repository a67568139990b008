import { z } from 'zod'
import { zPartGrade } from '#domain/processes/catalogue/shapes.ts'
import { shortageStates } from './shortage-states.ts'

export const zRequestState = z.enum(['requested', 'short', 'ready', 'issued', 'cancelled'])
export const zReadiness = z.enum(['none', 'requested', 'short', 'ready'])
export const zToldChannel = z.enum(['call', 'wechat', 'sms', 'inPerson'])
export const zReturnCondition = z.enum(['sealed', 'opened'])

const part = {
  partId: z.string(),
  partNumber: z.string(),
  partName: z.string(),
  unit: z.string(),
}

export const zRequest = z.object({
  id: z.string(),
  orderId: z.string(),
  orderLineId: z.string().nullable(),
  ...part,
  grade: zPartGrade,
  bin: z.string(),
  payer: z.string(),
  /** The customer agreed to the line it serves. */
  approved: z.boolean(),
  wantedMilli: z.int(),
  reservedMilli: z.int(),
  issuedMilli: z.int(),
  /** What lies in stock and is nobody's. */
  availableMilli: z.int(),
  state: zRequestState,
  note: z.string(),
  requestedAt: z.string(),
  requestedBy: z.string(),
  version: z.int(),
})
export type RequestView = z.infer<typeof zRequest>

export const zSlipLine = z.object({
  id: z.string(),
  slipId: z.string(),
  requestId: z.string(),
  ...part,
  qtyMilli: z.int(),
  unitPriceFen: z.int(),
  /** What the goods cost the house; only for those who may see costs. */
  costFen: z.int().nullable(),
  /** Of an issued line: how much of it came back. */
  returnedMilli: z.int(),
  issueLineId: z.string().nullable(),
  reason: z.string(),
  condition: z.string(),
})
export type SlipLineView = z.infer<typeof zSlipLine>

export const zSlip = z.object({
  id: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  plate: z.string(),
  kind: z.enum(['issue', 'return']),
  number: z.string(),
  state: z.enum(['open', 'handed']),
  at: z.string(),
  workshopBy: z.string(),
  counterBy: z.string(),
  acknowledgedAt: z.string().nullable(),
  handedAt: z.string().nullable(),
  paperId: z.string(),
  issueSlipId: z.string().nullable(),
  note: z.string(),
  version: z.int(),
})
export type SlipView = z.infer<typeof zSlip>

export const zShortage = z.object({
  id: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  plate: z.string(),
  car: z.string(),
  adviser: z.string(),
  requestId: z.string(),
  ...part,
  leadDays: z.int(),
  qtyMilli: z.int(),
  arrivedMilli: z.int(),
  state: z.enum(shortageStates),
  askedAt: z.string(),
  askedBy: z.string(),
  orderedAt: z.string().nullable(),
  orderedBy: z.string(),
  supplier: z.string(),
  expectedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  arrivedBy: z.string(),
  adviserToldAt: z.string().nullable(),
  toldAt: z.string().nullable(),
  toldBy: z.string(),
  toldChannel: z.string(),
  personReached: z.string(),
  toldResult: z.string(),
  version: z.int(),
})
export type ShortageView = z.infer<typeof zShortage>

export const zOrderParts = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  plate: z.string(),
  car: z.string(),
  /** Who works on it, for naming who takes the parts. */
  technicianId: z.string().nullable(),
  readiness: zReadiness,
  requests: z.array(zRequest),
  slips: z.array(zSlip.extend({ lines: z.array(zSlipLine) })),
  shortages: z.array(zShortage),
  /** What is to be billed and what it cost, per order line; cost only for those who may see it. */
  billed: z.array(z.object({ orderLineId: z.string(), issuedMilli: z.int(), costFen: z.int().nullable() })),
  can: z.object({
    request: z.boolean(),
    issue: z.boolean(),
    giveBack: z.boolean(),
    acknowledge: z.boolean(),
    hand: z.boolean(),
  }),
})
export type OrderParts = z.infer<typeof zOrderParts>

/** One order on the counter's screen with what is still to be put on it. */
export const zCounterOrder = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  plate: z.string(),
  car: z.string(),
  adviser: z.string(),
  technician: z.string(),
  technicianId: z.string().nullable(),
  promisedAt: z.string().nullable(),
  signed: z.boolean(),
  readiness: zReadiness,
  requests: z.array(zRequest),
})
export type CounterOrder = z.infer<typeof zCounterOrder>

export const zStockRow = z.object({
  ...part,
  category: z.string(),
  grade: zPartGrade,
  bin: z.string(),
  onHandMilli: z.int(),
  reservedMilli: z.int(),
  availableMilli: z.int(),
  /** Only for those who may see costs. */
  costTotalFen: z.int().nullable(),
  priceFen: z.int(),
})
export type StockRow = z.infer<typeof zStockRow>

export const zMovement = z.object({
  id: z.string(),
  kind: z.enum(['opening', 'receive', 'issue', 'return', 'adjust', 'reserve', 'release', 'reverse']),
  onHandDeltaMilli: z.int(),
  reservedDeltaMilli: z.int(),
  costDeltaFen: z.int().nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** Number of the order, slip or receipt it belongs to. */
  reference: z.string(),
  by: z.string(),
  at: z.string(),
  note: z.string(),
})
export type MovementView = z.infer<typeof zMovement>

/** A movement in the store's journal, where the part must be named. */
export const zJournalRow = zMovement.extend({ partNumber: z.string(), partName: z.string() })

export const zReceipt = z.object({
  id: z.string(),
  number: z.string(),
  supplier: z.string(),
  note: z.string(),
  receivedBy: z.string(),
  receivedAt: z.string(),
  lines: z.array(z.object({ ...part, qtyMilli: z.int(), unitCostFen: z.int().nullable() })),
})
