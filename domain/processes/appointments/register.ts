import { formatScaled } from '#domain/kernel/scaled.ts'
import { type Text, texts } from '#domain/kernel/texts.ts'

/** What became of a booking, as the register (FRM-12) calls it. */
export const outcomeTexts = texts({
  expected: ['待到店', 'Expected'],
  arrived: ['到店', 'Arrived'],
  rescheduled: ['改期', 'Rescheduled'],
  cancelled: ['取消', 'Cancelled'],
  noShow: ['爽约', 'No show'],
})

/** A share as the paper prints it, with one decimal; a dash when nobody came. */
export function rateText(ratePpm: number | null): string {
  if (ratePpm === null) return '—'
  return `${formatScaled(Math.round(ratePpm / 1_000), 1, { grouped: false, padded: true })}%`
}

export const bookingRateFormula: Text = [
  '预约率 = 期间内有预约的到店台次 ÷ 全部到店台次（含未预约到店；爽约不计入分子）',
  'Booking rate = arrivals with a booking ÷ all arrivals of the period; no-shows are not counted as arrivals',
]
