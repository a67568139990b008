import type { PartyName } from '#domain/mechanisms/outside/parties.ts'
import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

export type CallFilters = { party?: PartyName | undefined; state?: 'waiting' | 'done' | 'failed' | undefined }

/** What goes out is told by the records it concerns, so the console listens to those that use outside parties most. */
const about = ['outside', 'message', 'payment', 'store', 'invoice', 'statement']

export const callsLoader = (filters: CallFilters) =>
  listLoader(about, 'outsideCalls', filters, (input, signal) => api.outside.calls(input, { signal }))

export const switchesLoader = () => loader(about, ['outside switches'], signal => api.outside.switches({}, { signal }))
