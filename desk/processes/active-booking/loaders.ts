import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

export const candidateTouches = ['candidate', 'appointment', 'call', 'paper', 'programme'] as const

type Kind = 'all' | 'activeMaintenance' | 'newProblem' | 'seasonal' | 'leftOver'
export type QueueFilters = {
  state: 'open' | 'ended'
  kind: Kind
  method: 'all' | 'call' | 'sms' | 'wechat' | 'mail'
  due: boolean
}

export const candidatesLoader = ({ state, kind, method, due }: QueueFilters) =>
  listLoader(
    ['candidate'],
    'bookingCandidates',
    {
      state,
      ...(kind === 'all' ? {} : { kind }),
      ...(method === 'all' ? {} : { method }),
      ...(due && state === 'open' ? { due: 'true' } : {}),
    },
    (input, signal) => api.activeBooking.list(input, { signal }),
  )

export const candidateLoader = (id: string) =>
  loader(candidateTouches, ['candidate', id], signal => api.activeBooking.get({ id }, { signal }))

export const conversionLoader = (fromOn: string, toOn: string) =>
  loader(candidateTouches, ['conversion', fromOn, toOn], signal =>
    api.activeBooking.conversion({ fromOn, toOn }, { signal }),
  )

export const programmesLoader = () =>
  loader(['programme', 'candidate'], ['programmes'], signal => api.activeBooking.programmes({}, { signal }))

/** Whom to call after this one: the first whose time has come. */
export async function nextCandidate(afterId: string) {
  const { rows } = await api.activeBooking.list({ due: 'true', limit: 10 })
  return rows.find(row => row.id !== afterId)
}
