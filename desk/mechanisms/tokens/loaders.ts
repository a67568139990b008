import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const tokensLoader = () => loader(['apiToken'], ['api tokens'], signal => api.tokens.list({}, { signal }))
