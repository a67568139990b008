import { path } from '#desk/kernel/path.ts'

export const ordersPath = path('/orders')
export const finishedPath = path('/finished-orders')
export const bundlePath = path('/orders/$id/bundle')
export const byKindPath = path('/orders/by-kind')
export const orderPath = path('/orders/$id')
export const guaranteePath = path('/guarantee/orders/$id')
