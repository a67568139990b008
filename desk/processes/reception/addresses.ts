import { path } from '#desk/kernel/path.ts'

export const deskPath = path('/reception')
export const quickPath = path('/reception/quick')
export const visitsPath = path('/visits')
export const visitPath = path('/visits/$id')
export const walkPath = path('/visits/$id/walk')
export const keysPath = path('/keys')
export const orderPath = path('/orders/$id')
export const bookingPath = path('/appointments/$id')
export const diagnosisPath = path('/visits/$id/diagnosis')
export const estimatePath = path('/visits/$id/estimate')
