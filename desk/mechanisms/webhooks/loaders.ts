import { api } from '../../kernel/api.ts'
import { loader, pagedLoader } from '../../kernel/query.tsx'

export const webhooksLoader = () => loader(['webhook'], ['webhooks'], signal => api.webhooks.list({}, { signal }))

/** Deliveries are no events of the timeline, so while some wait the log asks by itself. */
export const deliveriesLoader = (id: string) => ({
  ...pagedLoader(['webhook'], ['webhook deliveries', id], (cursor, signal) =>
    api.webhooks.deliveries({ id, cursor }, { signal }),
  ),
  refetchInterval: 4_000,
})
