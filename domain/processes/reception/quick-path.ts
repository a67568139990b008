import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import { receptionRefusals } from './refusals.ts'

const plainKinds: readonly OrderKind[] = ['maintenance', 'beauty', 'freeCheck']

/** Maintenance, or exactly what the customer orders; a fault has its cause found first (policy quickPath). */
export function mayGoQuick(kind: OrderKind, lines: readonly { basis: string }[]): Ruling<true> {
  const ordered = kind === 'repair' && lines.length > 0 && lines.every(line => line.basis === 'wish')
  return plainKinds.includes(kind) || ordered ? allow(true) : deny(receptionRefusals.notQuick)
}
