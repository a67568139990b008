import { api } from '../../kernel/api.ts'
import { path } from '../../kernel/path.ts'
import { loader } from '../../kernel/query.tsx'

export const estimatePath = path('/visits/$id/estimate')

export const estimateKinds = ['estimate', 'diagnosis', 'visit', 'approval', 'paper', 'vehicle'] as const

export const estimatesLoader = (visitId: string) =>
  loader(estimateKinds, ['estimates of', visitId], signal => api.estimates.ofVisit({ visitId }, { signal }))

export const estimateLoader = (id: string) =>
  loader(estimateKinds, ['estimate', id], signal => api.estimates.get({ id }, { signal }))

export type VisitEstimates = Awaited<ReturnType<typeof api.estimates.ofVisit>>
