import {
  addDaysOn,
  type DateOn,
  dateOn,
  daysBetweenOn,
  formatLocal,
  type Instant,
  instantOf,
  minutesOfDay,
  msOf,
  toInstant,
  type Weekday,
  weekdayOf,
} from './time.ts'

/** Local times 'HH:mm'; close is later than open on the same day, '24:00' at most. */
export type OpeningHours = { open: string; close: string }
export type WorkingCalendar = {
  zone: string
  /** 0 is Sunday. An empty list is a day off. */
  weekly: Readonly<Record<Weekday, readonly OpeningHours[]>>
  /** Holidays and shifted working days; they win over the week. */
  exceptions: Readonly<Record<DateOn, { closed: true } | { hours: readonly OpeningHours[] }>>
}
/** Open from the first moment up to, not including, the second. */
export type OpeningSlot = { opensAt: Instant; closesAt: Instant }

const MINUTE = 60_000
// Two years without one opening hour is a calendar filled in wrongly, and a search must end.
const SEARCH_DAYS = 732

export function isWorkingDay(calendar: WorkingCalendar, on: DateOn): boolean {
  return hoursOn(calendar, on).length > 0
}

export function openAt(calendar: WorkingCalendar, at: Instant): boolean {
  const ms = msOf(at)
  return spansOn(calendar, dateOn(at, calendar.zone)).some(span => span.from <= ms && ms < span.to)
}

/** The opening hours of one date in order, overlapping ones merged. */
export function openingSlotsOn(calendar: WorkingCalendar, on: DateOn): OpeningSlot[] {
  return spansOn(calendar, on).map(slotOf)
}

/** The closing moment of a date, or undefined when the shop stays closed. */
export function endOfWork(calendar: WorkingCalendar, on: DateOn): Instant | undefined {
  const last = spansOn(calendar, on).at(-1)
  return last && toInstant(last.to)
}

/** The closing moment of a date, or of the next working day when the shop is closed on it. */
export function endOfWorkOnOrAfter(calendar: WorkingCalendar, on: DateOn): Instant {
  for (let days = 0; days <= SEARCH_DAYS; days++) {
    const end = endOfWork(calendar, addDaysOn(on, days))
    if (end !== undefined) return end
  }
  throw neverOpen(on)
}

/** The n-th working day after (before, when negative) a date; 0 is the date itself, working or not. */
export function addWorkingDays(calendar: WorkingCalendar, on: DateOn, days: number): DateOn {
  const step = Math.sign(days)
  let left = Math.abs(days)
  let closedInARow = 0
  let date = on
  while (left > 0) {
    date = addDaysOn(date, step)
    closedInARow = isWorkingDay(calendar, date) ? 0 : closedInARow + 1
    if (closedInARow === 0) left--
    if (closedInARow > SEARCH_DAYS) throw neverOpen(on)
  }
  return date
}

/** The earliest moment with that much working time behind it; for negative minutes the latest one before. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  return addWorkingMs(calendar, from, Math.round(minutes * MINUTE))
}

/** Whole working minutes from a to b, cut towards zero; negative when b comes first. */
export function workingMinutesBetween(calendar: WorkingCalendar, a: Instant, b: Instant): number {
  if (msOf(b) < msOf(a)) return 0 - workingMinutesBetween(calendar, b, a)
  const [from, to] = [msOf(a), msOf(b)]
  const firstOn = dateOn(a, calendar.zone)
  const days = daysBetweenOn(firstOn, dateOn(b, calendar.zone))
  let ms = 0
  for (let day = 0; day <= days; day++) {
    for (const span of spansOn(calendar, addDaysOn(firstOn, day))) {
      ms += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
    }
  }
  return Math.floor(ms / MINUTE)
}

/** The moment itself while open, else the next opening. */
export function nextOpening(calendar: WorkingCalendar, at: Instant): Instant {
  const ms = msOf(at)
  for (const span of spansAfter(calendar, at)) {
    if (ms < span.to) return toInstant(Math.max(ms, span.from))
  }
  throw neverOpen(at)
}

/** The opening hours the moment lies in, else the last ones before it. */
export function previousOpeningSlot(calendar: WorkingCalendar, at: Instant): OpeningSlot {
  const ms = msOf(at)
  for (const span of spansBefore(calendar, at)) {
    if (span.from <= ms) return slotOf(span)
  }
  throw neverOpen(at)
}

/** The moment a job begun at start has used that share of its planned working time. */
export function momentAtShare(
  calendar: WorkingCalendar,
  start: Instant,
  plannedMinutes: number,
  sharePpm: number,
): Instant {
  return addWorkingMs(calendar, start, Math.round((plannedMinutes * MINUTE * sharePpm) / 1_000_000))
}

/** The calendar with more hours on one date, from one moment of it to another. */
export function withHours(calendar: WorkingCalendar, from: Instant, to: Instant): WorkingCalendar {
  const on = dateOn(from, calendar.zone)
  const local = (at: Instant) => formatLocal(at, calendar.zone, 'time')
  const hours = [...hoursOn(calendar, on), { open: local(from), close: local(to) }]
  return { ...calendar, exceptions: { ...calendar.exceptions, [on]: { hours } } }
}

type Span = { from: number; to: number }

function addWorkingMs(calendar: WorkingCalendar, from: Instant, amountMs: number): Instant {
  const start = msOf(from)
  let left = Math.abs(amountMs)
  if (left === 0) return toInstant(start)
  for (const span of amountMs > 0 ? spansAfter(calendar, from) : spansBefore(calendar, from)) {
    const open = amountMs > 0 ? Math.max(span.from, start) : span.from
    const close = amountMs > 0 ? span.to : Math.min(span.to, start)
    if (close <= open) continue
    if (left <= close - open) return toInstant(amountMs > 0 ? open + left : close - left)
    left -= close - open
  }
  throw neverOpen(from)
}

function* spansAfter(calendar: WorkingCalendar, at: Instant): Generator<Span> {
  let on = dateOn(at, calendar.zone)
  for (let empty = 0; empty <= SEARCH_DAYS; on = addDaysOn(on, 1)) {
    const spans = spansOn(calendar, on)
    empty = spans.length > 0 ? 0 : empty + 1
    yield* spans
  }
}

function* spansBefore(calendar: WorkingCalendar, at: Instant): Generator<Span> {
  let on = dateOn(at, calendar.zone)
  for (let empty = 0; empty <= SEARCH_DAYS; on = addDaysOn(on, -1)) {
    const spans = spansOn(calendar, on)
    empty = spans.length > 0 ? 0 : empty + 1
    yield* spans.toReversed()
  }
}

function spansOn(calendar: WorkingCalendar, on: DateOn): Span[] {
  const merged: Span[] = []
  for (const hours of hoursOn(calendar, on).toSorted((a, b) => minutesOfDay(a.open) - minutesOfDay(b.open))) {
    if (minutesOfDay(hours.close) <= minutesOfDay(hours.open)) {
      throw new RangeError(`Closing ${hours.close} is not after opening ${hours.open}`)
    }
    const from = msOf(instantOf(on, hours.open, calendar.zone))
    const to = msOf(instantOf(on, hours.close, calendar.zone))
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else if (from < to) merged.push({ from, to })
  }
  return merged
}

function hoursOn(calendar: WorkingCalendar, on: DateOn): readonly OpeningHours[] {
  const exception = Object.hasOwn(calendar.exceptions, on) ? calendar.exceptions[on] : undefined
  if (exception) return 'hours' in exception ? exception.hours : []
  return calendar.weekly[weekdayOf(on)]
}

const slotOf = (span: Span): OpeningSlot => ({ opensAt: toInstant(span.from), closesAt: toInstant(span.to) })
const neverOpen = (near: string) => new RangeError(`The working calendar has no opening hours near ${near}`)
