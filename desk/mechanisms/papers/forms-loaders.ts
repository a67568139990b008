import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

export type FormFilters = { kind: string; q: string; fromOn: string; toOn: string }

export const paperKindsLoader = () =>
  loader(['paper'], ['paper kinds'], async signal => (await api.papers.kinds({}, { signal })).rows)

export const formsLoader = ({ kind, q, fromOn, toOn }: FormFilters) =>
  listLoader(
    ['paper'],
    'papers',
    {
      ...(kind === '' ? {} : { kind }),
      ...(q === '' ? {} : { q }),
      ...(fromOn === '' ? {} : { fromOn }),
      ...(toOn === '' ? {} : { toOn }),
    },
    (input, signal) => api.papers.list(input, { signal }),
  )
