import { path } from '#desk/kernel/path.ts'

export const boardPath = path('/workshop')
export const washPath = path('/wash')
export const bayPath = path('/bay')
export const jobPath = path('/bay/$id')
