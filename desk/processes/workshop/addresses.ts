import { path } from '#desk/kernel/path.ts'

export const boardPath = path('/workshop')
export const wallPath = path('/workshop/wall')
export const floorPath = path('/workshop/floor')
export const figuresPath = path('/workshop/figures')
export const washPath = path('/wash')
export const bayPath = path('/bay')
export const jobPath = path('/bay/$id')
