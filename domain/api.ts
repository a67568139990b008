import { accessContract, clockContract } from './mechanisms/access/contract.ts'
import { approvalsContract } from './mechanisms/approvals/contract.ts'
import { calendarContract } from './mechanisms/duties/calendar-contract.ts'
import { dutiesContract } from './mechanisms/duties/contract.ts'
import { noticesContract } from './mechanisms/duties/notices-contract.ts'
import { standInsContract } from './mechanisms/duties/stand-ins-contract.ts'
import { filesContract } from './mechanisms/files/contract.ts'
import { papersContract } from './mechanisms/papers/contract.ts'
import { policiesContract } from './mechanisms/policies/contract.ts'
import { timelineContract } from './mechanisms/timeline/contract.ts'
import { repairOrdersContract } from './processes/repair-orders/contract.ts'

/** The whole API: one key per feature, one descriptor per operation. Server, screens and the API document derive from it. */
export const contract = {
  access: accessContract,
  clock: clockContract,
  approvals: approvalsContract,
  calendar: calendarContract,
  duties: dutiesContract,
  files: filesContract,
  notices: noticesContract,
  papers: papersContract,
  policies: policiesContract,
  repairOrders: repairOrdersContract,
  standIns: standInsContract,
  timeline: timelineContract,
}
