import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const policiesLoader = () => loader(['policy'], ['policies'], signal => api.policies.list({}, { signal }))
