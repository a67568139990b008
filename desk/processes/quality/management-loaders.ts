import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

const kinds = ['qualityDocument', 'qualityAccident', 'qualityAudit', 'qualityReport', 'inspection', 'measure'] as const
export const managementTouches = [...kinds, 'duty', 'notice'] as const

export const reportLoader = (month: string) =>
  loader(kinds, ['quality report', month], signal => api.qualityManagement.report({ month }, { signal }))
export const submissionsLoader = (month: string) =>
  listLoader(kinds, 'qualitySubmissions', { month }, (input, signal) =>
    api.qualityManagement.submissions(input, { signal }),
  )
export const monitoringLoader = (month: string) =>
  loader(kinds, ['quality monitoring', month], signal => api.qualityManagement.monitoring({ month }, { signal }))
export const accidentsLoader = (year: string) =>
  loader(kinds, ['quality accidents', year], signal => api.qualityManagement.accidents({ year }, { signal }))
export const documentsLoader = () =>
  loader(kinds, ['quality documents'], signal => api.qualityManagement.documents({}, { signal }))
export const appraisalLoader = (month: string) =>
  loader(kinds, ['quality appraisal', month], signal => api.qualityManagement.appraisal({ month }, { signal }))

export type Report = Awaited<ReturnType<typeof api.qualityManagement.report>>
