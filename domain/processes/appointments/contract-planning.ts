import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zDateOn, zId, zInstant, zText, zVersion } from '#domain/kernel/input.ts'
import { zBookingRow, zKind, zMinutes } from './contract-shapes.ts'

const tag = 'appointments'

const zDayLoad = z.object({
  on: z.string(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  /** Bay minutes of the day, and how many of them are taken. */
  capacityMinutes: z.int(),
  takenMinutes: z.int(),
  loadPercent: z.int(),
  state: z.enum(['closed', 'quiet', 'normal', 'overloaded']),
  /** Off-peak offers of the day: 13:00–16:00 低峰 工时9折. */
  offers: z.array(z.string()),
})
export type DayLoad = z.infer<typeof zDayLoad>

/** How full the coming days are, and what follows from it. */
export const appointmentPlanning = {
  load: endpoint({
    method: 'GET',
    path: '/appointments/load',
    access: 'appointment.read',
    summary: 'How full the bays are day by day, from what is really kept; quiet days are worth proposing',
    tag,
    input: { fromOn: zDateOn, days: z.coerce.number<number | string>().int().min(1).max(31).default(7) },
    output: z.object({ days: z.array(zDayLoad) }),
  }),
  week: endpoint({
    method: 'GET',
    path: '/appointments/week',
    access: 'appointment.read',
    summary: 'Seven days side by side: bookings by time and how full each day is',
    tag,
    input: { fromOn: zDateOn },
    output: z.object({ days: z.array(zDayLoad.extend({ bookings: z.array(zBookingRow) })) }),
  }),
  propose: endpoint({
    method: 'POST',
    path: '/appointments/proposals',
    access: 'appointment.book',
    summary: 'Propose a time on a quiet day; it waits for the customer’s consent and keeps nothing',
    tag,
    input: { id: zId, vehicleId: zId, kind: zKind, bookedAt: zInstant, plannedMinutes: zMinutes },
    output: zSaved.extend({ because: z.string() }),
  }),
  consent: endpoint({
    method: 'POST',
    path: '/appointments/{id}/consent',
    access: 'appointment.book',
    summary: 'The customer agrees to a proposed time; the booking goes on as any other',
    tag,
    input: { id: zId, version: zVersion, personReached: zText(60) },
    output: zSaved,
  }),
  changeBay: endpoint({
    method: 'POST',
    path: '/appointments/{id}/bay',
    access: 'appointment.prepare',
    summary: 'Keep another bay for the same time; nothing changes for the customer, the workshop hears of it',
    tag,
    input: { id: zId, version: zVersion, bayId: zId },
    output: zSaved,
  }),
  prepareDay: endpoint({
    method: 'POST',
    path: '/appointments/preparations',
    access: 'appointment.prepare',
    summary: 'Set aside all parts of a day’s bookings in one go; what is short becomes each adviser’s duty',
    tag,
    input: { on: zDateOn },
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          number: z.string(),
          plate: z.string(),
          state: z.string(),
          short: z.array(z.string()),
        }),
      ),
    }),
  }),
  preprint: endpoint({
    method: 'GET',
    path: '/appointments/{id}/preprint',
    access: 'appointment.read',
    summary: 'The order paper of a booking before the car comes, marked as a draft',
    tag,
    input: { id: zId },
    output: z.file(),
  }),
}
