import { accessContract, clockContract } from './mechanisms/access/contract.ts'
import { policiesContract } from './mechanisms/policies/contract.ts'

/** The whole API: one key per feature, one descriptor per operation. Server, screens and the API document derive from it. */
export const contract = {
  access: accessContract,
  clock: clockContract,
  policies: policiesContract,
}
