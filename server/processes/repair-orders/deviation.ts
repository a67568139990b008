import { shareOfFen } from '#domain/kernel/money.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'

/** How far a price is from the published one, in parts per million of the published price. */
export function deviationPpm(line: { unitPriceFen: number; publishedPriceFen: number }): number {
  return Math.abs(shareOfFen(line.unitPriceFen - line.publishedPriceFen, line.publishedPriceFen) ?? 1_000_000)
}

/** Who may allow it: up to the supervisor's limit, up to the manager's, and above that the general manager. */
export function approverFor(ppm: number, limits: { supervisorPpm: number; managerPpm: number }): Role {
  if (ppm <= limits.supervisorPpm) return 'R-BIZ-SUP'
  return ppm <= limits.managerPpm ? 'R-SVC-MGR' : 'R-GM'
}
