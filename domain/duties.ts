import { backupDuties } from './mechanisms/backups/duties.ts'
import type { DutyDefinition } from './mechanisms/duties/definition.ts'
import { invariantDuties } from './mechanisms/invariants/duties.ts'
import { measureDuties } from './mechanisms/measures/duties.ts'
import { messageDuties } from './mechanisms/messages/duties.ts'
import { appointmentDuties } from './processes/appointments/duties.ts'
import { customersDuties } from './processes/customers/duties.ts'
import { deliveryDuties } from './processes/delivery/duties.ts'
import { diagnosisDuties } from './processes/diagnosis/duties.ts'
import { estimateDuties } from './processes/estimates/duties.ts'
import { followUpDuties } from './processes/follow-up/duties.ts'
import { guaranteeDuties } from './processes/guarantee/duties.ts'
import { receptionDuties } from './processes/reception/duties.ts'
import { repairOrderDuties } from './processes/repair-orders/duties.ts'
import { reportDuties } from './processes/reports/texts.ts'
import { settlementDuties } from './processes/settlement/duties.ts'
import { stockDuties } from './processes/stock/duties.ts'
import { workshopDuties } from './processes/workshop/duties.ts'

/** Every duty of the house; one spread per feature. */
export const duties: readonly DutyDefinition[] = [
  ...appointmentDuties,
  ...customersDuties,
  ...diagnosisDuties,
  ...estimateDuties,
  ...backupDuties,
  ...invariantDuties,
  ...measureDuties,
  ...messageDuties,
  ...receptionDuties,
  ...repairOrderDuties,
  ...settlementDuties,
  ...stockDuties,
  ...workshopDuties,
  ...deliveryDuties,
  ...guaranteeDuties,
  ...followUpDuties,
  ...Object.values(reportDuties),
]
