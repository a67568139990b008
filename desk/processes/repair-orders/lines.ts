import { newId } from '#domain/kernel/id.ts'
import type { OperationRow, PartRow } from '#domain/processes/catalogue/shapes.ts'
import type { LineInput, OrderLineView } from '#domain/processes/repair-orders/contract.ts'
import type { Basis } from '#domain/processes/repair-orders/kinds.ts'
import { lineAmountFen, totalsOf } from '#domain/processes/repair-orders/pricing.ts'

/** A line as it is typed: what the server takes, and what the screen shows beside it. */
export type LineDraft = Omit<LineInput, 'name' | 'unitPriceFen'> & {
  name: string
  code: string
  unit: string
  unitPriceFen: number
  publishedPriceFen: number
  ruledDiscountFen: number
  deviationApproved: boolean
  state: OrderLineView['state']
}

export function draftOf(line: OrderLineView): LineDraft {
  const {
    addOnId,
    position,
    system,
    trade,
    amountFen,
    partGrade,
    guaranteeClass,
    keyItem,
    approvedAt,
    version,
    ...rest
  } = line
  return rest
}

type Neighbour = { basis: Basis; basisText: string } | undefined

const fresh = (before: Neighbour) => ({
  id: newId(),
  labourOperationId: null,
  partId: null,
  forLineId: null,
  hoursCenti: null,
  qtyMilli: 1_000,
  discountFen: 0,
  ruledDiscountFen: 0,
  payer: 'customer' as const,
  // What was found for one line is usually why the next one is done too.
  basis: before?.basis ?? ('wish' as const),
  basisText: before?.basisText ?? '',
  customerSupplied: false,
  deviationReason: '',
  deviationApproved: false,
  state: 'proposed' as const,
})

export function draftFromOperation(row: OperationRow, lines: readonly LineDraft[]): LineDraft {
  const price = { unitPriceFen: row.rateFen, publishedPriceFen: row.rateFen }
  const { code, name, hoursCenti } = row
  return {
    ...fresh(lines.at(-1)),
    kind: 'labour',
    labourOperationId: row.id,
    code,
    name,
    unit: '工时',
    hoursCenti,
    ...price,
  }
}

/** A part belongs to the labour typed last before it. */
export function draftFromPart(row: PartRow, lines: readonly LineDraft[]): LineDraft {
  const forLineId = lines.findLast(line => line.kind === 'labour')?.id ?? null
  const price = { unitPriceFen: row.priceFen, publishedPriceFen: row.priceFen }
  return {
    ...fresh(lines.at(-1)),
    kind: 'part',
    partId: row.id,
    forLineId,
    code: row.number,
    name: row.name,
    unit: row.unit,
    ...price,
  }
}

/** Names and prices that are the catalogue's own are left to the server to read there. */
export function inputOf(line: LineDraft): LineInput {
  const { code, unit, publishedPriceFen, ruledDiscountFen, deviationApproved, state, name, unitPriceFen, ...rest } =
    line
  const isCatalogued = line.labourOperationId !== null || line.partId !== null
  return {
    ...rest,
    name: isCatalogued ? null : name,
    unitPriceFen: isCatalogued && !isOffPrice(line) ? null : unitPriceFen,
  }
}

/** Needs its reason and somebody's consent: another price than published, or a discount by hand. */
export function isDeviation(line: LineDraft): boolean {
  return isOffPrice(line) || line.discountFen > line.ruledDiscountFen
}

export function isOffPrice(line: LineDraft): boolean {
  const isCatalogued = line.labourOperationId !== null || line.partId !== null
  return isCatalogued && !line.customerSupplied && line.unitPriceFen !== line.publishedPriceFen
}

export const netFen = (line: LineDraft): number => lineAmountFen(line) - line.discountFen

export function totalsOfDrafts(lines: readonly LineDraft[]) {
  const live = lines.filter(line => line.state !== 'declined' && line.state !== 'cancelled')
  return totalsOf(live.map(line => ({ ...line, amountFen: lineAmountFen(line) })))
}

/** A part whose labour was taken out stands alone. */
export function without(lines: readonly LineDraft[], gone: LineDraft): LineDraft[] {
  return lines
    .filter(line => line.id !== gone.id)
    .map(line => (line.forLineId === gone.id ? { ...line, forLineId: null } : line))
}
