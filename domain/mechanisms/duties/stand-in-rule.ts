import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { departmentsOf } from '../access/departments.ts'
import { standInRefusals } from './refusals.ts'

type Person = { id: string; name: string; roles: readonly string[] }

/** Whether one person may work for another over a period. */
export function mayStandIn(
  absent: Person,
  standIn: Person,
  period: { fromAt: Instant; toAt: Instant },
  now: Instant,
): Ruling<null> {
  if (absent.id === standIn.id) return deny(standInRefusals.self)
  if (period.toAt <= period.fromAt || period.toAt <= now) return deny(standInRefusals.period)
  const shared = departmentsOf(absent.roles).filter(name => departmentsOf(standIn.roles).includes(name))
  if (shared.length === 0) return deny(standInRefusals.department, { absent: absent.name, standIn: standIn.name })
  return allow(null)
}
