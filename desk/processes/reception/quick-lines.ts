import { newId } from '#domain/kernel/id.ts'
import type { Fen } from '#domain/kernel/money.ts'
import type { OperationRow, PartRow } from '#domain/processes/catalogue/shapes.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import { lineAmountFen } from '#domain/processes/repair-orders/pricing.ts'

/** A line as it stands on the quick page; prices are the published ones, the server computes them again. */
export type QuickLine = {
  id: string
  kind: 'labour' | 'part' | 'other'
  refId: string
  code: string
  name: string
  unit: string
  hoursCenti: number | null
  qtyMilli: number
  unitPriceFen: Fen
  /** What was left open last time and stands on the order with this line. */
  openItemId: string | null
}

export function labourLine(row: OperationRow): QuickLine {
  const { code, name, hoursCenti, rateFen } = row
  return {
    id: newId(),
    kind: 'labour',
    refId: row.id,
    code,
    name,
    unit: '',
    hoursCenti,
    qtyMilli: 1000,
    unitPriceFen: rateFen,
    openItemId: null,
  }
}

export function partLine(row: PartRow): QuickLine {
  const { number, name, unit, priceFen } = row
  const head = { id: newId(), kind: 'part' as const, refId: row.id, code: number, name, unit }
  return { ...head, hoursCenti: null, qtyMilli: 1000, unitPriceFen: priceFen, openItemId: null }
}

/** Left open last time, and nothing in the catalogue bears its name: its words, at the price told then. */
export function otherLine(item: { text: string; amountFen: Fen | null }): QuickLine {
  const head = { id: newId(), kind: 'other' as const, refId: '', code: '', name: item.text.slice(0, 100), unit: '' }
  return { ...head, hoursCenti: null, qtyMilli: 1000, unitPriceFen: item.amountFen ?? 0, openItemId: null }
}

export const amountOf = (line: QuickLine): Fen => lineAmountFen(line)

/** The work and the parts as the floor is asked for them. */
export function wantedOf(lines: readonly QuickLine[]): { work: string; parts: string } {
  const amounts = (kind: QuickLine['kind'], amount: (line: QuickLine) => number) =>
    lines
      .filter(line => line.kind === kind)
      .map(line => `${line.refId}:${amount(line)}`)
      .join(',')
  return {
    work: amounts('labour', line => Math.round(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000)),
    parts: amounts('part', line => line.qtyMilli),
  }
}

/** What the customer ordered needs no finding; maintenance follows the maker's rule. */
export function toInput(line: QuickLine, kind: string): LineInput {
  // What the customer takes up from last time he wishes himself, whatever kind of order it lands on.
  const isRule = kind === 'maintenance' && line.openItemId === null
  return {
    id: line.id,
    kind: line.kind,
    labourOperationId: line.kind === 'labour' ? line.refId : null,
    partId: line.kind === 'part' ? line.refId : null,
    forLineId: null,
    name: line.kind === 'other' ? line.name : null,
    hoursCenti: line.hoursCenti,
    qtyMilli: line.qtyMilli,
    unitPriceFen: line.kind === 'other' ? line.unitPriceFen : null,
    discountFen: 0,
    payer: 'customer',
    basis: isRule ? 'rule' : 'wish',
    basisText: isRule ? '保养规范' : '客户指定',
    customerSupplied: false,
    deviationReason: '',
  }
}
