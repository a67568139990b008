import { api } from '#desk/kernel/api.ts'
import { loader, pagedLoader } from '#desk/kernel/query.tsx'
import type { ShortageState } from '#domain/processes/stock/shortage-states.ts'

/** Whatever moves parts changes what these screens show. */
export const partsKinds = ['partRequest', 'partSlip', 'shortage', 'goodsReceipt', 'order'] as const
export const stockKinds = ['part', 'partSlip', 'goodsReceipt', 'partRequest'] as const

export const counterLoader = () => loader(partsKinds, ['parts counter'], signal => api.parts.counter({}, { signal }))

export const orderPartsLoader = (orderId: string) =>
  loader(partsKinds, ['parts of order', orderId], signal => api.parts.ofOrder({ orderId }, { signal }))

export type SlipFilters = { q: string; state: 'all' | 'open' | 'handed'; kind: 'all' | 'issue' | 'return' }

export const slipsLoader = ({ q, state, kind }: SlipFilters) =>
  pagedLoader(['partSlip', 'order'], ['slips', q, state, kind], (cursor, signal) =>
    api.parts.slips(
      {
        cursor,
        ...(q === '' ? {} : { q }),
        ...(state === 'all' ? {} : { state }),
        ...(kind === 'all' ? {} : { kind }),
      },
      { signal },
    ),
  )

export type ShortageFilters = { q: string; state: 'open' | 'all' | ShortageState }

export const shortagesLoader = ({ q, state }: ShortageFilters) =>
  pagedLoader(['shortage', 'order'], ['shortages', q, state], (cursor, signal) =>
    api.shortages.list(
      {
        cursor,
        ...(q === '' ? {} : { q }),
        ...(state === 'open' || state === 'all' ? { open: state } : { state }),
      },
      { signal },
    ),
  )

export const shortageLoader = (id: string) =>
  loader(['shortage', 'order'], ['shortage', id], signal => api.shortages.get({ id }, { signal }))

export type StockFilters = { q: string; category: string; empty: boolean }

export const stockLoader = ({ q, category, empty }: StockFilters) =>
  pagedLoader(stockKinds, ['stock', q, category, empty], (cursor, signal) =>
    api.stock.list(
      {
        cursor,
        empty,
        ...(q === '' ? {} : { q }),
        ...(category === '' ? {} : { category }),
      },
      { signal },
    ),
  )

export const movementsLoader = (partId: string) =>
  pagedLoader(stockKinds, ['movements', partId], (cursor, signal) =>
    api.stock.movements({ partId, cursor }, { signal }),
  )
