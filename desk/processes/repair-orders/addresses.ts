import { path } from '#desk/kernel/path.ts'

export const ordersPath = path('/orders')
export const byKindPath = path('/orders/by-kind')
export const orderPath = path('/orders/$id')
