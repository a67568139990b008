import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

const kinds = ['conductAudit'] as const

export const conductMonthLoader = (month: string) =>
  loader([...kinds, 'visit'], ['conduct month', month], signal => api.conduct.month({ month }, { signal }))

export const auditsLoader = (month: string) =>
  listLoader(kinds, 'conductAudits', { month }, (input, signal) => api.conduct.audits(input, { signal }))

export const auditLoader = (id: string) =>
  loader(kinds, ['conduct audit', id], signal => api.conduct.audit({ id }, { signal }))
