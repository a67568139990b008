import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const paperLoader = (id: string) =>
  loader(['paper'], ['paper', id], signal => api.papers.get({ id }, { signal }))

/** Every paper of one visit to the shop, voided ones included. */
export const papersOfThreadLoader = (threadId: string) =>
  loader(['paper'], ['papers of', threadId], async signal => {
    const { rows } = await api.papers.list({ threadId, limit: 200 }, { signal })
    return rows
  })
