import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'

type Wanted = {
  q: string | undefined
  kind: OrderKind | undefined
  fromOn: string | undefined
  toOn: string | undefined
}

export const pastOrdersLoader = (wanted: Wanted) =>
  listLoader(['import', 'vehicle'], 'pastOrders', wanted, (input, signal) => api.pastOrders.list(input, { signal }))

export const pastOrderLoader = (id: string) =>
  loader(['import'], ['pastOrder', id], signal => api.pastOrders.read({ id }, { signal }))
