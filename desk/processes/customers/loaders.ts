import type { api as Api } from '../../kernel/api.ts'
import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

type PeopleFilters = Omit<Parameters<typeof Api.people.list>[0], 'cursor' | 'limit'>
type VehicleFilters = Omit<Parameters<typeof Api.vehicles.list>[0], 'cursor' | 'limit'>
type FileFilters = Omit<Parameters<typeof Api.customerFiles.list>[0], 'cursor' | 'limit'>

/** A car is touched by its visits, orders and bookings as well as by its own changes. */
const aboutVehicle = ['vehicle', 'visit', 'order', 'appointment', 'vehicleFile', 'person', 'message']

export const vehicleLoader = (id: string) =>
  loader(aboutVehicle, ['vehicle', id], signal => api.vehicles.overview({ id }, { signal }))

export const groupHistoryLoader = (id: string) =>
  loader(['vehicle'], ['groupHistory', id], signal => api.vehicles.groupHistory({ id }, { signal }))

export const vehiclesLoader = (filters: VehicleFilters) =>
  listLoader(['vehicle', 'person', 'import'], 'vehicles', filters, (input, signal) =>
    api.vehicles.list(input, { signal }),
  )

export const brandsLoader = () =>
  loader(['vehicle', 'import'], ['brands'], signal => api.vehicles.brands({}, { signal }))

export const peopleLoader = (filters: PeopleFilters) =>
  listLoader(['person', 'import'], 'people', filters, (input, signal) => api.people.list(input, { signal }))

export const personLoader = (id: string) =>
  loader(['person', 'vehicle'], ['person', id], signal => api.people.get({ id }, { signal }))

export const samePhoneLoader = (phone: string) =>
  loader(['person'], ['samePhone', phone], signal => api.people.sameAs({ phone }, { signal }))

/** Whose plate this is now, if anybody's. */
export const plateHolderLoader = (plate: string) =>
  loader(['vehicle'], ['plateHolder', plate], async signal => {
    const { rows } = await api.search.find({ q: plate }, { signal })
    return rows.find(row => row.kind === 'vehicle' && row.title === plate) ?? null
  })

export const fileLoader = (vehicleId: string) =>
  loader(['vehicleFile', 'vehicle', 'person'], ['vehicleFile', vehicleId], signal =>
    api.customerFiles.get({ vehicleId }, { signal }),
  )

export const filesLoader = (filters: FileFilters) =>
  listLoader(['vehicleFile', 'vehicle', 'duty'], 'customerFiles', filters, (input, signal) =>
    api.customerFiles.list(input, { signal }),
  )

export const openItemsLoader = (vehicleId: string) =>
  loader(['vehicle'], ['openItems', vehicleId], signal =>
    api.openItems.list({ vehicleId, closedToo: true }, { signal }),
  )
