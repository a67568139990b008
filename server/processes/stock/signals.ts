import { defineSignal } from '#server/kernel/signals.ts'
import type { BilledPart } from './queries-slips.ts'

/**
 * What of an order's lines was issued and stayed out, and what it cost. `final` when nothing more will move: the order
 * is billed by these quantities.
 */
export const partsBooked = defineSignal<{ orderId: string; lines: readonly BilledPart[]; final: boolean }>(
  'stock.partsBooked',
)
