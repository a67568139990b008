import type { Role } from '#domain/mechanisms/access/roles.ts'

/** Who may allow it: up to the supervisor's limit, up to the manager's, and above that the general manager. */
export function approverFor(ppm: number, limits: { supervisorPpm: number; managerPpm: number }): Role {
  if (ppm <= limits.supervisorPpm) return 'R-BIZ-SUP'
  return ppm <= limits.managerPpm ? 'R-SVC-MGR' : 'R-GM'
}
