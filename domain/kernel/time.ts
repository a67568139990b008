/** An ISO moment in UTC with milliseconds and Z: '2026-11-22T02:30:00.000Z'. Sorts as text. */
export type Instant = string
/** A calendar date without a zone: '2026-11-22'. */
export type DateOn = string
export type LocalParts = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  /** 0 is Sunday. */
  weekday: Weekday
}
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
export type LocalStyle = 'date' | 'time' | 'minute' | 'long'

export const SHANGHAI = 'Asia/Shanghai'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

export function toInstant(ms: number): Instant {
  const text = new Date(ms).toISOString()
  // Years past 9999 print with a sign and would no longer sort as text.
  if (text.length !== 24) throw new RangeError(`Moment outside the years 0 to 9999: ${text}`)
  return text
}

export function msOf(at: Instant): number {
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) throw new RangeError(`Not a moment: ${at}`)
  return ms
}

export const addMinutes = (at: Instant, minutes: number): Instant => toInstant(msOf(at) + minutes * MINUTE)
export const addHours = (at: Instant, hours: number): Instant => addMinutes(at, hours * 60)

/** The same wall-clock time n days later, which is not always n times 24 hours. */
export function addCalendarDays(at: Instant, days: number, zone: string = SHANGHAI): Instant {
  const wallMs = msOf(at) + offsetMs(msOf(at), zone)
  return toInstant(msOfWall(wallMs + days * DAY, zone))
}

/** Whole minutes from a to b, cut towards zero; negative when b comes first. */
export const minutesBetween = (a: Instant, b: Instant): number => Math.trunc((msOf(b) - msOf(a)) / MINUTE) + 0
export const isBefore = (a: Instant, b: Instant): boolean => msOf(a) < msOf(b)
export const maxInstant = (first: Instant, ...rest: Instant[]): Instant =>
  rest.reduce((most, at) => (isBefore(most, at) ? at : most), first)
export const minInstant = (first: Instant, ...rest: Instant[]): Instant =>
  rest.reduce((least, at) => (isBefore(at, least) ? at : least), first)

export function localParts(at: Instant, zone: string = SHANGHAI): LocalParts {
  const ms = msOf(at)
  const wall = new Date(ms + offsetMs(ms, zone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
    weekday: weekdayAt(wall.getUTCDay()),
  }
}

export function dateOn(at: Instant, zone: string = SHANGHAI): DateOn {
  const ms = msOf(at)
  return toInstant(ms + offsetMs(ms, zone)).slice(0, 10)
}

/**
 * The moment a wall clock shows date and time ('00:00' to '24:00'). A time the clock skips (start of summer time)
 * moves forward by the skipped hour; a time it shows twice is the first of the two.
 */
export function instantOf(on: DateOn, time: string, zone: string = SHANGHAI): Instant {
  return toInstant(msOfWall(msOfDate(on) + minutesOfDay(time) * MINUTE, zone))
}

/** Minutes since midnight of 'HH:mm'; '24:00' is the end of the day. */
export function minutesOfDay(time: string): number {
  const found = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time)
  if (!found) throw new RangeError(`Not a time of day: ${time}`)
  return found[1] === undefined ? 24 * 60 : Number(found[1]) * 60 + Number(found[2])
}

export function isDateOn(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  // Date.parse lets the 30th of February roll over into March.
  return !Number.isNaN(ms) && toInstant(ms).startsWith(text)
}

export const addDaysOn = (on: DateOn, days: number): DateOn => toInstant(msOfDate(on) + days * DAY).slice(0, 10)
/** Days from a to b. */
export const daysBetweenOn = (a: DateOn, b: DateOn): number => Math.round((msOfDate(b) - msOfDate(a)) / DAY) + 0
export const weekdayOf = (on: DateOn): Weekday => weekdayAt(new Date(msOfDate(on)).getUTCDay())

/** Calendar months later; the 31st becomes the last day of a shorter month. */
export function addMonthsOn(on: DateOn, months: number): DateOn {
  const from = new Date(msOfDate(on))
  const firstOfMonth = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const lastDay = new Date(Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0)).getUTCDate()
  return addDaysOn(toInstant(firstOfMonth.getTime()).slice(0, 10), Math.min(from.getUTCDate(), lastDay) - 1)
}

/** date 2026-11-22, time 10:30, minute 2026-11-22 10:30, long 2026年11月22日 10:30. */
export function formatLocal(at: Instant, zone: string = SHANGHAI, style: LocalStyle = 'minute'): string {
  const ms = msOf(at)
  const wall = toInstant(ms + offsetMs(ms, zone))
  const date = wall.slice(0, 10)
  const time = wall.slice(11, 16)
  if (style === 'date') return date
  if (style === 'time') return time
  return style === 'minute' ? `${date} ${time}` : `${formatDateOnLong(date)} ${time}`
}

/** 2026年11月22日, months and days without a leading zero as on Chinese papers. */
export function formatDateOnLong(on: DateOn): string {
  const date = new Date(msOfDate(on))
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

function msOfDate(on: DateOn): number {
  if (!isDateOn(on)) throw new RangeError(`Not a calendar date: ${on}`)
  return Date.parse(`${on}T00:00:00.000Z`)
}

function weekdayAt(index: number): Weekday {
  const weekday = WEEKDAYS[index]
  if (weekday === undefined) throw new RangeError(`Not a weekday: ${index}`)
  return weekday
}

function msOfWall(wallMs: number, zone: string): number {
  const offsetBefore = offsetMs(wallMs - DAY, zone)
  const offsetAfter = offsetMs(wallMs + DAY, zone)
  const first = wallMs - offsetBefore
  if (offsetBefore === offsetAfter || offsetMs(first, zone) === offsetBefore) return first
  const second = wallMs - offsetAfter
  return offsetMs(second, zone) === offsetAfter ? second : first
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const dayOffsets = new Map<string, number | 'changes'>()

/** A day at whose two ends the offset agrees has one offset, so most questions are answered without Intl. */
function offsetMs(ms: number, zone: string): number {
  const day = Math.floor(ms / DAY)
  const key = `${zone} ${day}`
  let known = dayOffsets.get(key)
  if (known === undefined) {
    if (dayOffsets.size > 10_000) dayOffsets.clear()
    const atStart = readOffsetMs(day * DAY, zone)
    known = atStart === readOffsetMs((day + 1) * DAY, zone) ? atStart : 'changes'
    dayOffsets.set(key, known)
  }
  return known === 'changes' ? readOffsetMs(ms, zone) : known
}

function readOffsetMs(ms: number, zone: string): number {
  const whole = Math.floor(ms / 1000) * 1000
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(whole)
      .map(part => [part.type, Number(part.value)]),
  )
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second')) - whole
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, formatter)
  return formatter
}
