import { path } from '#desk/kernel/path.ts'

export const reportsPath = path('/reports')
export const reportPath = path('/reports/$id')
