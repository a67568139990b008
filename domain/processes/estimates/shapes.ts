import { z } from 'zod'
import { zDateOn, zId, zInstant, zOptionalText, zText } from '#domain/kernel/input.ts'
import { zLinkQuestion } from '../diagnosis/contract-questions.ts'
import { zLinkMedium } from '../diagnosis/media.ts'
import { zLineInput, zOrderLine } from '../repair-orders/contract.ts'
import { estimateModes, estimateStates, optionLabels } from './kinds.ts'

export const zMode = z.enum(estimateModes)
export const zOptionLabel = z.enum(optionLabels)

/** A line as an order takes it, with what it rests on and whether it is only recommended. */
export const zEstimateLineInput = zLineInput.extend({
  findingId: zId.nullable().default(null),
  recommended: z.boolean().default(false),
  safety: z.boolean().default(false),
  /** The point of the entry inspection it rests on. */
  inspectionKey: z.string().max(80).default(''),
})
export type EstimateLineInput = z.output<typeof zEstimateLineInput>

export const zOptionInput = z.strictObject({
  id: zId,
  label: zOptionLabel,
  name: zText(40),
  note: z.string().max(300).default(''),
  finishAt: zInstant.nullable().default(null),
  finishReason: z.string().max(300).default(''),
  lines: z.array(zEstimateLineInput).max(100),
})
export type OptionInput = z.output<typeof zOptionInput>

export const zLineAnswer = z.strictObject({
  id: zId,
  taken: z.boolean(),
  reason: z.string().max(200).default(''),
  /** When the customer would like to be asked again. */
  contactOn: zDateOn.nullable().default(null),
})
export type LineAnswerInput = z.output<typeof zLineAnswer>

export const zDecision = {
  contentHash: z.string().length(64),
  option: zOptionLabel,
  lines: z.array(zLineAnswer).max(200),
  riskAcknowledged: z.boolean().default(false),
  signerName: zText(60),
}

export const zEstimateTotals = z.object({
  labourFen: z.int(),
  partsFen: z.int(),
  otherFen: z.int(),
  discountFen: z.int(),
  baseFen: z.int(),
  riskFen: z.int(),
  totalFen: z.int(),
  /** Of the total, what is only recommended and nobody has to take. */
  recommendedFen: z.int(),
})

export const zEstimateLine = zOrderLine
  .omit({
    addOnId: true,
    ruledDiscountFen: true,
    deviationApproved: true,
    approvedAt: true,
    state: true,
    version: true,
  })
  .extend({
    findingId: z.string().nullable(),
    recommended: z.boolean(),
    safety: z.boolean(),
    inspectionKey: z.string(),
    /** Pictures and films of what it rests on. */
    media: z.array(zLinkMedium),
    answer: z.enum(['pending', 'agreed', 'declined']),
    declinedReason: z.string(),
    contactOn: z.string().nullable(),
    /** Days and kilometres of guarantee for this class of work. */
    guarantee: z.object({ days: z.int(), km: z.int() }).nullable(),
    /** Of a part: what can be had now, and how long the rest takes. */
    stock: z.object({ availableMilli: z.int(), leadDays: z.int() }).nullable(),
  })
export type EstimateLineView = z.infer<typeof zEstimateLine>

export const zPromiseStep = z.object({
  step: z.enum(['queue', 'parts', 'work', 'after', 'margin']),
  minutes: z.int(),
  until: z.string(),
})

export const zGuarantee = z.object({
  workType: z.string(),
  days: z.int(),
  km: z.int(),
  items: z.array(z.string()),
})

export const zEstimateOption = z.object({
  id: z.string(),
  label: zOptionLabel,
  name: z.string(),
  note: z.string(),
  finishAt: z.string().nullable(),
  finishReason: z.string(),
  /** The earliest time that can be kept, from load, parts and margin; null when nobody may do the work. */
  proposedAt: z.string().nullable(),
  /** What that time is made of. */
  promise: z.array(zPromiseStep),
  /** The time named is earlier than can be kept. */
  atRisk: z.boolean(),
  chosen: z.boolean(),
  lines: z.array(zEstimateLine),
  totals: zEstimateTotals,
  systems: z.array(z.object({ system: z.string(), amountFen: z.int() })),
})
export type EstimateOptionView = z.infer<typeof zEstimateOption>

export const zEstimateRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  mode: zMode,
  state: z.enum(estimateStates),
  createdAt: z.string(),
  shownAt: z.string().nullable(),
  options: z.int(),
  version: z.int(),
})

/** What a customer behind a link sees: lines, options and prices, no house business. */
export const zLinkEstimate = z.object({
  id: z.string(),
  number: z.string(),
  store: z.object({ name: z.string(), phone: z.string().nullable() }),
  plate: z.string(),
  car: z.string(),
  customer: z.string(),
  adviser: z.string(),
  mode: zMode,
  state: z.enum(estimateStates),
  riskPpm: z.int(),
  riskNote: z.string().nullable(),
  priorExplanation: z.string(),
  priceExplanation: z.string(),
  guaranteeTerms: z.string(),
  guarantees: z.array(zGuarantee),
  questions: z.array(zLinkQuestion),
  validUntilOn: z.string(),
  expired: z.boolean(),
  contentHash: z.string(),
  options: z.array(zEstimateOption),
})
export type LinkEstimate = z.infer<typeof zLinkEstimate>

export const zHeadInput = {
  mode: zMode,
  riskPpm: z.int().min(0).max(1_000_000).default(0),
  priorExplained: z.boolean().default(false),
  priorExplanation: z.string().max(500).default(''),
  priceExplanation: z.string().max(500).default(''),
  validUntilOn: zDateOn,
  /** The adviser has explained the guarantee to the customer. */
  guaranteeExplained: z.boolean().default(false),
}

export const zReason = zOptionalText(300)
