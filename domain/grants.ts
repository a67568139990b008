import { accessGrants } from './mechanisms/access/contract.ts'
import type { Grants, Role } from './mechanisms/access/roles.ts'
import { backupsGrants } from './mechanisms/backups/contract.ts'
import { checklistsGrants } from './mechanisms/checklists/contract.ts'
import { dutiesGrants } from './mechanisms/duties/contract.ts'
import { exportsGrants } from './mechanisms/exports/contract.ts'
import { filesGrants } from './mechanisms/files/contract.ts'
import { healthGrants } from './mechanisms/health/contract.ts'
import { importsGrants } from './mechanisms/imports/contract.ts'
import { invariantsGrants } from './mechanisms/invariants/contract.ts'
import { measuresGrants } from './mechanisms/measures/contract.ts'
import { messagesGrants } from './mechanisms/messages/contract.ts'
import { outsideGrants } from './mechanisms/outside/contract.ts'
import { papersGrants } from './mechanisms/papers/contract.ts'
import { policiesGrants } from './mechanisms/policies/contract.ts'
import { questionnairesGrants } from './mechanisms/questionnaires/contract.ts'
import { resourcesGrants } from './mechanisms/resources/contract.ts'
import { timelineGrants } from './mechanisms/timeline/contract.ts'
import { tokensGrants } from './mechanisms/tokens/contract.ts'
import { webhooksGrants } from './mechanisms/webhooks/contract.ts'
import { activeBookingGrants } from './processes/active-booking/contract.ts'
import { appointmentsGrants } from './processes/appointments/grants.ts'
import { catalogueGrants } from './processes/catalogue/contract.ts'
import { customersGrants } from './processes/customers/grants.ts'
import { deliveryGrants } from './processes/delivery/contract.ts'
import { diagnosisGrants } from './processes/diagnosis/contract.ts'
import { drawerGrants } from './processes/drawer/contract.ts'
import { estimatesGrants } from './processes/estimates/contract.ts'
import { followUpGrants } from './processes/follow-up/contract.ts'
import { gateGrants } from './processes/gate/contract.ts'
import { guaranteeGrants } from './processes/guarantee/contract.ts'
import { membershipGrants } from './processes/membership/contract.ts'
import { performanceGrants } from './processes/performance/contract.ts'
import { qualityGrants } from './processes/quality/contract.ts'
import { qualityManagementGrants } from './processes/quality/management-contract.ts'
import { receptionGrants } from './processes/reception/grants.ts'
import { repairOrdersGrants } from './processes/repair-orders/grants.ts'
import { reportsGrants } from './processes/reports/contract.ts'
import { settlementGrants } from './processes/settlement/contract.ts'
import { stockGrants } from './processes/stock/contract.ts'
import { workshopGrants } from './processes/workshop/contract.ts'

/** Every verb of the house and the roles that hold it. */
export const grants = {
  ...accessGrants,
  ...activeBookingGrants,
  ...appointmentsGrants,
  ...backupsGrants,
  ...catalogueGrants,
  ...customersGrants,
  ...checklistsGrants,
  ...membershipGrants,
  ...measuresGrants,
  ...reportsGrants,
  ...messagesGrants,
  ...outsideGrants,
  ...diagnosisGrants,
  ...drawerGrants,
  ...dutiesGrants,
  ...estimatesGrants,
  ...exportsGrants,
  ...filesGrants,
  ...gateGrants,
  ...guaranteeGrants,
  ...healthGrants,
  ...importsGrants,
  ...invariantsGrants,
  ...papersGrants,
  ...performanceGrants,
  ...policiesGrants,
  ...questionnairesGrants,
  ...receptionGrants,
  ...repairOrdersGrants,
  ...stockGrants,
  ...timelineGrants,
  ...resourcesGrants,
  ...tokensGrants,
  ...webhooksGrants,
  ...workshopGrants,
  ...qualityGrants,
  ...qualityManagementGrants,
  ...settlementGrants,
  ...deliveryGrants,
  ...followUpGrants,
} as const satisfies Grants

export type Verb = keyof typeof grants

const table: Grants = grants

export function rolesHolding(verb: string): readonly Role[] {
  return Object.entries(table).find(([name]) => name === verb)?.[1] ?? []
}

/** What somebody with these roles may do. */
export function verbsOf(roles: readonly string[]): string[] {
  return Object.entries(table)
    .filter(([, holders]) => holders.some(role => roles.includes(role)))
    .map(([verb]) => verb)
}
