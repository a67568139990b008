import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const backupsLoader = () => loader(['backup'], ['backups'], signal => api.backups.report({}, { signal }))
