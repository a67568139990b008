import { z } from 'zod'
import { partGrades } from './kinds.ts'

export const zPartGrade = z.enum(partGrades)
export const zFit = z.enum(['fits', 'doesNotFit', 'universal'])

export const zOperationRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  system: z.string(),
  trade: z.string(),
  powers: z.array(z.string()),
  hoursCenti: z.int(),
  grade: z.int(),
  highVoltage: z.boolean(),
  keyItem: z.boolean(),
  guaranteeClass: z.string(),
  package: z.boolean(),
  /** The published rate of the trade per hour, and what this operation costs by it. */
  rateFen: z.int(),
  amountFen: z.int(),
  version: z.int(),
})
export type OperationRow = z.infer<typeof zOperationRow>

export const zPartRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  category: z.string(),
  grade: zPartGrade,
  maker: z.string(),
  unit: z.string(),
  /** The published price of this store now. */
  priceFen: z.int(),
  onHandMilli: z.int(),
  availableMilli: z.int(),
  bin: z.string(),
  leadDays: z.int(),
  active: z.boolean(),
  supersededBy: z.string().nullable(),
  /** Whether it fits the car asked about; null when none was. */
  fit: zFit.nullable(),
})
export type PartRow = z.infer<typeof zPartRow>

export const zFitment = z.object({
  brand: z.string(),
  series: z.string(),
  yearFrom: z.int(),
  yearTo: z.int(),
  power: z.string(),
})

export const zPrice = z.object({ id: z.string(), priceFen: z.int(), effectiveFrom: z.string() })

export const zPartPage = zPartRow.extend({
  aliases: z.array(z.string()),
  fitments: z.array(zFitment),
  /** Other parts that can be put in its place: its successor, its predecessors, other grades for the same cars. */
  alternatives: z.array(zPartRow.extend({ relation: z.enum(['successor', 'predecessor', 'otherGrade']) })),
  /** Newest first, coming ones included; the group's list price comes last, without a date. */
  prices: z.array(zPrice),
  groupPriceFen: z.int(),
  /** What the stock cost on average; only for those who may see costs. */
  averageCostFen: z.int().nullable(),
  version: z.int(),
  can: z.object({ edit: z.boolean(), setPrice: z.boolean() }),
})
export type PartPage = z.infer<typeof zPartPage>

export const zPriceListRow = z.object({
  kind: z.enum(['labour', 'part', 'rate']),
  /** Of the part or operation; of a rate the trade. */
  id: z.string(),
  code: z.string(),
  name: z.string(),
  detail: z.string(),
  unit: z.string(),
  priceFen: z.int(),
  effectiveFrom: z.string().nullable(),
})
export type PriceListRow = z.infer<typeof zPriceListRow>
