import { applyRatePpm, type Fen, sumFen } from '#domain/kernel/money.ts'
import { dateOn, type Instant, localParts, weekdayOf } from '#domain/kernel/time.ts'

/** A stretch of the week that is worth something to the shop: who comes then pays less labour, or is given something. */
export type OffPeakWindow = {
  weekdays: readonly number[]
  from: string
  to: string
  labourPpm: number
  /** What else is given, in the words the customer reads; empty for nothing. */
  gift: string
}
export type OffPeakOffer = { label: string; labourPpm: number }

const WHOLE_PPM = 1_000_000

/** What a time gives; of several windows the one with the greatest discount. */
export function offerAt(at: Instant, windows: readonly OffPeakWindow[], zone: string): OffPeakOffer | undefined {
  const { hour, minute } = localParts(at, zone)
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const weekday = weekdayOf(dateOn(at, zone))
  const [best] = windows
    .filter(window => window.weekdays.includes(weekday) && window.from <= time && time < window.to)
    .toSorted((a, b) => b.labourPpm - a.labourPpm)
  return best && { label: offerLabel(best), labourPpm: best.labourPpm }
}

/** 低峰 工时9折: as the trade says it, what is left to pay in tenths. */
export function offerLabel({ labourPpm, gift }: Pick<OffPeakWindow, 'labourPpm' | 'gift'>): string {
  const tenths = String(Math.round((WHOLE_PPM - labourPpm) / 10_000) / 10)
  return ['低峰', labourPpm > 0 ? `工时${tenths}折` : '', gift].filter(Boolean).join(' ')
}

/** What the offer takes off one line: only labour is cheaper, never a part. */
export function offPeakDiscountFen(line: { kind: string; amountFen: Fen }, labourPpm: number): Fen {
  return line.kind === 'labour' ? applyRatePpm(line.amountFen, labourPpm, 'down') : 0
}

export function offPeakTotalFen(lines: readonly { kind: string; amountFen: Fen }[], labourPpm: number): Fen {
  return sumFen(lines.map(line => offPeakDiscountFen(line, labourPpm)))
}
