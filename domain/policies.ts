import type { Policy } from './mechanisms/policies/definition.ts'
import { dayBasis, escalationSteps, messageCap, quietHours } from './mechanisms/policies/house-policies.ts'
import { activeBookingPolicies } from './processes/active-booking/policies.ts'
import { appointmentPolicies } from './processes/appointments/policies.ts'
import { customersPolicies } from './processes/customers/policies.ts'
import { deliveryPolicies } from './processes/delivery/policies.ts'
import { diagnosisPolicies } from './processes/diagnosis/policies.ts'
import { drawerPolicies } from './processes/drawer/policies.ts'
import { estimatePolicies } from './processes/estimates/policies.ts'
import { followUpPolicies } from './processes/follow-up/policies.ts'
import { gatePolicies } from './processes/gate/policies.ts'
import { guaranteePolicies } from './processes/guarantee/policies.ts'
import { membershipPolicies } from './processes/membership/policies.ts'
import { onlineBookingPolicies } from './processes/online-booking/policies.ts'
import { qualityManagementPolicies } from './processes/quality/management-policies.ts'
import { qualityPolicies } from './processes/quality/policies.ts'
import { receptionPolicies } from './processes/reception/policies.ts'
import { repairOrderPolicies } from './processes/repair-orders/policies.ts'
import { settlementPolicies } from './processes/settlement/policies.ts'
import { stockPolicies } from './processes/stock/part-grade-rule.ts'
import { workshopPolicies } from './processes/workshop/policies.ts'

/** Every question a store may answer in its own way; one spread per feature. */
export const policies: readonly Policy[] = [
  ...[escalationSteps, dayBasis, messageCap, quietHours],
  ...activeBookingPolicies,
  ...onlineBookingPolicies,
  ...appointmentPolicies,
  ...customersPolicies,
  ...gatePolicies,
  ...receptionPolicies,
  ...diagnosisPolicies,
  ...estimatePolicies,
  ...repairOrderPolicies,
  ...stockPolicies,
  ...workshopPolicies,
  ...qualityPolicies,
  ...qualityManagementPolicies,
  ...guaranteePolicies,
  ...membershipPolicies,
  ...settlementPolicies,
  ...drawerPolicies,
  ...followUpPolicies,
  ...deliveryPolicies,
]
