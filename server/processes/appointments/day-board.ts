import { openingSlotsOn } from '#domain/kernel/calendar.ts'
import { addCalendarDays, addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { lightOf, openChecks } from '#domain/processes/appointments/readiness.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { findAppointmentFor } from './arrive-appointment.ts'
import { bookingsOn, type ListedBooking, listBookings, pendingBookings } from './queries-lists.ts'
import { loadOn } from './slots.ts'

type Api = Handlers<typeof appointmentsContract>

/** A booking begun and forgotten leaves the board after two weeks; the list still finds it. */
const PENDING_DAYS = 14

export const listAppointments: Api['list'] = async (ctx, input) => {
  const page = await listBookings(ctx, { ...input, limit: input.limit === undefined ? undefined : Number(input.limit) })
  return { ...page, rows: page.rows.map(shown) }
}

export const showDay: Api['day'] = async (ctx, input) => {
  const [calendar, rows, pending, load, bays] = await Promise.all([
    calendarOf(ctx),
    bookingsOn(ctx, input.on, ['confirmed', 'preparing', 'ready', 'rescheduled', 'arrived', 'noShow']),
    pendingBookings(ctx, addCalendarDays(ctx.now, -PENDING_DAYS, ctx.store.zone)),
    loadOn(ctx, input.on),
    baysOn(ctx, input.on),
  ])
  const spans = openingSlotsOn(calendar, input.on)
  return {
    on: input.on,
    opensAt: spans[0]?.opensAt ?? null,
    closesAt: spans.at(-1)?.closesAt ?? null,
    rows: rows.map(shown),
    pending: pending.map(shown),
    load,
    bays,
  }
}

async function baysOn(ctx: Ctx, on: string) {
  const from = instantOf(on, '00:00', ctx.store.zone)
  const [bays, busy] = await Promise.all([
    listResources(ctx, 'bay'),
    busyBetween(ctx, from, instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)),
  ])
  return bays.map(bay => ({
    id: bay.id,
    name: bay.name,
    class: bay.class,
    busy: busy
      .filter(span => span.resourceId === bay.id)
      .map(({ startAt, endAt, purpose, label, subjectKind, subjectId }) => ({
        startAt,
        endAt,
        purpose,
        label,
        appointmentId: subjectKind === 'appointment' ? subjectId : null,
      })),
  }))
}

/** APT-17: tomorrow's list with traffic lights, what is missing first. */
export const showPreparations: Api['preparations'] = async (ctx, input) => {
  const rows = await bookingsOn(ctx, input.on, ['confirmed', 'preparing', 'ready', 'rescheduled'])
  const order = ['red', 'yellow', 'green']
  return {
    rows: rows
      .map(row => ({
        ...shown(row),
        light: lightOf(row.checks),
        open: openChecks(row.checks).filter(key => !row.checks.some(check => check.key === key)),
        missing: row.checks.filter(check => check.state === 'missing').map(check => check.key),
      }))
      .toSorted((a, b) => order.indexOf(a.light) - order.indexOf(b.light)),
  }
}

/** APT-23: who just came, and is he booked? */
export const showExpected: Api['expected'] = async (ctx, input) => {
  const { plate, vehicleId, personId, on } = input
  const who = {
    ...(plate === undefined ? {} : { plate }),
    ...(vehicleId === undefined ? {} : { vehicleId }),
    ...(personId === undefined ? {} : { personId }),
  }
  const booking = await findAppointmentFor(ctx, who, on)
  return { booking: booking ? shown(booking) : null }
}

/** A row as the lists show it; which checks stand is another page's matter. */
export function shown({ checks: _checks, personId: _personId, ...row }: ListedBooking) {
  return row
}
