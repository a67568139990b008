import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zDateOn, zId, zLimit, zOptionalText, zPlate } from '#domain/kernel/input.ts'
import { zPayer } from '../repair-orders/contract.ts'
import { zBookingRow, zInitiative, zKind, zLight, zState } from './contract-shapes.ts'

const tag = 'appointments'

export const zLoad = z.object({
  adviserId: z.string(),
  name: z.string(),
  cars: z.int(),
  limit: z.int(),
  state: z.enum(['ok', 'warn', 'full']),
})
export type AdviserLoad = z.infer<typeof zLoad>

export const zSlot = z.object({
  startAt: z.string(),
  endAt: z.string(),
  state: z.enum(['free', 'limited', 'full']),
  limiting: z.enum(['bay', 'technician', 'adviser', 'parts', 'loanCar']).nullable(),
  /** What coming then is worth: 低峰 工时9折; empty for nothing. */
  offer: z.string(),
  bayIds: z.array(z.string()),
})
export type SlotView = z.infer<typeof zSlot>

export const zRegisterRow = z.object({
  id: z.string(),
  registeredOn: z.string(),
  number: z.string(),
  customer: z.string(),
  plate: z.string(),
  car: z.string(),
  items: z.string(),
  initiative: zInitiative,
  kind: zKind,
  bookedAt: z.string(),
  workshopInformedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  bay: z.string(),
  depositFen: z.int(),
  reminderSentAt: z.string().nullable(),
  outcome: z.enum(['expected', 'arrived', 'rescheduled', 'cancelled', 'noShow']),
  adviser: z.string(),
})
export type RegisterRow = z.infer<typeof zRegisterRow>

const zRegisterTotals = z.object({
  booked: z.int(),
  arrived: z.int(),
  changed: z.int(),
  cancelled: z.int(),
  noShow: z.int(),
  /** Share of arrivals in the period that were booked; null when nobody came. */
  ratePpm: z.int().nullable(),
})

export const zOrderDraft = z.object({
  appointmentId: z.string(),
  number: z.string().nullable(),
  kind: z.enum(['maintenance', 'repair', 'accident', 'beauty']),
  description: z.string(),
  wishes: z.string(),
  namedTechnicianId: z.string().nullable(),
  depositFen: z.int(),
  totalFen: z.int(),
  /** The estimate the customer agreed to before booking. */
  estimateId: z.string().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['labour', 'part', 'other']),
      labourOperationId: z.string().nullable(),
      partId: z.string().nullable(),
      forLineId: z.string().nullable(),
      name: z.string().nullable(),
      hoursCenti: z.int().nullable(),
      qtyMilli: z.int(),
      unitPriceFen: z.int().nullable(),
      discountFen: z.int(),
      payer: zPayer,
      basis: z.enum(['finding', 'rule', 'wish']),
      basisText: z.string(),
      customerSupplied: z.boolean(),
      deviationReason: z.string(),
    }),
  ),
})
export type OrderDraft = z.infer<typeof zOrderDraft>

export const appointmentBoards = {
  list: endpoint({
    method: 'GET',
    path: '/appointments',
    access: 'appointment.read',
    summary: 'Bookings of the store, by state, adviser, car or words; the newest first',
    tag,
    input: {
      q: zOptionalText(40).optional(),
      state: zState.optional(),
      kind: zKind.optional(),
      adviserId: zId.optional(),
      vehicleId: zId.optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zBookingRow),
  }),
  day: endpoint({
    method: 'GET',
    path: '/appointments/day',
    access: 'appointment.read',
    summary: 'The board of a day: bookings by time, what advisers and bays have to do',
    tag,
    input: { on: zDateOn },
    output: z.object({
      on: z.string(),
      opensAt: z.string().nullable(),
      closesAt: z.string().nullable(),
      rows: z.array(zBookingRow),
      /** Begun and not yet confirmed, with or without a time. */
      pending: z.array(zBookingRow),
      load: z.array(zLoad),
      bays: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          class: z.string(),
          busy: z.array(
            z.object({
              startAt: z.string(),
              endAt: z.string(),
              purpose: z.enum(['appointment', 'job', 'absence', 'closed']),
              label: z.string(),
              appointmentId: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  slots: endpoint({
    method: 'GET',
    path: '/appointments/{id}/slots',
    access: 'appointment.book',
    summary: 'When the work of this booking could be done on a day, and what limits each time',
    tag,
    input: {
      id: zId,
      on: zDateOn,
      minutes: z.coerce.number<number | string>().int().min(5).max(60_000).optional(),
      adviserId: zId.optional(),
      technicianId: zId.optional(),
      loanCarId: zId.optional(),
    },
    output: z.object({
      minutes: z.int(),
      bayClasses: z.array(z.string()),
      skills: z.array(z.string()),
      /** From then on the parts can be here; null when nothing is missing. */
      partsFromAt: z.string().nullable(),
      rows: z.array(zSlot),
      bays: z.array(z.object({ id: z.string(), name: z.string(), class: z.string() })),
      loanCars: z.array(z.object({ id: z.string(), name: z.string() })),
      load: z.array(zLoad),
    }),
  }),
  preparations: endpoint({
    method: 'GET',
    path: '/appointments/preparations',
    access: 'appointment.read',
    summary: 'What has to stand ready for a day, with traffic lights',
    tag,
    input: { on: zDateOn },
    output: z.object({
      rows: z.array(zBookingRow.extend({ open: z.array(z.string()), missing: z.array(z.string()), light: zLight })),
    }),
  }),
  register: endpoint({
    method: 'GET',
    path: '/appointments/register',
    access: 'appointment.read',
    summary: 'The booking register (FRM-12): every confirmed booking by the day it was made, with totals',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({ rows: z.array(zRegisterRow), totals: zRegisterTotals }),
  }),
  issueRegister: endpoint({
    method: 'POST',
    path: '/appointments/register',
    access: 'appointment.book',
    summary: 'Issue the register of a period as a paper',
    tag,
    input: { fromOn: zDateOn, toOn: zDateOn },
    output: z.object({ paperId: z.string(), number: z.string() }),
  }),
  intake: endpoint({
    method: 'GET',
    path: '/appointments/intake/{vehicleId}',
    access: 'appointment.book',
    summary: 'What is known of a returning car, so that nothing has to be asked twice',
    tag,
    input: { vehicleId: zId },
    output: z.object({
      vehicleId: z.string(),
      plate: z.string(),
      car: z.string(),
      people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), phoneMasked: z.string() })),
      mileageKm: z.int(),
      mileageAt: z.string().nullable(),
      lastRepairOn: z.string().nullable(),
      lastRepairText: z.string(),
      nextServiceOn: z.string().nullable(),
      nextServiceKm: z.int().nullable(),
      nextServiceContent: z.string(),
      openItems: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), safety: z.boolean() })),
      /** Bookings in a row to which nobody came, the last first; none since the car last came as booked. */
      noShows: z.array(z.object({ id: z.string(), number: z.string().nullable(), bookedAt: z.string() })),
      booked: z.array(
        z.object({ id: z.string(), number: z.string().nullable(), bookedAt: z.string().nullable(), state: zState }),
      ),
    }),
  }),
  expected: endpoint({
    method: 'GET',
    path: '/appointments/expected',
    access: 'appointment.read',
    summary: 'The booking a car or customer who just came has for a day: readiness, adviser, time',
    tag,
    input: { plate: zPlate.optional(), vehicleId: zId.optional(), personId: zId.optional(), on: zDateOn.optional() },
    output: z.object({ booking: zBookingRow.nullable() }),
  }),
  orderDraft: endpoint({
    method: 'GET',
    path: '/appointments/{id}/order-draft',
    access: 'appointment.read',
    summary: 'The order as it can be printed before the car comes: work, parts and prices of the booking',
    tag,
    input: { id: zId },
    output: zOrderDraft,
  }),
}
