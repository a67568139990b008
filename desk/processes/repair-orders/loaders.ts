import { api } from '#desk/kernel/api.ts'
import { loader, pagedLoader } from '#desk/kernel/query.tsx'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'

/** An order shows its lines, add-ons and how far the work is; each of them may change it. */
export const orderKinds = ['order', 'addOn', 'orderLine', 'job', 'wash', 'paper', 'visit', 'approval'] as const

export const orderLoader = (id: string) =>
  loader(orderKinds, ['order', id], signal => api.repairOrders.get({ id }, { signal }))

export type OrderFilters = { q: string; open: 'open' | 'closed' | 'all'; kind: OrderKind | ''; adviserId: string }

export const ordersLoader = ({ q, open, kind, adviserId }: OrderFilters) =>
  pagedLoader(orderKinds, ['orders', q, open, kind, adviserId], (cursor, signal) =>
    api.repairOrders.list(
      {
        cursor,
        open,
        ...(q === '' ? {} : { q }),
        ...(kind === '' ? {} : { kind }),
        ...(adviserId === '' ? {} : { adviserId }),
      },
      { signal },
    ),
  )

export const proposalLoader = (id: string) =>
  loader(orderKinds, ['promise proposal', id], signal => api.repairOrders.proposePromise({ id }, { signal }))
