import { openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import {
  addDaysOn,
  type DateOn,
  dateOn,
  instantOf,
  maxInstant,
  minInstant,
  minutesBetween,
  weekdayOf,
} from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { DayLoad } from '#domain/processes/appointments/contract-planning.ts'
import { offerLabel } from '#domain/processes/appointments/off-peak.ts'
import { offPeakWindows, quietDay } from '#domain/processes/appointments/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { shown } from './day-board.ts'
import { bookingsBetween } from './queries-lists.ts'

type Api = Handlers<typeof appointmentsContract>
const WEEK = 7

export const showLoad: Api['load'] = async (ctx, input) => ({
  days: await loadOfDays(ctx, input.fromOn, Number(input.days)),
})

/** A week at a glance; a booking is moved to another day from here as well. */
export const showWeek: Api['week'] = async (ctx, input) => {
  const days = await loadOfDays(ctx, input.fromOn, WEEK)
  const rows = await bookingsBetween(ctx, input.fromOn, addDaysOn(input.fromOn, WEEK - 1), [
    'confirmed',
    'preparing',
    'ready',
    'rescheduled',
    'arrived',
    'noShow',
    'proposed',
  ])
  const onDay = (on: DateOn) =>
    rows.filter(row => row.bookedAt !== null && dateOn(row.bookedAt, ctx.store.zone) === on).map(shown)
  return { days: days.map(day => ({ ...day, bookings: onDay(day.on) })) }
}

/** Bay minutes of each day and how many are taken by bookings, work and closures, cut to the opening hours. */
export async function loadOfDays(ctx: Ctx, fromOn: DateOn, count: number): Promise<DayLoad[]> {
  const calendar = await calendarOf(ctx)
  const rule = await policy(ctx, quietDay)
  const windows = await policy(ctx, offPeakWindows)
  const bays = await listResources(ctx, 'bay')
  const bayIds = new Set(bays.map(bay => bay.id))
  const from = instantOf(fromOn, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(fromOn, count), '00:00', ctx.store.zone)
  const busy = (await busyBetween(ctx, from, to)).filter(span => bayIds.has(span.resourceId))
  return Array.from({ length: count }, (_, index) => {
    const on = addDaysOn(fromOn, index)
    const { opensAt, closesAt, minutes, taken } = measured(calendar, on, busy)
    const capacityMinutes = minutes * bays.length
    const loadPercent = capacityMinutes === 0 ? 0 : Math.round((taken * 100) / capacityMinutes)
    const offers = windows
      .filter(window => window.weekdays.includes(weekdayOf(on)))
      .map(window => `${window.from}–${window.to} ${offerLabel(window)}`)
    const state = stateOf(capacityMinutes, loadPercent, rule)
    return { on, opensAt, closesAt, capacityMinutes, takenMinutes: taken, loadPercent, state, offers }
  })
}

type Span = { startAt: string; endAt: string }

function measured(calendar: WorkingCalendar, on: DateOn, busy: readonly Span[]) {
  const spans = openingSlotsOn(calendar, on)
  const minutes = spans.reduce((sum, span) => sum + minutesBetween(span.opensAt, span.closesAt), 0)
  const taken = spans.reduce((sum, span) => {
    const cut = busy.map(item =>
      minutesBetween(maxInstant(item.startAt, span.opensAt), minInstant(item.endAt, span.closesAt)),
    )
    return sum + cut.reduce((total, part) => total + Math.max(0, part), 0)
  }, 0)
  return { opensAt: spans[0]?.opensAt ?? null, closesAt: spans.at(-1)?.closesAt ?? null, minutes, taken }
}

function stateOf(
  capacity: number,
  load: number,
  rule: { quietPercent: number; fullPercent: number },
): DayLoad['state'] {
  if (capacity === 0) return 'closed'
  if (load < rule.quietPercent) return 'quiet'
  return load >= rule.fullPercent ? 'overloaded' : 'normal'
}
