import { path } from '#desk/kernel/path.ts'

export const pastOrdersPath = path('/past-orders')
export const pastOrderPath = path('/past-orders/$id')
