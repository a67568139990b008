import type { Grants } from '#domain/mechanisms/access/roles.ts'

/** Who speaks with customers about a time. */
const bookers = ['R-SA', 'R-SA-ASST', 'R-CS', 'R-CRA', 'R-TRACK', 'R-BIZ-SUP', 'R-SVC-MGR'] as const
const workshop = ['R-WS-MGR', 'R-DISP'] as const

export const appointmentsGrants = {
  'appointment.read': [...bookers, ...workshop, 'R-TEAM', 'R-PARTS', 'R-CASHIER', 'R-GM', 'R-ARCH'],
  'appointment.book': bookers,
  /** Whoever speaks with customers explains it. */
  'appointment.explain': bookers,
  'appointment.takeDeposit': ['R-SA', 'R-SA-ASST', 'R-CASHIER', 'R-BIZ-SUP', 'R-SVC-MGR'],
  'appointment.returnDeposit': ['R-CASHIER', 'R-BIZ-SUP', 'R-SVC-MGR'],
  /** While the booking still stands. */
  'appointment.returnEarly': ['R-BIZ-SUP', 'R-SVC-MGR'],
  'appointment.acknowledge': [...workshop, 'R-SVC-MGR'],
  'appointment.prepare': ['R-SA', 'R-SA-ASST', 'R-PARTS', 'R-BIZ-SUP', 'R-SVC-MGR', ...workshop],
} as const satisfies Grants
