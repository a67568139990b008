import { path } from '#desk/kernel/path.ts'

export const reportsPath = path('/reports')
export const indicatorsPath = path('/indicators')
export const reportPath = path('/reports/$id')
