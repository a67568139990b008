import { path } from '#desk/kernel/path.ts'

export const ordersPath = path('/orders')
export const orderPath = path('/orders/$id')
