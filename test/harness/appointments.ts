import { newId } from '#domain/kernel/id.ts'
import type { BookingChannel } from '#domain/processes/appointments/kinds.ts'
import { toldPoints } from '#domain/processes/appointments/told-points.ts'
import { addCar, type Car } from './customers.ts'
import type { House } from './house.ts'
import { staffIdOf } from './workshop.ts'

export type Draft = {
  kind?: 'maintenance' | 'consultation' | 'accident' | 'repair' | 'beauty' | 'leftOver'
  channel?: BookingChannel
  car?: Car
  bookedAt?: string
  minutes?: number
  bayId: string
  adviser?: string
  named?: string
  lines?: Line[]
  as?: string
}
type Line = {
  kind: 'labour' | 'part' | 'other'
  labourOperationId?: string
  partId?: string
  name?: string
  unitPriceFen?: number
  hoursCenti?: number
  qtyMilli?: number
  specialOrder?: boolean
}

/** Wed 2027-03-03 14:00 in Shanghai, a day and five hours after a house opens. */
export const WEDNESDAY_14 = '2027-03-03T06:00:00.000Z'

/** A booking on which the talk is done, all eight points are told and only the customer's word is missing. */
export async function talkedBooking(house: House, draft: Draft): Promise<{ id: string; car: Car }> {
  const { api } = house.as(draft.as ?? 'adviser')
  const car = draft.car ?? (await addCar(house))
  const id = newId()
  await api.appointments.create({
    id,
    kind: draft.kind ?? 'repair',
    channel: draft.channel ?? 'call',
    vehicleId: car.vehicleId,
  })
  const lines = (draft.lines ?? []).map(line => ({ id: newId(), ...line }))
  if (lines.length > 0) await api.appointments.saveLines({ id, version: await versionOf(house, id), lines })
  await talk(house, id)
  await plan(house, id, draft)
  await tellAll(house, id)
  return { id, car }
}

export async function versionOf(house: House, id: string): Promise<number> {
  return (await house.as('adviser').api.appointments.get({ id })).version
}

/** Asks the five groups; the car had been repaired before. */
export async function talk(
  house: House,
  id: string,
  change: { mileageKm?: number | null; faults?: string } = {},
): Promise<void> {
  const { api } = house.as('adviser')
  const booking = await api.appointments.get({ id })
  await api.appointments.edit({
    id,
    version: booking.version,
    kind: booking.kind,
    channel: booking.channel,
    vehicleId: booking.vehicleId,
    personId: booking.personId,
    mileageKm: change.mileageKm === undefined ? 42_000 : change.mileageKm,
    lastRepairOn: '2026-12-01',
    firstRepair: false,
    repeatRepair: false,
    faults: change.faults ?? '',
    wishes: '',
    preDiagnosis: '',
  })
}

async function plan(house: House, id: string, draft: Draft): Promise<void> {
  await house.as('adviser').api.appointments.plan({
    id,
    version: await versionOf(house, id),
    bookedAt: draft.bookedAt ?? WEDNESDAY_14,
    plannedMinutes: draft.minutes ?? 60,
    adviserId: await staffIdOf(house, draft.adviser ?? 'adviser'),
    namedTechnicianId: draft.named === undefined ? null : await staffIdOf(house, draft.named),
    bayId: draft.bayId,
  })
}

export async function tellAll(house: House, id: string): Promise<void> {
  const said = { bring: '行驶证、保养手册', special: '不需要' }
  const points = toldPoints.map(point => ({
    point,
    value: Object.entries(said).find(([key]) => key === point)?.[1] ?? '已说明',
  }))
  await house.as('adviser').api.appointments.tell({ id, version: await versionOf(house, id), points })
}

/** The customer says yes on the telephone. */
export async function confirmByPhone(house: House, id: string, as = 'adviser') {
  return house.as(as).post(`/appointments/${id}/confirm`, {
    version: await versionOf(house, id),
    confirmation: { way: 'call', personReached: '车主本人' },
  })
}

/** A booking that is confirmed. */
export async function confirmedBooking(house: House, draft: Draft): Promise<{ id: string; car: Car; number: string }> {
  const booking = await talkedBooking(house, draft)
  const answer = await confirmByPhone(house, booking.id)
  if (answer.status !== 200) throw new Error(`Not confirmed: ${JSON.stringify(answer.body)}`)
  const { number } = await house.as('adviser').api.appointments.get({ id: booking.id })
  return { ...booking, number: number ?? '' }
}
