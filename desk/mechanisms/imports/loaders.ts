import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const importKindsLoader = () => loader(['import'], ['importKinds'], signal => api.imports.kinds({}, { signal }))

export const importRunsLoader = () => loader(['import'], ['importRuns'], signal => api.imports.list({}, { signal }))
