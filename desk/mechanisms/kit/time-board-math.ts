import { addMinutes, type Instant, instantOf, isBefore, minutesBetween } from '#domain/kernel/time.ts'

export const snapMinutes = 15

/** The piece of a day the board shows. */
export type Span = { on: string; fromHour: number; toHour: number }
export type Booking = { id: string; row: string; startAt: Instant; endAt: Instant }
export type Place = { row: string; startAt: Instant; endAt: Instant }

export const spanStart = ({ on, fromHour }: Span): Instant => instantOf(on, hourText(fromHour))
export const spanMinutes = ({ fromHour, toHour }: Span): number => (toHour - fromHour) * 60

/** Where a booking lies on the width of the board, as shares from 0 to 1; what lies outside is cut off. */
export function shareOf(span: Span, booking: Pick<Booking, 'startAt' | 'endAt'>): { left: number; width: number } {
  const start = clamp(minutesBetween(spanStart(span), booking.startAt) / spanMinutes(span))
  const end = clamp(minutesBetween(spanStart(span), booking.endAt) / spanMinutes(span))
  return { left: start, width: Math.max(0, end - start) }
}

/** Moves by a distance on the screen, to the nearest quarter of an hour and never out of the day shown. */
export function movedBy(span: Span, booking: Booking, shareX: number, row: string): Place {
  const length = minutesBetween(booking.startAt, booking.endAt)
  const wanted = minutesBetween(spanStart(span), booking.startAt) + shareX * spanMinutes(span)
  const start = Math.max(0, Math.min(snap(wanted), spanMinutes(span) - Math.min(length, spanMinutes(span))))
  const startAt = addMinutes(spanStart(span), start)
  return { row, startAt, endAt: addMinutes(startAt, length) }
}

/** Makes a booking longer or shorter; never shorter than one step. */
export function resizedBy(span: Span, booking: Booking, shareX: number): Place {
  const length = minutesBetween(booking.startAt, booking.endAt) + shareX * spanMinutes(span)
  const longest = spanMinutes(span) - minutesBetween(spanStart(span), booking.startAt)
  const minutes = Math.max(snapMinutes, Math.min(snap(length), longest))
  return { row: booking.row, startAt: booking.startAt, endAt: addMinutes(booking.startAt, minutes) }
}

/** Where something from the queue comes to lie when dropped at this share of the width. */
export function placedAt(span: Span, row: string, shareX: number, minutes: number): Place {
  const latest = Math.max(0, spanMinutes(span) - minutes)
  const start = Math.max(0, Math.min(snap(clamp(shareX) * spanMinutes(span)), latest))
  const startAt = addMinutes(spanStart(span), start)
  return { row, startAt, endAt: addMinutes(startAt, minutes) }
}

export function overlaps(place: Place, booking: Booking): boolean {
  return place.row === booking.row && isBefore(place.startAt, booking.endAt) && isBefore(booking.startAt, place.endAt)
}

/** The first other booking in the way. */
export function conflictOf<B extends Booking>(place: Place, bookings: readonly B[], ownId: string): B | undefined {
  return bookings.find(booking => booking.id !== ownId && overlaps(place, booking))
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.row === b.row && a.startAt === b.startAt && a.endAt === b.endAt

const snap = (minutes: number) => Math.round(minutes / snapMinutes) * snapMinutes
const clamp = (share: number) => Math.max(0, Math.min(1, share))
const hourText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
