import { path } from '#desk/kernel/path.ts'

export const partsSearchPath = path('/parts/search')
export const priceListPath = path('/price-list')
export const labourPath = path('/labour')
