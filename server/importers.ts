import type { Importer } from './mechanisms/imports/importer.ts'
import { labourImporter } from './processes/catalogue/import-labour.ts'
import { partsImporter } from './processes/catalogue/import-parts.ts'
import { peopleImporter } from './processes/customers/import-people.ts'
import { vehiclesImporter } from './processes/customers/import-vehicles.ts'
import { pastOrdersImporter } from './processes/past-orders/import-past-orders.ts'

/** What can be brought in from files, on the screen and on the command line. */
export const importers: readonly Importer[] = [
  peopleImporter,
  vehiclesImporter,
  partsImporter,
  labourImporter,
  pastOrdersImporter,
]
