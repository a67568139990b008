import type { Ctx } from '#server/kernel/context.ts'
import { type Arrived, arriveForVisit } from '#server/processes/appointments/arrive-appointment.ts'

export type ArrivedBooking = Arrived

/** The booking of today that this arrival answers, told that its car is here. */
export async function noteArrival(
  ctx: Ctx,
  arrival: { visitId: string; vehicleId: string | null; personId: string | null },
): Promise<ArrivedBooking | undefined> {
  return arriveForVisit(ctx, arrival)
}
