import { api } from '#desk/kernel/api.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

const kinds = ['drawerClosing', 'statement', 'payment', 'refund', 'appointment'] as const
export const drawerTouches = ['drawerClosing', 'approval', 'notice', 'paper'] as const

export const drawerLoader = () => loader(kinds, ['drawer'], signal => api.drawer.mine({}, { signal }))

export const closingLoader = (id: string) =>
  loader(['drawerClosing', 'approval', 'paper'], ['closing', id], signal => api.drawer.get({ id }, { signal }))

export type ClosingFilters = { fromOn: string; toOn: string }

export const closingsLoader = ({ fromOn, toOn }: ClosingFilters) =>
  listLoader(
    ['drawerClosing'],
    'closings',
    { ...(fromOn === '' ? {} : { fromOn }), ...(toOn === '' ? {} : { toOn }) },
    (input, signal) => api.drawer.list(input, { signal }),
  )
