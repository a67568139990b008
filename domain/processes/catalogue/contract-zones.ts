import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zId, zText, zVersion } from '#domain/kernel/input.ts'

const tag = 'catalogue'

const zStore = z.object({ id: z.string(), code: z.string(), name: z.string() })
const zZone = z.object({ id: z.string(), name: z.string(), version: z.int(), stores: z.array(zStore) })
export type PriceZone = z.infer<typeof zZone>

const storeIds = z.array(zId).max(500)

/** Stores of one region have the same prices. */
export const zoneEndpoints = {
  zones: endpoint({
    method: 'GET',
    path: '/price-zones',
    access: 'signedIn',
    summary: 'The price zones with their stores, and the one this store belongs to',
    tag,
    input: {},
    output: z.object({
      rows: z.array(zZone),
      ownId: z.string().nullable(),
      stores: z.array(zStore),
      can: z.object({ manage: z.boolean() }),
    }),
  }),
  addZone: endpoint({
    method: 'POST',
    path: '/price-zones',
    access: 'price.zones',
    summary: 'Make a price zone of stores; each belongs to one at most',
    tag,
    input: { id: zId, name: zText(40), storeIds },
    output: zSaved,
  }),
  editZone: endpoint({
    method: 'POST',
    path: '/price-zones/{id}/edit',
    access: 'price.zones',
    summary: 'Change the name of a zone or which stores belong to it',
    tag,
    input: { id: zId, version: zVersion, name: zText(40), storeIds },
    output: zSaved,
  }),
}
