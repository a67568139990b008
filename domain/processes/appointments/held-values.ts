import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { formatLocal, type Instant } from '#domain/kernel/time.ts'
import { offPeakTotalFen } from './off-peak.ts'
import type { HeldValues } from './told-points.ts'

type Booking = {
  lines: readonly { kind: string; amountFen: Fen }[]
  plannedMinutes: number
  bookedAt: Instant | null
  zone: string
  adviser: string
  namedTechnician: string
  offPeak: { label: string; ppm: number }
}

/** What is to be told of price, time and people, in the words the copy prints. */
export function heldValues(booking: Booking): HeldValues {
  const { adviser, bookedAt, namedTechnician } = booking
  return {
    price: priceText(booking.lines, booking.offPeak),
    duration: durationText(booking.plannedMinutes),
    reception:
      bookedAt === null || adviser === '' ? '' : `${formatLocal(bookedAt, booking.zone, 'long')}，服务顾问 ${adviser}`,
    technician: namedTechnician === '' ? '不指定' : `指定 ${namedTechnician}`,
  }
}

export function priceText(lines: Booking['lines'], offPeak: Booking['offPeak']): string {
  const discountFen = offPeakTotalFen(lines, offPeak.ppm)
  const offer = offPeak.label === '' ? '' : `；${offPeak.label}`
  if (lines.length === 0) return `检查后报价${offer}`
  const of = (labour: boolean) =>
    sumFen(lines.filter(line => (line.kind === 'labour') === labour).map(line => line.amountFen))
  const totalFen = sumFen(lines.map(line => line.amountFen)) - discountFen
  const saved = discountFen > 0 ? `，已优惠 ${formatFen(discountFen)} 元` : ''
  return `约 ${formatFen(totalFen)} 元（工时 ${formatFen(of(true) - discountFen)} 元，配件及其他 ${formatFen(of(false))} 元）${offer}${saved}`
}

export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (minutes === 0) return ''
  if (hours === 0) return `约 ${rest} 分钟`
  return rest === 0 ? `约 ${hours} 小时` : `约 ${hours} 小时 ${rest} 分钟`
}
