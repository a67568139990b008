import type { Grants } from '#domain/mechanisms/access/roles.ts'

const readers = [
  'R-SA',
  'R-SA-ASST',
  'R-WS-MGR',
  'R-DISP',
  'R-TEAM',
  'R-TECH',
  'R-LEAD-TECH',
  'R-TECH-EXP',
  'R-QC',
  'R-WASH',
  'R-CASHIER',
  'R-PARTS',
  'R-TRACK',
  'R-CRA',
  'R-CS',
  'R-CMP-OWNER',
  'R-BIZ-SUP',
  'R-SVC-MGR',
  'R-GM',
  'R-FIN',
  'R-ARCH',
] as const
const counter = ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP', 'R-SVC-MGR'] as const

export const repairOrdersGrants = {
  'order.read': readers,
  'order.open': counter,
  'order.edit': counter,
  'order.rePromise': counter,
  'order.assignTeam': [...counter, 'R-WS-MGR', 'R-DISP'],
  'order.cancel': counter,
  'addOn.find': ['R-TECH', 'R-LEAD-TECH', 'R-TEAM', 'R-QC', 'R-WS-MGR', 'R-SA'],
  'addOn.ask': counter,
  'addOn.receive': ['R-WS-MGR', 'R-DISP', 'R-TEAM', 'R-TECH', 'R-LEAD-TECH'],
} as const satisfies Grants
