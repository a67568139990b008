import { path } from '#desk/kernel/path.ts'

export const conductPath = path('/conduct')
export const newAuditPath = path('/conduct/new')
export const auditPath = path('/conduct/$id')
