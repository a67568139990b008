import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

/** Figures of this moment: read anew whenever the page is opened, and with every check that ends. */
export const healthLoader = () => ({
  ...loader(['health', 'invariants', 'message', 'outside'], ['health'], signal => api.health.read({}, { signal })),
  staleTime: 0,
  refetchInterval: 30_000,
})
