import { api } from '#desk/kernel/api.ts'
import { loader } from '#desk/kernel/query.tsx'

export const guaranteeKinds = ['order', 'vehicle'] as const

export const guaranteeOrderLoader = (id: string) =>
  loader(guaranteeKinds, ['guarantee of', id], signal => api.guarantee.ofOrder({ id }, { signal }))

export const firstFixLoader = (month: string) =>
  loader(guaranteeKinds, ['first fix', month], signal => api.guarantee.firstFix({ month }, { signal }))

export const clocksLoader = (id: string) =>
  loader(guaranteeKinds, ['clocks of', id], signal => api.guarantee.vehicle({ id }, { signal }))

export type GuaranteeOfOrder = Awaited<ReturnType<typeof api.guarantee.ofOrder>>
export type Clocks = Awaited<ReturnType<typeof api.guarantee.vehicle>>
export type FirstFix = Awaited<ReturnType<typeof api.guarantee.firstFix>>
