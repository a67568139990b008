import type { Grants } from '#domain/mechanisms/access/roles.ts'

const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const
const floor = ['R-WS-MGR', 'R-DISP', 'R-TEAM', 'R-TECH', 'R-LEAD-TECH', 'R-TECH-EXP', 'R-QC', 'R-WASH'] as const

export const receptionGrants = {
  'visit.read': [
    ...counter,
    ...floor,
    'R-CASHIER',
    'R-PARTS',
    'R-TRACK',
    'R-CRA',
    'R-CS',
    'R-CMP-OWNER',
    'R-GM',
    'R-FIN',
    'R-ARCH',
  ],
  'visit.arrive': [...counter, 'R-GATE', 'R-CS', 'R-FAC', 'R-WASH'],
  'visit.guide': [...counter, 'R-GATE', 'R-FAC', 'R-WASH'],
  'visit.receive': counter,
  'visit.takeFee': ['R-CASHIER'],
  'visit.waiveFee': ['R-BIZ-SUP', 'R-SVC-MGR'],
  'key.read': [...counter, ...floor, 'R-CASHIER', 'R-PARTS'],
  'key.move': [...counter, ...floor, 'R-CASHIER'],
} as const satisfies Grants
