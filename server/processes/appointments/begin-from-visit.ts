import type { BookingKind } from '#domain/processes/appointments/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { createAppointment } from './create-appointment.ts'
import { updateBooking } from './queries.ts'

type FromVisit = {
  id: string
  vehicleId: string | null
  personId: string | null
  purpose: string | null
  mileageKm: number | null
  customerWords: string
}

/** Who came and only wants a time: the talk begins with what was said and read here, and nothing is asked twice. */
export async function beginFromVisit(ctx: Ctx, visit: FromVisit): Promise<void> {
  const { id, vehicleId, personId, mileageKm, customerWords } = visit
  await createAppointment(ctx, { id, kind: kindOf(visit), channel: 'counter', vehicleId, personId })
  await updateBooking(ctx, id, { mileageKm, faults: customerWords === '' ? null : customerWords })
}

function kindOf({ purpose, customerWords }: FromVisit): BookingKind {
  if (purpose === 'diagnose' || purpose === 'quote' || customerWords !== '') return 'repair'
  return purpose === 'consult' ? 'consultation' : 'maintenance'
}
