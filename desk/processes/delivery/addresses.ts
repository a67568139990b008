import { path } from '#desk/kernel/path.ts'

export const deliveriesPath = path('/delivery')
export const deliveryPath = path('/delivery/$id')
export const orderPath = path('/orders/$id')
export const washesPath = path('/wash')
export const statementPath = path('/settlement/$id')
