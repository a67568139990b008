import { api } from '../../kernel/api.ts'
import { loader, pagedLoader } from '../../kernel/query.tsx'

export type Box = 'waiting' | 'asked' | 'decided'

export const approvalsLoader = (box: Box) =>
  pagedLoader(['approval', 'standIn'], ['approvals', box], (cursor, signal) =>
    api.approvals.list({ box, cursor }, { signal }),
  )

export const approvalsOfRecordLoader = (recordId: string) =>
  loader(['approval'], ['approvals of', recordId], async signal => {
    const { rows } = await api.approvals.ofRecord({ recordId }, { signal })
    return rows
  })
