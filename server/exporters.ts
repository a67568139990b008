import { duties } from '#domain/duties.ts'
import { dutiesExport, lateDutiesExport } from '#domain/mechanisms/duties/exports.ts'
import { appointmentsExport } from '#domain/processes/appointments/exports.ts'
import { labourExport, partsExport } from '#domain/processes/catalogue/exports.ts'
import { customerFilesExport, peopleExport, vehiclesExport } from '#domain/processes/customers/exports.ts'
import { callsExport, followUpsExport } from '#domain/processes/follow-up/exports.ts'
import { pastOrdersExport } from '#domain/processes/past-orders/exports.ts'
import { visitsExport } from '#domain/processes/reception/exports.ts'
import { ordersExport } from '#domain/processes/repair-orders/exports.ts'
import { statementsExport } from '#domain/processes/settlement/exports.ts'
import { movementsExport, shortagesExport, slipsExport, stockExport } from '#domain/processes/stock/exports.ts'
import { dutiesRoutes } from './mechanisms/duties/routes.ts'
import { type Exporter, exporter } from './mechanisms/exports/exporter.ts'
import { appointmentsRoutes } from './processes/appointments/routes.ts'
import { listOperations } from './processes/catalogue/list-operations.ts'
import { listParts } from './processes/catalogue/list-parts.ts'
import { withPhones } from './processes/customers/export-phones.ts'
import { customerFilesRoutes, peopleRoutes, vehiclesRoutes } from './processes/customers/routes.ts'
import { followUpRoutes } from './processes/follow-up/routes.ts'
import { pastOrdersRoutes } from './processes/past-orders/routes.ts'
import { receptionRoutes } from './processes/reception/routes.ts'
import { repairOrdersRoutes } from './processes/repair-orders/routes.ts'
import { settlementRoutes } from './processes/settlement/routes.ts'
import { partsRoutes, shortagesRoutes, stockRoutes } from './processes/stock/routes.ts'

const dutyLists = dutiesRoutes(duties)

/** The lists that can be taken away as files, each with the function that answers its screen. */
export const exporters: readonly Exporter[] = [
  exporter(appointmentsExport, appointmentsRoutes.list),
  exporter(callsExport, followUpRoutes.register),
  exporter(customerFilesExport, customerFilesRoutes.list),
  exporter(dutiesExport, dutyLists.mine),
  exporter(followUpsExport, followUpRoutes.queue),
  exporter(labourExport, listOperations),
  exporter(lateDutiesExport, dutyLists.overdue),
  exporter(movementsExport, stockRoutes.journal),
  exporter(ordersExport, repairOrdersRoutes.list),
  exporter(partsExport, listParts),
  exporter(pastOrdersExport, pastOrdersRoutes.list),
  exporter(peopleExport, peopleRoutes.list, withPhones),
  exporter(shortagesExport, shortagesRoutes.list),
  exporter(slipsExport, partsRoutes.slips),
  exporter(statementsExport, settlementRoutes.list),
  exporter(stockExport, stockRoutes.list),
  exporter(vehiclesExport, vehiclesRoutes.list),
  exporter(visitsExport, receptionRoutes.list),
]
