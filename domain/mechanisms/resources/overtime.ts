import { type WorkingCalendar, withHours } from '#domain/kernel/calendar.ts'
import { type Instant, isBefore } from '#domain/kernel/time.ts'
import type { Absence, ForecastQuestion } from './floor-question.ts'
import { type Forecast, forecast } from './forecast.ts'

/** Hours some people stay longer, for one order. */
export type Overtime = { orderId: string; technicianIds: readonly string[]; fromAt: Instant; toAt: Instant }

/** The workshop as it is with people who stay longer. */
export function stayingLate(
  question: ForecastQuestion,
  technicianIds: readonly string[],
  overtimes: readonly Overtime[],
): ForecastQuestion {
  const calendar = calendarWith(question.calendar, overtimes)
  return { ...question, calendar, absences: [...question.absences, ...awayMeanwhile(technicianIds, overtimes)] }
}

/** When every car will be ready: the hours count for the orders they are for, no other customer is promised them. */
export function forecastLate(
  question: ForecastQuestion,
  technicianIds: readonly string[],
  overtimes: readonly Overtime[],
): Forecast[] {
  const usual = forecast(question)
  if (overtimes.length === 0) return usual
  const late = new Set(overtimes.map(({ orderId }) => orderId))
  const longer = forecast(stayingLate(question, technicianIds, overtimes))
  const of = new Map(longer.map(each => [each.orderId, each]))
  return usual.map(each => (late.has(each.orderId) ? (of.get(each.orderId) ?? each) : each))
}

/** The calendar of those who stay. */
export function calendarWith(calendar: WorkingCalendar, overtimes: readonly Overtime[]): WorkingCalendar {
  return overtimes.reduce((longer, { fromAt, toAt }) => withHours(longer, fromAt, toAt), calendar)
}

type Span = { startAt: Instant; endAt: Instant }

/** While some stay, the others are gone: the hours are not theirs. */
export function awayMeanwhile(technicianIds: readonly string[], overtimes: readonly Overtime[]): Absence[] {
  const evenings = merged(overtimes.map(({ fromAt, toAt }) => ({ startAt: fromAt, endAt: toAt })))
  return technicianIds.flatMap(resourceId => {
    const own = overtimes.filter(({ technicianIds: ids }) => ids.includes(resourceId))
    const left = own.reduce((spans, { fromAt, toAt }) => without(spans, { startAt: fromAt, endAt: toAt }), evenings)
    return left.map(span => ({ resourceId, ...span }))
  })
}

function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of spans.toSorted((a, b) => (isBefore(a.startAt, b.startAt) ? -1 : 1))) {
    const last = found.at(-1)
    if (!last || isBefore(last.endAt, span.startAt)) found.push({ ...span })
    else if (isBefore(last.endAt, span.endAt)) last.endAt = span.endAt
  }
  return found
}

function without(spans: readonly Span[], gap: Span): Span[] {
  return spans.flatMap(span => {
    if (!isBefore(gap.startAt, span.endAt) || !isBefore(span.startAt, gap.endAt)) return [span]
    return [
      { startAt: span.startAt, endAt: gap.startAt },
      { startAt: gap.endAt, endAt: span.endAt },
    ].filter(piece => isBefore(piece.startAt, piece.endAt))
  })
}
