import type { customerFilesContract } from '#domain/processes/customers/files-contract.ts'
import type { openItemsContract } from '#domain/processes/customers/open-items-contract.ts'
import type { peopleContract } from '#domain/processes/customers/people-contract.ts'
import type { vehiclesContract } from '#domain/processes/customers/vehicles-contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'

type InputsOf<C> = {
  [K in keyof Handlers<C>]: Handlers<C>[K] extends (ctx: never, input: infer I) => unknown ? I : never
}

/** What each command is given, as the contract's schemas parse it. */
export type PeopleInput = InputsOf<typeof peopleContract>
export type VehiclesInput = InputsOf<typeof vehiclesContract>
export type OpenItemsInput = InputsOf<typeof openItemsContract>
export type FilesInput = InputsOf<typeof customerFilesContract>
