import { type Instant, isBefore, maxInstant, minInstant, minutesBetween } from '#domain/kernel/time.ts'

type Booking = { from: Instant; to: Instant; purpose: string }
type Opening = { opensAt: Instant; closesAt: Instant }

/** WKS-02: how much lies on somebody while the shop is open, and when the last of it is done; leave is no work. */
export function loadOf(
  bookings: readonly Booking[],
  opening: readonly Opening[],
): { minutes: number; untilAt: Instant | null } {
  const work = bookings.filter(({ purpose }) => purpose === 'job' || purpose === 'appointment')
  const [first, ...rest] = work.map(({ to }) => to)
  const minutes = work.reduce((sum, booking) => sum + openMinutes(booking, opening), 0)
  return { minutes, untilAt: first === undefined ? null : maxInstant(first, ...rest) }
}

/** Work over a night counts its hours of the day only; where nothing says when the shop is open, all of them. */
function openMinutes({ from, to }: Booking, opening: readonly Opening[]): number {
  if (opening.length === 0) return minutesBetween(from, to)
  return opening.reduce((sum, { opensAt, closesAt }) => {
    const [begin, end] = [maxInstant(from, opensAt), minInstant(to, closesAt)]
    return isBefore(begin, end) ? sum + minutesBetween(begin, end) : sum
  }, 0)
}
