import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'

/** What the talk brings, as it stands in the fields. */
export type Talk = Pick<
  BookingView,
  | 'kind'
  | 'channel'
  | 'vehicleId'
  | 'personId'
  | 'mileageKm'
  | 'lastRepairOn'
  | 'firstRepair'
  | 'repeatRepair'
  | 'faults'
  | 'wishes'
  | 'preDiagnosis'
>

export function talkOf(booking: BookingView): Talk {
  const { kind, channel, vehicleId, personId, mileageKm, lastRepairOn, firstRepair } = booking
  const { repeatRepair, faults, wishes, preDiagnosis } = booking
  return {
    ...{ kind, channel, vehicleId, personId, mileageKm, lastRepairOn, firstRepair },
    ...{ repeatRepair, faults, wishes, preDiagnosis },
  }
}

export function isSame(a: Talk, b: Talk): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
