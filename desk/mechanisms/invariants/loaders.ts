import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

export const reportLoader = () =>
  loader(['invariants'], ['invariants'], signal => api.invariants.report({}, { signal }))

export const findingsLoader = (rule: string) =>
  loader(['invariants'], ['invariant findings', rule], signal => api.invariants.findings({ rule }, { signal }))
