import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import type { Services } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listKinds, listOperations, showOperation } from './list-operations.ts'
import { listParts, showPart } from './list-parts.ts'
import { listPrices, listPublicPrices } from './list-prices.ts'
import { addZone, editZone, showZones } from './price-zones.ts'
import { addOperation, editOperation } from './save-operation.ts'
import { addPart, editPart } from './save-part.ts'
import { setPartPrice, setRate } from './set-price.ts'

export function catalogueRoutes(services: Services) {
  const signedIn: Omit<Handlers<typeof catalogueContract>, 'publicPrices'> = {
    kinds: listKinds,
    operations: listOperations,
    operation: showOperation,
    addOperation,
    editOperation,
    parts: listParts,
    part: showPart,
    addPart,
    editPart,
    prices: listPrices,
    setPartPrice,
    setRate,
    zones: showZones,
    addZone,
    editZone,
  }
  return { ...signedIn, publicPrices: listPublicPrices(services) }
}
