import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'

/** An order shows its lines, add-ons and how far the work is; each of them may change it. */
export const orderKinds = ['order', 'addOn', 'orderLine', 'job', 'wash', 'paper', 'visit', 'approval'] as const

export const orderLoader = (id: string) =>
  loader(orderKinds, ['order', id], signal => api.repairOrders.get({ id }, { signal }))

export type OrderFilters = { q: string; open: 'open' | 'closed' | 'all'; kind: OrderKind | ''; adviserId: string }

export const ordersLoader = ({ q, open, kind, adviserId }: OrderFilters) =>
  listLoader(
    orderKinds,
    'orders',
    {
      open,
      ...(q === '' ? {} : { q }),
      ...(kind === '' ? {} : { kind }),
      ...(adviserId === '' ? {} : { adviserId }),
    },
    (input, signal) => api.repairOrders.list(input, { signal }),
  )

export const proposalLoader = (id: string) =>
  loader(orderKinds, ['promise proposal', id], signal => api.repairOrders.proposePromise({ id }, { signal }))
