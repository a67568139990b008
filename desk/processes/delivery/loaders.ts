import { api } from '#desk/kernel/api.ts'
import { loader, pagedLoader } from '#desk/kernel/query.tsx'

/** A delivery shows the order, its papers, its preparation sheet and whether it is paid. */
export const deliveryKinds = ['order', 'wash', 'paper', 'checklist', 'statement', 'visit', 'deliveryNotice'] as const

/** After a command on a delivery these are read again. */
export const deliveryTouches = [...deliveryKinds, 'duty', 'notice'] as const

export const deliveriesLoader = () =>
  pagedLoader(['order', 'statement'], ['deliveries'], async (_cursor, signal) => ({
    rows: (await api.delivery.list({}, { signal })).rows,
    nextCursor: null,
  }))

export const deliveryLoader = (id: string) =>
  loader(deliveryKinds, ['delivery', id], signal => api.delivery.get({ id }, { signal }))

export const punctualityLoader = (month: string) =>
  loader(['order'], ['punctuality', month], signal => api.delivery.punctuality({ month }, { signal }))

export const statementsOfLoader = (orderId: string) =>
  loader(['statement', 'order', 'payment'], ['statements of', orderId], async signal => {
    const { rows } = await api.settlement.list({ orderId }, { signal })
    return rows.filter(row => row.state !== 'reversed')
  })

/** What the customer left in the car, by the order's visit. */
export const belongingsLoader = (orderId: string) =>
  loader(['visit'], ['belongings of', orderId], async signal => {
    const { visitId } = await api.repairOrders.get({ id: orderId }, { signal })
    const { belongings } = await api.visits.get({ id: visitId }, { signal })
    return belongings
  })

export const passLoader = (paperId: string) =>
  loader(['paper', 'gatePass'], ['gate pass', paperId], signal => api.papers.get({ id: paperId }, { signal }))
