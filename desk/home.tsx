import type { Role } from '#domain/mechanisms/access/roles.ts'
import { Redirect } from './kernel/router.tsx'
import { useSession } from './kernel/session.tsx'

/** Where each role's day begins. Whoever holds several begins with the first of this list; everyone else with their duties. */
const homes: readonly { roles: readonly Role[]; path: string }[] = [
  { roles: ['R-SA', 'R-SA-ASST'], path: '/reception' },
  { roles: ['R-WS-MGR', 'R-DISP'], path: '/workshop' },
  { roles: ['R-TECH', 'R-TEAM', 'R-LEAD-TECH'], path: '/bay' },
  { roles: ['R-QC'], path: '/quality' },
  { roles: ['R-WASH'], path: '/wash' },
  { roles: ['R-CASHIER', 'R-FIN'], path: '/settlement' },
  { roles: ['R-PARTS'], path: '/parts' },
  { roles: ['R-TRACK', 'R-CRA'], path: '/follow-up' },
  { roles: ['R-GATE'], path: '/gate' },
  { roles: ['R-ADMIN'], path: '/health' },
]

export function Page() {
  const { roles } = useSession()
  return <Redirect to={homeOf(roles)} />
}

export function homeOf(roles: readonly string[]): string {
  return homes.find(home => home.roles.some(role => roles.includes(role)))?.path ?? '/duties'
}
