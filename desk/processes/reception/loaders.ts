import { api } from '#desk/kernel/api.ts'
import { keptLoader } from '#desk/kernel/offline/kept.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'

/** A visit shows its car, its orders, papers, sheets and key; any of them may change it. */
export const visitKinds = ['visit', 'order', 'paper', 'key', 'gatePass', 'vehicle', 'checklist'] as const

export const visitLoader = (id: string) =>
  keptLoader(visitKinds, ['visit', id], id, signal => api.visits.get({ id }, { signal }))

export const deskLoader = () =>
  loader(['visit', 'order', 'appointment', 'staff'], ['reception desk'], signal => api.visits.desk({}, { signal }))

export const countsLoader = (on: string) =>
  loader(['visit'], ['visit counts', on], signal => api.visits.counts({ on }, { signal }))

export const lookupLoader = (plate: string) =>
  loader(['visit', 'vehicle', 'person', 'appointment', 'openItem'], ['plate', plate], signal =>
    api.visits.lookup({ plate }, { signal }),
  )

export const keysLoader = () => loader(['key', 'order'], ['keys'], signal => api.visits.keys({}, { signal }))

export const keyTrailLoader = (visitId: string) =>
  loader(['key'], ['key trail', visitId], async signal => (await api.visits.keyTrail({ visitId }, { signal })).rows)

export type VisitFilters = { q: string; on: string; here: boolean; state: string }

export const visitsLoader = ({ q, on, here, state }: VisitFilters) =>
  listLoader(
    ['visit', 'order'],
    'visits',
    {
      ...(q === '' ? {} : { q }),
      ...(on === '' ? {} : { on }),
      ...(here ? { here } : {}),
      ...(state === '' ? {} : { state }),
    },
    (input, signal) => api.visits.list(input, { signal }),
  )

/** Warnings and history of a car, for the counter. */
export const carLoader = (id: string) =>
  loader(['vehicle', 'person', 'openItem', 'visit', 'order'], ['car at the counter', id], signal =>
    api.vehicles.overview({ id }, { signal }),
  )

type WantedWork = Parameters<typeof api.visits.proposePromise>[0]

/** The earliest time that can be promised for this work, as the workshop and the shelf stand. */
export const proposalLoader = (wanted: WantedWork) =>
  loader(['order', 'appointment'], ['promise', wanted], signal => api.visits.proposePromise(wanted, { signal }))
