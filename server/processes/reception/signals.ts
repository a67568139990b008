import { defineSignal } from '#server/kernel/signals.ts'

/** A visit ended without a repair; the follow-up process decides whom to call and when. */
export const visitClosed = defineSignal<{
  visitId: string
  outcome: 'consulted' | 'declined' | 'diagnosedOnly' | 'booked' | 'left'
  vehicleId: string | null
  personId: string | null
}>('reception.visitClosed')
