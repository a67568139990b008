import { newId } from '#domain/kernel/id.ts'
import type { OperationRow, PartRow } from '#domain/processes/catalogue/shapes.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { type EstimateMode, optionLabels } from '#domain/processes/estimates/kinds.ts'
import { type EstimateTotals, estimateTotals } from '#domain/processes/estimates/pricing.ts'
import type { EstimateLineView, EstimateOptionView } from '#domain/processes/estimates/shapes.ts'
import { lineAmountFen } from '#domain/processes/repair-orders/pricing.ts'

export type EditLine = Omit<EstimateLineView, 'position' | 'amountFen' | 'answer' | 'declinedReason' | 'contactOn'>
export type EditOption = Omit<EstimateOptionView, 'lines' | 'totals' | 'systems' | 'chosen' | 'promise' | 'atRisk'> & {
  lines: EditLine[]
}

export type EditHead = Pick<
  EstimateView,
  'mode' | 'riskPpm' | 'priorExplained' | 'priorExplanation' | 'priceExplanation' | 'validUntilOn'
> & { guaranteeExplained: boolean }

export function editOptions(options: readonly EstimateOptionView[]): EditOption[] {
  return options.length === 0
    ? [emptyOption('A')]
    : options.map(({ totals: _, systems: _s, chosen: _c, promise: _p, atRisk: _r, ...rest }) => rest)
}

export function emptyOption(label: EditOption['label'], from?: EditOption): EditOption {
  const named = { A: '基本方案', B: '推荐方案', C: '全面方案' }
  return {
    id: newId(),
    label,
    name: named[label],
    note: '',
    finishAt: null,
    finishReason: '',
    proposedAt: from?.proposedAt ?? '',
    lines: copyLines(from?.lines ?? []),
  }
}

/** The first label nobody has taken. */
export function freeLabel(options: readonly EditOption[]): EditOption['label'] | undefined {
  return optionLabels.find(label => !options.some(option => option.label === label))
}

export function amountOf(line: EditLine): number {
  return lineAmountFen(line)
}

export function totalsOf(lines: readonly EditLine[], head: { mode: EstimateMode; riskPpm: number }): EstimateTotals {
  return estimateTotals(
    lines.map(line => ({ ...line, amountFen: amountOf(line) })),
    head,
  )
}

/** What the command takes: published prices are the server's to set. */
export function optionInput(option: EditOption) {
  const { id, label, name, note, finishAt, finishReason } = option
  const lines = option.lines.map(line => ({
    id: line.id,
    kind: line.kind,
    labourOperationId: line.labourOperationId,
    partId: line.partId,
    forLineId: line.forLineId,
    name: line.name,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: inCatalogue(line) && line.unitPriceFen === line.publishedPriceFen ? null : line.unitPriceFen,
    discountFen: line.discountFen,
    payer: line.payer,
    basis: line.basis,
    basisText: line.basisText,
    customerSupplied: line.customerSupplied,
    deviationReason: line.deviationReason,
    findingId: line.findingId,
    recommended: line.recommended,
    safety: line.safety,
    inspectionKey: line.inspectionKey,
  }))
  return { id, label, name, note, finishAt, finishReason, lines }
}

export type LineBasis = Partial<
  Pick<EditLine, 'basis' | 'basisText' | 'findingId' | 'safety' | 'recommended' | 'inspectionKey'>
>

export function labourLine(row: OperationRow, basis: LineBasis = {}): EditLine {
  return {
    ...blank('labour', row.name),
    labourOperationId: row.id,
    code: row.code,
    system: row.system,
    trade: row.trade,
    hoursCenti: row.hoursCenti,
    unitPriceFen: row.rateFen,
    publishedPriceFen: row.rateFen,
    guaranteeClass: row.guaranteeClass,
    keyItem: row.keyItem,
    ...basis,
  }
}

/** A part goes with the work that stands before it and rests on the same reason. */
export function partLine(row: PartRow, before: EditLine | undefined): EditLine {
  return {
    ...blank('part', row.name),
    partId: row.id,
    code: row.number,
    unit: row.unit,
    unitPriceFen: row.priceFen,
    publishedPriceFen: row.priceFen,
    partGrade: row.grade,
    stock: { availableMilli: row.availableMilli, leadDays: row.leadDays },
    ...(before
      ? { forLineId: before.id, basis: before.basis, basisText: before.basisText, findingId: before.findingId }
      : {}),
  }
}

export function freeLine(name: string, basis: LineBasis = {}): EditLine {
  return { ...blank('other', name), ...basis }
}

function blank(kind: EditLine['kind'], name: string): EditLine {
  return {
    id: newId(),
    kind,
    labourOperationId: null,
    partId: null,
    forLineId: null,
    code: '',
    name,
    system: '',
    trade: '',
    hoursCenti: null,
    qtyMilli: 1000,
    unit: '',
    unitPriceFen: 0,
    publishedPriceFen: 0,
    discountFen: 0,
    payer: 'customer',
    partGrade: '',
    customerSupplied: false,
    guaranteeClass: '',
    keyItem: false,
    basis: 'wish',
    basisText: '',
    deviationReason: '',
    findingId: null,
    recommended: false,
    safety: false,
    inspectionKey: '',
    media: [],
    guarantee: null,
    stock: null,
  }
}

function inCatalogue(line: EditLine): boolean {
  return line.labourOperationId !== null || line.partId !== null
}

function copyLines(lines: readonly EditLine[]): EditLine[] {
  const ids = new Map(lines.map(line => [line.id, newId()]))
  return lines.map(line => ({
    ...line,
    id: ids.get(line.id) ?? newId(),
    forLineId: line.forLineId === null ? null : (ids.get(line.forLineId) ?? null),
  }))
}
