import { path } from '../../kernel/path.ts'

export const vehiclesPath = path('/vehicles')
export const vehiclePath = path('/vehicles/$id')
export const peoplePath = path('/people')
export const personPath = path('/people/$id')
export const customerFilesPath = path('/customer-files')
export const guaranteePath = path('/guarantee/vehicles/$id')
