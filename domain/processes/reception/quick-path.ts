import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import type { QuickPath } from '#domain/processes/repair-orders/policies.ts'
import { receptionRefusals } from './refusals.ts'

const plainKinds: readonly OrderKind[] = ['maintenance', 'beauty', 'freeCheck']

/** Maintenance, or exactly what the customer orders; a fault has its cause found first, unless the store says otherwise. */
export function mayGoQuick(kind: OrderKind, lines: readonly { basis: string }[], rule: QuickPath): Ruling<true> {
  const exact = rule === 'exact' && lines.length > 0 && lines.every(line => line.basis === 'wish')
  const ordered = kind === 'repair' && (rule === 'always' || exact)
  return plainKinds.includes(kind) || ordered ? allow(true) : deny(receptionRefusals.notQuick)
}
