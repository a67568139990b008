import { api } from '#desk/kernel/api.ts'
import { loader } from '#desk/kernel/query.tsx'

export const inspectionKinds = ['order', 'inspection', 'job', 'rework', 'checklist', 'orderLine'] as const

export const queueLoader = () =>
  loader(inspectionKinds, ['inspection queue'], async signal => (await api.quality.queue({}, { signal })).rows)

export const inspectionLoader = (id: string) =>
  loader(inspectionKinds, ['inspections of', id], signal => api.quality.get({ id }, { signal }))

export type QueueRow = Awaited<ReturnType<typeof api.quality.queue>>['rows'][number]
export type InspectionData = Awaited<ReturnType<typeof api.quality.get>>
