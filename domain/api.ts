import { accessContract, clockContract } from './mechanisms/access/contract.ts'
import { approvalsContract } from './mechanisms/approvals/contract.ts'
import { backupsContract } from './mechanisms/backups/contract.ts'
import { checklistsContract } from './mechanisms/checklists/contract.ts'
import { calendarContract } from './mechanisms/duties/calendar-contract.ts'
import { dutiesContract } from './mechanisms/duties/contract.ts'
import { noticesContract } from './mechanisms/duties/notices-contract.ts'
import { standInsContract } from './mechanisms/duties/stand-ins-contract.ts'
import { exportsContract } from './mechanisms/exports/contract.ts'
import { filesContract } from './mechanisms/files/contract.ts'
import { healthContract } from './mechanisms/health/contract.ts'
import { importsContract } from './mechanisms/imports/contract.ts'
import { invariantsContract } from './mechanisms/invariants/contract.ts'
import { linksContract } from './mechanisms/links/contract.ts'
import { measuresContract } from './mechanisms/measures/contract.ts'
import { messagesContract } from './mechanisms/messages/contract.ts'
import { outsideContract } from './mechanisms/outside/contract.ts'
import { papersContract } from './mechanisms/papers/contract.ts'
import { policiesContract } from './mechanisms/policies/contract.ts'
import { questionnairesContract } from './mechanisms/questionnaires/contract.ts'
import { resourcesContract } from './mechanisms/resources/contract.ts'
import { timelineContract } from './mechanisms/timeline/contract.ts'
import { tokensContract } from './mechanisms/tokens/contract.ts'
import { webhooksContract } from './mechanisms/webhooks/contract.ts'
import { activeBookingContract } from './processes/active-booking/contract.ts'
import { appointmentsContract } from './processes/appointments/contract.ts'
import { catalogueContract } from './processes/catalogue/contract.ts'
import { customerFilesContract } from './processes/customers/files-contract.ts'
import { openItemsContract } from './processes/customers/open-items-contract.ts'
import { peopleContract } from './processes/customers/people-contract.ts'
import { searchContract } from './processes/customers/search-contract.ts'
import { vehiclesContract } from './processes/customers/vehicles-contract.ts'
import { deliveryContract } from './processes/delivery/contract.ts'
import { diagnosisContract } from './processes/diagnosis/contract.ts'
import { drawerContract } from './processes/drawer/contract.ts'
import { estimatesContract } from './processes/estimates/contract.ts'
import { followUpContract } from './processes/follow-up/contract.ts'
import { gateContract } from './processes/gate/contract.ts'
import { guaranteeContract } from './processes/guarantee/contract.ts'
import { membershipContract } from './processes/membership/contract.ts'
import { onlineBookingContract } from './processes/online-booking/contract.ts'
import { pastOrdersContract } from './processes/past-orders/contract.ts'
import { performanceContract } from './processes/performance/contract.ts'
import { qualityContract } from './processes/quality/contract.ts'
import { qualityManagementContract } from './processes/quality/management-contract.ts'
import { receptionContract } from './processes/reception/contract.ts'
import { repairOrdersContract } from './processes/repair-orders/contract.ts'
import { reportsContract } from './processes/reports/contract.ts'
import { indicatorsContract } from './processes/reports/contract-indicators.ts'
import { settlementContract } from './processes/settlement/contract.ts'
import { partsContract } from './processes/stock/contract.ts'
import { shortagesContract } from './processes/stock/shortages-contract.ts'
import { stockContract } from './processes/stock/stock-contract.ts'
import { workshopContract } from './processes/workshop/contract.ts'

/** The whole API: one key per feature, one descriptor per operation. Server, screens and the API document derive from it. */
export const contract = {
  access: accessContract,
  checklists: checklistsContract,
  clock: clockContract,
  activeBooking: activeBookingContract,
  appointments: appointmentsContract,
  approvals: approvalsContract,
  backups: backupsContract,
  calendar: calendarContract,
  catalogue: catalogueContract,
  customerFiles: customerFilesContract,
  links: linksContract,
  membership: membershipContract,
  measures: measuresContract,
  messages: messagesContract,
  outside: outsideContract,
  drawer: drawerContract,
  duties: dutiesContract,
  diagnosis: diagnosisContract,
  estimates: estimatesContract,
  exports: exportsContract,
  files: filesContract,
  gate: gateContract,
  guarantee: guaranteeContract,
  health: healthContract,
  imports: importsContract,
  indicators: indicatorsContract,
  invariants: invariantsContract,
  notices: noticesContract,
  onlineBooking: onlineBookingContract,
  openItems: openItemsContract,
  conduct: performanceContract,
  papers: papersContract,
  parts: partsContract,
  pastOrders: pastOrdersContract,
  people: peopleContract,
  policies: policiesContract,
  repairOrders: repairOrdersContract,
  reports: reportsContract,
  visits: receptionContract,
  questionnaires: questionnairesContract,
  resources: resourcesContract,
  search: searchContract,
  shortages: shortagesContract,
  standIns: standInsContract,
  stock: stockContract,
  timeline: timelineContract,
  tokens: tokensContract,
  vehicles: vehiclesContract,
  webhooks: webhooksContract,
  workshop: workshopContract,
  quality: qualityContract,
  qualityManagement: qualityManagementContract,
  settlement: settlementContract,
  delivery: deliveryContract,
  followUp: followUpContract,
}
