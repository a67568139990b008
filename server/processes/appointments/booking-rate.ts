import { shareOfFen } from '#domain/kernel/money.ts'
import { pick } from '#domain/kernel/texts.ts'
import { addDaysOn, type DateOn, instantOf, weekdayOf } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { bookingRateGoal } from '#domain/processes/appointments/policies.ts'
import { bookingRateFormula } from '#domain/processes/appointments/register.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { arrivalsByWeek, waitsOf } from './queries-rate.ts'

const TREND_WEEKS = 12

/** APT-25, KPI-17: the figure with what it is held against, how it came about, and what a booking saves in waiting. */
export const showBookingRate: Handlers<typeof appointmentsContract>['rate'] = async (ctx, input) => {
  const { goalPpm, basePpm } = await policy(ctx, bookingRateGoal)
  const period = { from: startOf(ctx, input.fromOn), to: startOf(ctx, addDaysOn(input.toOn, 1)) }
  const waits = await waitsOf(ctx, period.from, period.to)
  const arrivals = waits.arrivals
  const ratePpm = shareOfFen(waits.arrivedBooked, arrivals) ?? null
  return {
    arrivals,
    booked: waits.arrivedBooked,
    ratePpm,
    goalPpm,
    basePpm,
    reached: ratePpm === null ? null : ratePpm >= goalPpm,
    formula: pick(bookingRateFormula, ctx.lang),
    trend: await trendOf(ctx, input.toOn),
    waits: {
      booked: { count: waits.bookedCount, meanMinutes: waits.bookedMinutes },
      walkIn: { count: waits.walkInCount, meanMinutes: waits.walkInMinutes },
    },
  }
}

async function trendOf(ctx: Ctx, toOn: DateOn) {
  const monday = addDaysOn(toOn, -((weekdayOf(toOn) + 6) % 7))
  const first = addDaysOn(monday, -7 * (TREND_WEEKS - 1))
  const rows = await arrivalsByWeek(ctx, startOf(ctx, first), startOf(ctx, addDaysOn(monday, 7)))
  return Array.from({ length: TREND_WEEKS }, (_, index) => {
    const fromOn = addDaysOn(first, index * 7)
    const { arrivals, booked } = rows.find(row => row.weekOn === fromOn) ?? { arrivals: 0, booked: 0 }
    return { fromOn, arrivals, booked, ratePpm: shareOfFen(booked, arrivals) ?? null }
  })
}

function startOf(ctx: Ctx, on: DateOn) {
  return instantOf(on, '00:00', ctx.store.zone)
}
