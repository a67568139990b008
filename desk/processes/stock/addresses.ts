import { path } from '#desk/kernel/path.ts'

export const counterPath = path('/parts')
export const orderPartsPath = path('/parts/orders/$orderId')
export const shortagesPath = path('/parts/shortages')
export const slipsPath = path('/parts/slips')
export const stockPath = path('/parts/stock')
export const orderPath = path('/orders/$id')
