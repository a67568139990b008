import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

export const followUpTouches = ['followUp', 'call', 'ticket', 'paper', 'duty', 'notice', 'questionnaire'] as const

export type QueueState = 'planned' | 'done' | 'excluded'

export const queueLoader = (state: QueueState) =>
  listLoader(['followUp'], 'followUps', { state }, (input, signal) => api.followUp.queue(input, { signal }))

export const workspaceLoader = (id: string) =>
  loader(['followUp', 'call', 'ticket'], ['follow-up', id], signal => api.followUp.get({ id }, { signal }))

export const registerLoader = ({ fromOn, toOn }: { fromOn: string; toOn: string }) =>
  listLoader(
    ['call'],
    'calls',
    { ...(fromOn === '' ? {} : { fromOn }), ...(toOn === '' ? {} : { toOn }) },
    (input, signal) => api.followUp.register(input, { signal }),
  )

export const ticketsLoader = (state: 'all' | 'open' | 'solved' | 'told' | 'closed') =>
  listLoader(['ticket'], 'tickets', state === 'all' ? {} : { state }, (input, signal) =>
    api.followUp.tickets(input, { signal }),
  )

export const ticketLoader = (id: string) =>
  loader(['ticket'], ['ticket', id], signal => api.followUp.ticket({ id }, { signal }))

/** Whom to call after this one: the first whose time has come. */
export async function nextCall(afterId: string, now: string) {
  const { rows } = await api.followUp.queue({ state: 'planned', limit: 20 })
  return rows.find(row => row.id !== afterId && row.way === 'call' && row.fromAt <= now)
}
