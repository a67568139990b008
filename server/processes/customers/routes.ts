import type { customerFilesContract } from '#domain/processes/customers/files-contract.ts'
import type { openItemsContract } from '#domain/processes/customers/open-items-contract.ts'
import type { peopleContract } from '#domain/processes/customers/people-contract.ts'
import type { vehiclesContract } from '#domain/processes/customers/vehicles-contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { addPerson } from './add-person.ts'
import { addVehicle } from './add-vehicle.ts'
import { completeFile } from './complete-file.ts'
import { editFile, getFile } from './edit-file.ts'
import { editPerson, verifyPerson } from './edit-person.ts'
import { correctMileage, editVehicle, planService } from './edit-vehicle.ts'
import { ensureFile } from './files.ts'
import { linkPerson, unlinkPerson } from './link-person.ts'
import { closeItem, listItems, rememberItem } from './open-item-commands.ts'
import { groupHistory, vehicleOverview } from './overview.ts'
import { setPlate } from './plates.ts'
import { brandsOnRecord, getPerson, pageOfFiles, pageOfPeople, pageOfVehicles, peopleWithPhone } from './present.ts'
import { revealPhone } from './reveal-phone.ts'

export const peopleRoutes: Handlers<typeof peopleContract> = {
  list: pageOfPeople,
  get: getPerson,
  add: addPerson,
  edit: editPerson,
  verify: verifyPerson,
  revealPhone,
  sameAs: peopleWithPhone,
}

export const vehiclesRoutes: Handlers<typeof vehiclesContract> = {
  list: pageOfVehicles,
  brands: brandsOnRecord,
  overview: vehicleOverview,
  groupHistory,
  add: addVehicle,
  edit: editVehicle,
  setPlate,
  link: linkPerson,
  unlink: unlinkPerson,
  correctMileage,
  planService,
}

export const customerFilesRoutes: Handlers<typeof customerFilesContract> = {
  list: pageOfFiles,
  get: getFile,
  open: ensureFile,
  edit: editFile,
  complete: completeFile,
}

export const openItemsRoutes: Handlers<typeof openItemsContract> = {
  list: listItems,
  remember: rememberItem,
  close: closeItem,
}
