import { path } from '#desk/kernel/path.ts'

export const qualityPath = path('/quality')
export const inspectionPath = path('/quality/$id')
