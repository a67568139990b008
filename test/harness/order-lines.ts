import type { OrderLineView } from '#domain/processes/repair-orders/contract.ts'

/** A line of an order as the adviser's screen sends it back. */
export function inputOf(line: OrderLineView) {
  const { id, kind, labourOperationId, partId, qtyMilli, payer, basis, basisText } = line
  return { id, kind, labourOperationId, partId, qtyMilli, payer, basis, basisText }
}
