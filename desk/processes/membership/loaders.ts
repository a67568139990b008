import { api } from '#desk/kernel/api.ts'
import { loader } from '#desk/kernel/query.tsx'

export const memberTouches = ['person', 'member', 'statement'] as const

export const memberLoader = (id: string) =>
  loader(memberTouches, ['member', id], signal => api.membership.get({ id }, { signal }))
