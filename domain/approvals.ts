import type { ApprovalDefinition } from './mechanisms/approvals/definition.ts'
import { appointmentApprovals } from './processes/appointments/approvals.ts'
import { drawerApprovals } from './processes/drawer/approvals.ts'
import { estimateApprovals } from './processes/estimates/approvals.ts'
import { repairOrderApprovals } from './processes/repair-orders/approvals.ts'
import { settlementApprovals } from './processes/settlement/approvals.ts'
import { workshopApprovals } from './processes/workshop/approvals.ts'

/** Every kind of approval of the house; one spread per feature. */
export const approvals: readonly ApprovalDefinition[] = [
  ...appointmentApprovals,
  ...drawerApprovals,
  ...estimateApprovals,
  ...repairOrderApprovals,
  ...settlementApprovals,
  ...workshopApprovals,
]
