import type { MeasureState } from '#domain/mechanisms/measures/kinds.ts'
import { api } from '../../kernel/api.ts'
import { listLoader } from '../../kernel/query.tsx'

export const measureTouches = ['measure', 'duty', 'notice', 'qualityAudit', 'qualityReport'] as const

export const measuresLoader = (filters: { state?: MeasureState; subjectId?: string }) =>
  listLoader(['measure'], 'measures', filters, (input, signal) => api.measures.list(input, { signal }))
