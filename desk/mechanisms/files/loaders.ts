import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const filesLoader = (subjectKind: string, subjectId: string, purpose: string | undefined) =>
  loader(['file', subjectKind], ['files', subjectId, purpose], async signal => {
    const { rows } = await api.files.list({ subjectId, purpose }, { signal })
    return rows
  })
