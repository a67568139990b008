import { path } from '../../kernel/path.ts'

export const appointmentsPath = path('/appointments')
export const newAppointmentPath = path('/appointments/new')
export const appointmentPath = path('/appointments/$id')

/** A page of another process that a booking leads to. */
export const bookedVehiclePath = path('/vehicles/$id')
export const bookedOrderPath = path('/orders/$id')
/** Whom to offer a quiet day. */
export const toAskPath = path('/booking-candidates')
