import type { Role } from './roles.ts'

/** The departments of a store by the roles that make them up; a person belongs to each one a role of theirs is in. */
export const departments = {
  business: ['R-BIZ-SUP', 'R-TRACK', 'R-SA', 'R-SA-ASST', 'R-CRA', 'R-CS', 'R-CMP-OWNER', 'R-MKT'],
  workshop: [
    'R-WS-MGR',
    'R-DISP',
    'R-TEAM',
    'R-TECH',
    'R-LEAD-TECH',
    'R-QC',
    'R-WASH',
    'R-TECH-EXP',
    'R-TEC-SUP',
    'R-EXPERT',
    'R-RESCUE',
    'R-TRAINER',
  ],
  parts: ['R-PARTS', 'R-PARTS-SALE', 'R-PURCH', 'R-IQC', 'R-LOG'],
  money: ['R-CASHIER', 'R-FIN'],
  management: ['R-SVC-MGR', 'R-GM', 'R-BIZ-SUP', 'R-WS-MGR'],
  office: [
    'R-ARCH',
    'R-HR',
    'R-STD-OWN',
    'R-PR',
    'R-RISK',
    'R-DATA',
    'R-NET',
    'R-FAC',
    'R-DPO',
    'R-ADMIN',
    'R-DEPT',
    'R-GATE',
  ],
  maker: ['R-SALES', 'R-RD'],
} as const satisfies Record<string, readonly Role[]>

export function departmentsOf(roles: readonly string[]): string[] {
  return Object.entries(departments)
    .filter(([, members]: [string, readonly string[]]) => members.some(role => roles.includes(role)))
    .map(([name]) => name)
}
