import type { Grants, Role } from '#domain/mechanisms/access/roles.ts'
import { everyone } from '#domain/mechanisms/access/roles.ts'

/** Who speaks with customers and may know who they are. */
const counter = [
  'R-SA',
  'R-SA-ASST',
  'R-TRACK',
  'R-CRA',
  'R-CS',
  'R-BIZ-SUP',
  'R-SVC-MGR',
  'R-CASHIER',
  'R-CMP-OWNER',
  'R-SALES',
] as const satisfies readonly Role[]

const office = ['R-GM', 'R-FIN', 'R-ARCH', 'R-MKT', 'R-DATA', 'R-DPO', 'R-PARTS-SALE', 'R-LOG', 'R-ADMIN'] as const

/** A phone number is shown whole to those who call: never to the workshop (CRM-13). */
const callers = [...counter, 'R-GM', 'R-RESCUE', 'R-LOG', 'R-PARTS-SALE'] as const

export const customersGrants = {
  'person.open': [...counter, ...office, 'R-RESCUE', 'R-WS-MGR'],
  'person.edit': [...counter, 'R-PARTS-SALE'],
  'person.revealPhone': callers,
  'vehicle.open': everyone,
  'vehicle.edit': [...counter, 'R-WS-MGR'],
  'vehicle.correctMileage': ['R-SA', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-WS-MGR'],
  'vehicle.spending': [...counter, 'R-GM', 'R-FIN', 'R-ARCH', 'R-DATA'],
  'vehicle.groupHistory': ['R-SA', 'R-TRACK', 'R-CRA', 'R-CS', 'R-BIZ-SUP', 'R-SVC-MGR', 'R-GM', 'R-TEC-SUP'],
  'file.open': [...counter, 'R-ARCH', 'R-GM'],
  'file.edit': ['R-SA', 'R-SA-ASST', 'R-TRACK', 'R-CRA', 'R-BIZ-SUP', 'R-ARCH'],
  'openItem.remember': [...counter, 'R-TEAM', 'R-TECH', 'R-LEAD-TECH', 'R-TECH-EXP', 'R-QC', 'R-WS-MGR'],
  'openItem.close': [...counter, 'R-WS-MGR'],
} as const satisfies Grants
