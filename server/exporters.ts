import { approvals } from '#domain/approvals.ts'
import { duties } from '#domain/duties.ts'
import { approvalsExport } from '#domain/mechanisms/approvals/exports.ts'
import { dutiesExport, lateDutiesExport } from '#domain/mechanisms/duties/exports.ts'
import { measuresExport } from '#domain/mechanisms/measures/exports.ts'
import { messagesExport } from '#domain/mechanisms/messages/exports.ts'
import { outsideCallsExport } from '#domain/mechanisms/outside/exports.ts'
import { papersExport } from '#domain/mechanisms/papers/exports.ts'
import { candidatesExport, programmesExport } from '#domain/processes/active-booking/exports.ts'
import { appointmentsExport } from '#domain/processes/appointments/exports.ts'
import { labourExport, partsExport, pricesExport } from '#domain/processes/catalogue/exports.ts'
import { customerFilesExport, peopleExport, vehiclesExport } from '#domain/processes/customers/exports.ts'
import { closingsExport } from '#domain/processes/drawer/exports.ts'
import { callsExport, followUpsExport, ticketsExport } from '#domain/processes/follow-up/exports.ts'
import { gateScansExport } from '#domain/processes/gate/exports.ts'
import { pastOrdersExport } from '#domain/processes/past-orders/exports.ts'
import { conductExport } from '#domain/processes/performance/exports.ts'
import { submissionsExport } from '#domain/processes/quality/exports.ts'
import { visitsExport } from '#domain/processes/reception/exports.ts'
import { ordersExport } from '#domain/processes/repair-orders/exports.ts'
import {
  indicatorCasesExport,
  reportBillsExport,
  reportFeesExport,
  reportsExport,
} from '#domain/processes/reports/exports.ts'
import { arrearsExport, paymentsExport, statementsExport } from '#domain/processes/settlement/exports.ts'
import {
  movementsExport,
  receiptsExport,
  shortagesExport,
  slipsExport,
  stockExport,
} from '#domain/processes/stock/exports.ts'
import { overtimesExport, visitorsExport, wasteExport } from '#domain/processes/workshop/exports.ts'
import { approvalsRoutes } from './mechanisms/approvals/routes.ts'
import { dutiesRoutes } from './mechanisms/duties/routes.ts'
import { type Exporter, exporter } from './mechanisms/exports/exporter.ts'
import { measuresRoutes } from './mechanisms/measures/routes.ts'
import { messagesRoutes } from './mechanisms/messages/routes.ts'
import { listOutsideCalls } from './mechanisms/outside/list-calls.ts'
import { papersRoutes } from './mechanisms/papers/routes.ts'
import { activeBookingRoutes } from './processes/active-booking/routes.ts'
import { appointmentsRoutes } from './processes/appointments/routes.ts'
import { listOperations } from './processes/catalogue/list-operations.ts'
import { listParts } from './processes/catalogue/list-parts.ts'
import { listPrices } from './processes/catalogue/list-prices.ts'
import { withPhones } from './processes/customers/export-phones.ts'
import { customerFilesRoutes, peopleRoutes, vehiclesRoutes } from './processes/customers/routes.ts'
import { drawerRoutes } from './processes/drawer/routes.ts'
import { followUpRoutes } from './processes/follow-up/routes.ts'
import { gateRoutes } from './processes/gate/routes.ts'
import { pastOrdersRoutes } from './processes/past-orders/routes.ts'
import { performanceRoutes } from './processes/performance/routes.ts'
import { qualityManagementRoutes } from './processes/quality/month-report.ts'
import { receptionRoutes } from './processes/reception/routes.ts'
import { repairOrdersRoutes } from './processes/repair-orders/routes.ts'
import { indicatorRoutes } from './processes/reports/indicators.ts'
import { reportsRoutes } from './processes/reports/reports.ts'
import { settlementRoutes } from './processes/settlement/routes.ts'
import { partsRoutes, shortagesRoutes, stockRoutes } from './processes/stock/routes.ts'
import { workshopRoutes } from './processes/workshop/routes.ts'

const dutyLists = dutiesRoutes(duties)

/** The lists that can be taken away as files, each with the function that answers its screen. */
export const exporters: readonly Exporter[] = [
  exporter(appointmentsExport, appointmentsRoutes.list),
  exporter(approvalsExport, approvalsRoutes(approvals).list),
  exporter(arrearsExport, settlementRoutes.arrears),
  exporter(candidatesExport, activeBookingRoutes.list),
  exporter(programmesExport, activeBookingRoutes.programmes),
  exporter(callsExport, followUpRoutes.register),
  exporter(closingsExport, drawerRoutes.list),
  exporter(customerFilesExport, customerFilesRoutes.list),
  exporter(dutiesExport, dutyLists.mine),
  exporter(followUpsExport, followUpRoutes.queue),
  exporter(measuresExport, measuresRoutes.list),
  exporter(gateScansExport, gateRoutes.scans),
  exporter(labourExport, listOperations),
  exporter(lateDutiesExport, dutyLists.overdue),
  exporter(messagesExport, messagesRoutes.list),
  exporter(movementsExport, stockRoutes.journal),
  exporter(ordersExport, repairOrdersRoutes.list),
  exporter(visitorsExport, workshopRoutes.visitors),
  exporter(overtimesExport, workshopRoutes.overtimes),
  exporter(wasteExport, workshopRoutes.wasteMovements),
  exporter(outsideCallsExport, listOutsideCalls),
  exporter(papersExport, papersRoutes.list),
  exporter(partsExport, listParts),
  exporter(pastOrdersExport, pastOrdersRoutes.list),
  exporter(paymentsExport, settlementRoutes.payments),
  exporter(peopleExport, peopleRoutes.list, withPhones),
  exporter(pricesExport, listPrices),
  exporter(receiptsExport, stockRoutes.receipts),
  exporter(submissionsExport, qualityManagementRoutes.submissions),
  exporter(reportsExport, reportsRoutes.list),
  exporter(reportBillsExport, reportsRoutes.rows),
  exporter(reportFeesExport, reportsRoutes.fees),
  exporter(indicatorCasesExport, indicatorRoutes.cases),
  exporter(shortagesExport, shortagesRoutes.list),
  exporter(slipsExport, partsRoutes.slips),
  exporter(statementsExport, settlementRoutes.list),
  exporter(stockExport, stockRoutes.list),
  exporter(ticketsExport, followUpRoutes.tickets),
  exporter(vehiclesExport, vehiclesRoutes.list),
  exporter(conductExport, performanceRoutes.audits),
  exporter(visitsExport, receptionRoutes.list),
]
