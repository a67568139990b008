import type { BookingState } from '#domain/processes/appointments/state.ts'
import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

/** Kinds of record a booking shows: what of them changes makes it stale. */
export const bookingKinds = ['appointment', 'duty', 'approval', 'paper', 'message'] as const

export const bookingLoader = (id: string) =>
  loader(bookingKinds, ['appointment', id], signal => api.appointments.get({ id }, { signal }))

export const dayLoader = (on: string) =>
  loader(['appointment', 'visit', 'order'], ['appointments of', on], signal => api.appointments.day({ on }, { signal }))

export const preparationsLoader = (on: string) =>
  loader(['appointment', 'stock'], ['preparations of', on], signal => api.appointments.preparations({ on }, { signal }))

export const registerLoader = (fromOn: string, toOn: string) =>
  loader(['appointment', 'message', 'visit'], ['booking register', fromOn, toOn], signal =>
    api.appointments.register({ fromOn, toOn }, { signal }),
  )

export type ListFilters = { q: string; state: BookingState | 'all' }

export const bookingsLoader = ({ q, state }: ListFilters) =>
  listLoader(
    ['appointment'],
    'appointments',
    { ...(q === '' ? {} : { q }), ...(state === 'all' ? {} : { state }) },
    (input, signal) => api.appointments.list(input, { signal }),
  )

export const intakeLoader = (vehicleId: string) =>
  loader(['vehicle', 'openItem', 'appointment'], ['booking intake', vehicleId], signal =>
    api.appointments.intake({ vehicleId }, { signal }),
  )

export type SlotQuestion = {
  id: string
  on: string
  minutes: number
  adviserId: string | null
  technicianId: string | null
}

export const slotsLoader = ({ id, on, minutes, adviserId, technicianId }: SlotQuestion) =>
  loader(['appointment', 'resource', 'stock'], ['slots', id, on, minutes, adviserId, technicianId], signal =>
    api.appointments.slots(
      {
        id,
        on,
        ...(minutes >= 5 ? { minutes } : {}),
        ...(adviserId === null ? {} : { adviserId }),
        ...(technicianId === null ? {} : { technicianId }),
      },
      { signal },
    ),
  )

export const previewLoader = (id: string, version: number) =>
  loader(['appointment'], ['booking paper', id, version], signal => api.appointments.preview({ id }, { signal }))

/** Colleagues of a role, for choosing whom to name. */
export const peopleOfRoleLoader = (role: string) =>
  loader(['staff'], ['colleagues with', role], async signal => {
    const { rows } = await api.access.colleagues({ role }, { signal })
    return rows
  })

export const weekLoader = (fromOn: string) =>
  loader(['appointment', 'resource'], ['appointments of the week', fromOn], signal =>
    api.appointments.week({ fromOn }, { signal }),
  )

export const loadLoader = (fromOn: string, days: number) =>
  loader(['appointment', 'resource'], ['load of days', fromOn, days], signal =>
    api.appointments.load({ fromOn, days }, { signal }),
  )
