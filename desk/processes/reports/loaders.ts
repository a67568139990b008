import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { ReportKind } from '#domain/processes/reports/periods.ts'

export const reportTouches = ['report', 'duty', 'notice', 'paper'] as const
const kinds = ['report', 'statement'] as const

export const reportsLoader = (kind: ReportKind | 'all') =>
  listLoader(kinds, 'reports', kind === 'all' ? {} : { kind }, (input, signal) => api.reports.list(input, { signal }))

export const reportLoader = (id: string) => loader(kinds, ['report', id], signal => api.reports.get({ id }, { signal }))

export type Part = { part: 'main' | 'supplement' | 'withdrawn'; body?: string; kind?: string }

export const billsLoader = (id: string, part: Part) =>
  listLoader(kinds, 'reportBills', { id, ...part }, (input, signal) => api.reports.rows(input, { signal }))
