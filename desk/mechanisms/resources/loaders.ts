import { api } from '../../kernel/api.ts'
import { loader } from '../../kernel/query.tsx'

/** What shows planned things is stale when the resources change. */
export const resourceTouches = ['resource', 'appointment'] as const

export const resourcesLoader = (withInactive: boolean) =>
  loader(['resource'], ['resources', withInactive], signal => api.resources.list({ withInactive }, { signal }))

/** Colleagues, to say who a technician or an adviser is. */
export const staffLoader = () =>
  loader(['staff'], ['colleagues'], async signal => (await api.access.colleagues({}, { signal })).rows)
