import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

export type Box = 'waiting' | 'asked' | 'decided'

export const approvalsLoader = (box: Box) =>
  listLoader(['approval', 'standIn'], 'approvals', { box }, (input, signal) => api.approvals.list(input, { signal }))

export const approvalsOfRecordLoader = (recordId: string) =>
  loader(['approval'], ['approvals of', recordId], async signal => {
    const { rows } = await api.approvals.ofRecord({ recordId }, { signal })
    return rows
  })
