import { path } from '#desk/kernel/path.ts'

export const settlementPath = path('/settlement')
export const statementPath = path('/settlement/$id')
export const deliveryPath = path('/delivery/$id')
