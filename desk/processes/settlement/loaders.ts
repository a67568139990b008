import { api } from '#desk/kernel/api.ts'
import { listLoader, loader, type Page, pagedLoader } from '#desk/kernel/query.tsx'

export const settlementKinds = ['statement', 'order', 'refund', 'payment', 'invoice', 'paper', 'approval'] as const
export const settlementTouches = [...settlementKinds, 'duty', 'notice'] as const

const whole = <R>(rows: R[]): Page<R> => ({ rows, nextCursor: null })

export const waitingLoader = () =>
  pagedLoader(['order', 'statement', 'partSlip', 'addOn'], ['orders to total'], async (_cursor, signal) =>
    whole((await api.settlement.waiting({}, { signal })).rows),
  )

export type StatementFilters = { state: 'totalled' | 'settled' | 'reversed'; q: string }

export const statementsLoader = ({ state, q }: StatementFilters) =>
  listLoader(settlementKinds, 'statements', { state, ...(q === '' ? {} : { q }) }, (input, signal) =>
    api.settlement.list(input, { signal }),
  )

export const arrearsLoader = () =>
  listLoader(['statement', 'order'], 'arrears', {}, (input, signal) => api.settlement.arrears(input, { signal }))

export const splitLoader = (id: string) =>
  loader(['order', 'statement'], ['split', id], signal => api.settlement.split({ id }, { signal }))

export const marginLoader = (id: string) =>
  loader(settlementKinds, ['margin', id], signal => api.settlement.margin({ id }, { signal }))

export type PaymentFilters = { fromOn: string; toOn: string }

export const paymentsLoader = ({ fromOn, toOn }: PaymentFilters) =>
  listLoader(
    settlementKinds,
    'payments',
    { ...(fromOn === '' ? {} : { fromOn }), ...(toOn === '' ? {} : { toOn }) },
    (input, signal) => api.settlement.payments(input, { signal }),
  )

/** While the customer's scan is awaited the provider's answer may come at any moment, so it is asked again by itself. */
export const statementLoader = (id: string) => ({
  ...loader(settlementKinds, ['statement', id], signal => api.settlement.get({ id }, { signal })),
  refetchInterval: ({
    state,
  }: {
    state: { data?: { payments: { state: string }[]; invoice: { state: string } | null } | undefined }
  }) => (state.data && isAwaited(state.data) ? 3_000 : (false as const)),
})

const isAwaited = ({ payments, invoice }: { payments: { state: string }[]; invoice: { state: string } | null }) =>
  payments.some(payment => payment.state === 'waiting') || invoice?.state === 'asked'
