import { path } from '#desk/kernel/path.ts'

export const memberPath = path('/members/$id')
