import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { RowsPart } from '#domain/processes/reports/contract.ts'
import type { IndicatorKey } from '#domain/processes/reports/indicators.ts'
import type { ReportKind } from '#domain/processes/reports/periods.ts'

export const reportTouches = ['report', 'duty', 'notice', 'paper'] as const
const kinds = ['report', 'statement'] as const

export const reportsLoader = (kind: ReportKind | 'all') =>
  listLoader(kinds, 'reports', kind === 'all' ? {} : { kind }, (input, signal) => api.reports.list(input, { signal }))

export const reportLoader = (id: string) => loader(kinds, ['report', id], signal => api.reports.get({ id }, { signal }))

export type BillPart = { part: RowsPart; body?: string; kind?: string }
export type FeePart = { fees: 'main' | 'supplement' }
/** What a figure opens into: bills, or fees of visits without repair. */
export type Part = BillPart | FeePart

export const billsLoader = (id: string, part: BillPart) =>
  listLoader(kinds, 'reportBills', { id, ...part }, (input, signal) => api.reports.rows(input, { signal }))

export const feesLoader = (id: string, { fees }: FeePart) =>
  listLoader(['report', 'visit'], 'reportFees', { id, part: fees }, (input, signal) =>
    api.reports.fees(input, { signal }),
  )

// Counted from everything an order goes through; what changes meanwhile is seen with the next look.
const counted = ['order', 'visit', 'statement'] as const

export const indicatorsLoader = (month: string) =>
  loader(counted, ['indicators', month], signal => api.indicators.month({ month }, { signal }))

export const casesLoader = (key: IndicatorKey, month: string) =>
  listLoader(counted, 'indicatorCases', { key, month }, (input, signal) => api.indicators.cases(input, { signal }))
