import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import type { ShortageState } from '#domain/processes/stock/shortage-states.ts'

/** Whatever moves parts changes what these screens show. */
export const partsKinds = ['partRequest', 'partSlip', 'shortage', 'goodsReceipt', 'order'] as const
export const stockKinds = ['part', 'partSlip', 'goodsReceipt', 'partRequest'] as const

export const counterLoader = () => loader(partsKinds, ['parts counter'], signal => api.parts.counter({}, { signal }))

export const orderPartsLoader = (orderId: string) =>
  loader(partsKinds, ['parts of order', orderId], signal => api.parts.ofOrder({ orderId }, { signal }))

export type SlipFilters = { q: string; state: 'all' | 'open' | 'handed'; kind: 'all' | 'issue' | 'return' }

export const slipsLoader = ({ q, state, kind }: SlipFilters) =>
  listLoader(
    ['partSlip', 'order'],
    'slips',
    {
      ...(q === '' ? {} : { q }),
      ...(state === 'all' ? {} : { state }),
      ...(kind === 'all' ? {} : { kind }),
    },
    (input, signal) => api.parts.slips(input, { signal }),
  )

export type ShortageFilters = { q: string; state: 'open' | 'all' | ShortageState }

export const shortagesLoader = ({ q, state }: ShortageFilters) =>
  listLoader(
    ['shortage', 'order'],
    'shortages',
    { ...(q === '' ? {} : { q }), ...(state === 'open' || state === 'all' ? { open: state } : { state }) },
    (input, signal) => api.shortages.list(input, { signal }),
  )

export const shortageLoader = (id: string) =>
  loader(['shortage', 'order'], ['shortage', id], signal => api.shortages.get({ id }, { signal }))

export type StockFilters = { q: string; category: string; empty: boolean }

export const stockLoader = ({ q, category, empty }: StockFilters) =>
  listLoader(
    stockKinds,
    'stock',
    { empty, ...(q === '' ? {} : { q }), ...(category === '' ? {} : { category }) },
    (input, signal) => api.stock.list(input, { signal }),
  )

export const movementsLoader = (partId: string) =>
  listLoader(stockKinds, 'movements', { partId }, (input, signal) => api.stock.movements(input, { signal }))
