import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'

/** An order shows its lines, add-ons and how far the work is; each of them may change it. */
export const orderKinds = ['order', 'addOn', 'orderLine', 'job', 'wash', 'paper', 'visit', 'approval'] as const
export const ticketKinds = ['workTicket'] as const

export const ticketsLoader = (orderId?: string) =>
  loader(
    ticketKinds,
    ['work tickets', orderId ?? ''],
    async signal => (await api.repairOrders.workTickets(orderId === undefined ? {} : { orderId }, { signal })).rows,
  )

/** Earlier orders of the same car, for a rework to name its origin. */
export const earlierOrdersLoader = (vehicleId: string) =>
  loader(
    ['order'],
    ['orders of car', vehicleId],
    async signal => (await api.repairOrders.list({ vehicleId, open: 'all', limit: 50 }, { signal })).rows,
  )

export const bundleLoader = (id: string) =>
  loader(['paper', 'order'], ['bundle', id], signal => api.repairOrders.bundle({ id }, { signal }))

export const traceLoader = (id: string) =>
  loader([...orderKinds, 'delivery', 'statement'], ['trace', id], signal => api.repairOrders.trace({ id }, { signal }))

export const finishedLoader = (onDay: string) =>
  loader(['order'], ['finished orders', onDay], signal => api.repairOrders.finished({ onDay }, { signal }))

export const byKindLoader = (fromOn: string, toOn: string) =>
  loader(['order'], ['orders by kind', fromOn, toOn], signal => api.repairOrders.byKind({ fromOn, toOn }, { signal }))

export const orderLoader = (id: string) =>
  loader(orderKinds, ['order', id], signal => api.repairOrders.get({ id }, { signal }))

export type OrderFilters = {
  q: string
  open: 'open' | 'closed' | 'all'
  kind: OrderKind | ''
  adviserId: string
  fromOn: string
  toOn: string
}

export const ordersLoader = ({ q, open, kind, adviserId, fromOn, toOn }: OrderFilters) =>
  listLoader(
    orderKinds,
    'orders',
    {
      open,
      ...(q === '' ? {} : { q }),
      ...(kind === '' ? {} : { kind }),
      ...(adviserId === '' ? {} : { adviserId }),
      ...(fromOn === '' ? {} : { fromOn }),
      ...(toOn === '' ? {} : { toOn }),
    },
    (input, signal) => api.repairOrders.list(input, { signal }),
  )

export const proposalLoader = (id: string) =>
  loader(orderKinds, ['promise proposal', id], signal => api.repairOrders.proposePromise({ id }, { signal }))
