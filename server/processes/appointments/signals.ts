import { defineSignal } from '#server/kernel/signals.ts'

/** A booked car has come: what was said of it before belongs to the visit from now on. */
export const bookingArrived = defineSignal<{ appointmentId: string; visitId: string }>('appointments.arrived')
