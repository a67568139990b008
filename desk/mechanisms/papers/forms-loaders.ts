import { api } from '../../kernel/api.ts'
import { loader, pagedLoader } from '../../kernel/query.tsx'

export type FormFilters = { kind: string; q: string; fromOn: string; toOn: string }

export const paperKindsLoader = () =>
  loader(['paper'], ['paper kinds'], async signal => (await api.papers.kinds({}, { signal })).rows)

export const formsLoader = ({ kind, q, fromOn, toOn }: FormFilters) =>
  pagedLoader(['paper'], ['papers', kind, q, fromOn, toOn], (cursor, signal) =>
    api.papers.list(
      {
        cursor,
        ...(kind === '' ? {} : { kind }),
        ...(q === '' ? {} : { q }),
        ...(fromOn === '' ? {} : { fromOn }),
        ...(toOn === '' ? {} : { toOn }),
      },
      { signal },
    ),
  )
