import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

const partKinds = ['part', 'partSlip', 'goodsReceipt', 'partRequest'] as const

export const kindsLoader = () =>
  loader(['part', 'labourOperation'], ['catalogue kinds'], signal => api.catalogue.kinds({}, { signal }))

export type PartFilters = { q: string; category: string; inStock: boolean; vehicleId: string }

export const partsLoader = ({ q, category, inStock, vehicleId }: PartFilters) =>
  listLoader(
    partKinds,
    'parts',
    {
      inStock,
      ...(q === '' ? {} : { q }),
      ...(category === '' ? {} : { category }),
      ...(vehicleId === '' ? {} : { vehicleId }),
    },
    (input, signal) => api.catalogue.parts(input, { signal }),
  )

export const partLoader = (id: string, vehicleId: string) =>
  loader(partKinds, ['part', id, vehicleId], signal =>
    api.catalogue.part({ id, ...(vehicleId === '' ? {} : { vehicleId }) }, { signal }),
  )

export type LabourFilters = { q: string; system: string; trade: string }

export const operationsLoader = ({ q, system, trade }: LabourFilters) =>
  listLoader(
    ['labourOperation', 'labourRate'],
    'labour',
    {
      ...(q === '' ? {} : { q }),
      ...(system === '' ? {} : { system }),
      ...(trade === '' ? {} : { trade }),
    },
    (input, signal) => api.catalogue.operations(input, { signal }),
  )

export const operationLoader = (id: string) =>
  loader(['labourOperation', 'labourRate'], ['operation', id], signal => api.catalogue.operation({ id }, { signal }))

export type PriceFilters = { q: string; kind: 'all' | 'rate' | 'labour' | 'part' }

export const pricesLoader = ({ q, kind }: PriceFilters) =>
  listLoader(
    ['part', 'labourOperation', 'labourRate'],
    'prices',
    { ...(q === '' ? {} : { q }), ...(kind === 'all' ? {} : { kind }) },
    (input, signal) => api.catalogue.prices(input, { signal }),
  )

export const zonesLoader = () => loader(['priceZone'], ['price zones'], signal => api.catalogue.zones({}, { signal }))
