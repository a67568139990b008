import { path } from '#desk/kernel/path.ts'

export const guaranteeOrderPath = path('/guarantee/orders/$id')
export const guaranteeVehiclePath = path('/guarantee/vehicles/$id')
export const vehiclePath = path('/vehicles/$id')
export const orderPath = path('/orders/$id')
